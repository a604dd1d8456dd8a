using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Rest;

/// <summary>An endpoint as a request goes to it, with what its rate limit is kept by.</summary>
/// <param name="Path">Relative to the API's address, without a slash before it.</param>
/// <param name="Template">Method and path without ids: routes that share it share a bucket name.</param>
/// <param name="Major">The top-level resource (channel, or webhook with its token), each of which has a limit of its own.</param>
/// <param name="Lane">Who it is sent as, and which limits hold for it.</param>
internal sealed record Route(HttpMethod Method, string Path, string Template, string Major, Lane Lane)
{
    /// <summary>How the handlers find the route of a request.</summary>
    public static readonly HttpRequestOptionsKey<Route> Key = new("route");

    /// <summary>Of a callback: what a refusal of one try tells the others, which go beside it; null for the rest, whose buckets are kept.</summary>
    public Bucket? Pause { get; init; }

    public static Route Gateway { get; } = new(HttpMethod.Get, "gateway/bot", "GET gateway/bot", "", Lane.Bot);

    public static Route Application { get; } = new(HttpMethod.Get, "applications/@me", "GET applications/@me", "", Lane.Bot);

    public static Route ListCommands(Snowflake application) => Commands(HttpMethod.Get, application);

    public static Route OverwriteCommands(Snowflake application) => Commands(HttpMethod.Put, application);

    public static Route Callback(Snowflake interaction, string token, TimeProvider clock) =>
        new(HttpMethod.Post, $"interactions/{interaction}/{token}/callback", "POST interactions", "", Lane.Callback) { Pause = new(clock) };

    public static Route FollowUp(Snowflake application, string token) =>
        new(HttpMethod.Post, $"webhooks/{application}/{token}", "POST webhooks", token, Lane.Interaction);

    public static Route EditOriginal(Snowflake application, string token) => Original(HttpMethod.Patch, application, token);

    public static Route DeleteOriginal(Snowflake application, string token) => Original(HttpMethod.Delete, application, token);

    public static Route CreateMessage(Snowflake channel) =>
        new(HttpMethod.Post, $"channels/{channel}/messages", "POST channels/messages", channel.ToString(), Lane.Bot);

    public static Route EditMessage(Snowflake channel, Snowflake message) =>
        new(HttpMethod.Patch, $"channels/{channel}/messages/{message}", "PATCH channels/messages", channel.ToString(), Lane.Bot);

    public static Route ListMessages(Snowflake channel, Snowflake? after, int limit) =>
        new(HttpMethod.Get, $"channels/{channel}/messages?limit={limit}{(after is { } id ? $"&after={id}" : "")}", "GET channels/messages", channel.ToString(), Lane.Bot);

    private static Route Commands(HttpMethod method, Snowflake application) =>
        new(method, $"applications/{application}/commands", $"{method} applications/commands", "", Lane.Bot);

    private static Route Original(HttpMethod method, Snowflake application, string token) =>
        new(method, $"webhooks/{application}/{token}/messages/@original", $"{method} webhooks/messages", token, Lane.Interaction);
}

/// <summary>Who a request is sent as.</summary>
internal enum Lane
{
    /// <summary>The bot, with its token; every limit holds.</summary>
    Bot,

    /// <summary>An interaction's own token in the path; outside the global limit, inside its bucket.</summary>
    Interaction,

    /// <summary>The first answer to an interaction: never held back, since it has three seconds.</summary>
    Callback,
}
