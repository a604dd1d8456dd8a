using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Rest;

/// <summary>The calls of Discord's REST API that this bot makes.</summary>
/// <remarks>
/// What is safe to repeat is repeated after a failure of Discord's: reads and edits by their nature, a callback since a second one
/// is refused with 40060, a post since it carries a nonce that Discord holds to. A follow-up has no nonce, but goes to one
/// person alone, to whom two say more than none. What Discord refused (4xx) is never repeated.
/// </remarks>
/// <exception cref="DiscordCallException">Discord said no.</exception>
/// <exception cref="DiscordUnavailableException">Discord failed several times, or could not be reached.</exception>
public sealed class DiscordRest
{
    /// <summary>Discord's code for "interaction has already been acknowledged": after a repeat it means that the first one arrived.</summary>
    internal const int AlreadyAcknowledged = 40060;

    // Discord, "Reference", user agent: DiscordBot ($url, $versionNumber). The project has no home on the web; RFC 2606 keeps .invalid free.
    private const string UserAgent = "DiscordBot (https://rapporteur.invalid, 1.0)";

    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly AuthenticationHeaderValue bot;
    private readonly ResiliencePipeline repeats;
    private readonly ResiliencePipeline<HttpResponseMessage> callbackRepeats;

    internal DiscordRest(DiscordOptions options, HttpMessageHandler handler, TimeProvider clock)
    {
        this.clock = clock;
        http = new(handler) { BaseAddress = options.Api, Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version20 };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        bot = new("Bot", options.Token);
        repeats = Repeat(clock, attempts: 4, TimeSpan.FromSeconds(0.5));
        callbackRepeats = RepeatCallback(clock);
    }

    /// <summary>Posts a message in a channel, once: a repeat within a few minutes gives the first message back.</summary>
    /// <param name="nonce">At most 25 characters, the same for each try of the same post.</param>
    /// <returns>The message; of one that says no more, its id alone.</returns>
    public async Task<Message> CreateMessageAsync(Snowflake channel, MessageBody body, string nonce, CancellationToken cancellationToken)
    {
        var json = SentJson.Of(body with { Nonce = nonce, EnforceNonce = true }, SentJson.Default.MessageBody);
        var created = await AskAsync(Route.CreateMessage(channel), json, DiscordJson.Default.JsonElement, cancellationToken);
        return MessageOf(created, channel) ?? throw new DiscordUnavailableException(Route.CreateMessage(channel).Template, "the answer has no id");
    }

    /// <summary>Posts a message that answers another one of the same channel, once, and pings nobody; a plain post where the other one is gone.</summary>
    /// <param name="nonce">As for <see cref="CreateMessageAsync"/>.</param>
    public Task<Message> ReplyAsync(Snowflake channel, Snowflake to, MessageBody body, string nonce, CancellationToken cancellationToken) =>
        CreateMessageAsync(channel, body with { MessageReference = new(to, FailIfNotExists: false) }, nonce, cancellationToken);

    /// <summary>Changes one of the bot's own messages; code 30046 where Discord allows no further edits of an old one now.</summary>
    public async Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageBody body, CancellationToken cancellationToken)
    {
        // What it now looks like is known here: the answer is not read.
        (await SendAsync(Route.EditMessage(channel, message), SentJson.Of(body, SentJson.Default.MessageBody), cancellationToken)).Dispose();
        return new(message, channel);
    }

    /// <summary>Messages of a channel, the newest first; needs Read Message History.</summary>
    /// <param name="after">Only messages newer than this id; <see cref="Snowflake.At"/> makes one of a moment.</param>
    /// <param name="limit">1 to 100.</param>
    /// <returns>The messages; of one that cannot be read, such as another bot's of a new kind, its id alone.</returns>
    public async Task<Message[]> ListMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken) =>
    [
        .. (await AskAsync(Route.ListMessages(channel, after, limit), null, DiscordJson.Default.JsonElementArray, cancellationToken))
            .Select(message => MessageOf(message, channel)).OfType<Message>(),
    ];

    internal Task<GatewayBot> GetGatewayAsync(CancellationToken cancellationToken) =>
        AskAsync(Route.Gateway, null, DiscordJson.Default.GatewayBot, cancellationToken);

    internal Task<PartialApplication> GetApplicationAsync(CancellationToken cancellationToken) =>
        AskAsync(Route.Application, null, DiscordJson.Default.PartialApplication, cancellationToken);

    internal Task<ApplicationCommand[]> ListCommandsAsync(Snowflake application, CancellationToken cancellationToken) =>
        AskAsync(Route.ListCommands(application), null, DiscordJson.Default.ApplicationCommandArray, cancellationToken);

    internal async Task OverwriteCommandsAsync(Snowflake application, ApplicationCommand[] commands, CancellationToken cancellationToken) =>
        (await SendAsync(Route.OverwriteCommands(application), SentJson.Of(commands, DiscordJson.Default.ApplicationCommandArray), cancellationToken)).Dispose();

    /// <summary>The first answer to an interaction. True if Discord took it, also where it had taken it already.</summary>
    internal async Task<bool> CallBackAsync(Snowflake interaction, string token, byte[] callback, CancellationToken cancellationToken)
    {
        try
        {
            (await SendAsync(Route.Callback(interaction, token, clock), callback, cancellationToken)).Dispose();
            return true;
        }
        catch (DiscordCallException refusal) when (refusal.Code == AlreadyAcknowledged)
        {
            return true;
        }
    }

    internal async Task EditOriginalAsync(Snowflake application, string token, MessageBody body, CancellationToken cancellationToken) =>
        (await SendAsync(Route.EditOriginal(application, token), SentJson.Of(body, SentJson.Default.MessageBody), cancellationToken)).Dispose();

    /// <summary>Takes the first reply back; done too where it is gone already, as after a try whose answer was lost.</summary>
    internal async Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken)
    {
        try
        {
            (await SendAsync(Route.DeleteOriginal(application, token), null, cancellationToken)).Dispose();
        }
        catch (DiscordCallException refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            // It is gone.
        }
    }

    /// <summary>Sends a further message. It may come twice where Discord's answer to the first was lost.</summary>
    internal async Task FollowUpAsync(Snowflake application, string token, MessageBody body, CancellationToken cancellationToken) =>
        (await SendAsync(Route.FollowUp(application, token), SentJson.Of(body, SentJson.Default.MessageBody), cancellationToken)).Dispose();

    private static Message? MessageOf(JsonElement message, Snowflake channel)
    {
        try
        {
            return message.Deserialize(DiscordJson.Default.Message) is { Id.Value: > 0 } read ? read : null;
        }
        catch (JsonException)
        {
            return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out var text) && Snowflake.TryParse(text.ToString(), out var id)
                ? new(id, channel)
                : null;
        }
    }

    private async Task<T> AskAsync<T>(Route route, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, body, cancellationToken);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(content, type, cancellationToken)
                ?? throw new DiscordUnavailableException(route.Template, "the answer is empty");
        }
        catch (JsonException unreadable)
        {
            throw new DiscordUnavailableException(route.Template, "the answer is not the JSON that Discord documents", unreadable) { IsUnreadable = true };
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Route route, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            var call = (Caller: this, Route: route, Body: body);
            return route.Lane == Lane.Callback
                ? await callbackRepeats.ExecuteAsync(static async (each, stop) => await each.Caller.SendOnceAsync(each.Route, each.Body, stop), call, cancellationToken)
                : await repeats.ExecuteAsync(static async (each, stop) => await each.Caller.SendOnceAsync(each.Route, each.Body, stop), call, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new DiscordUnavailableException(route.Template, exception is HttpRequestException { InnerException: { } cause } ? cause.Message : exception.Message, exception);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Route route, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(route.Method, route.Path);
        request.Options.Set(Route.Key, route);
        request.Headers.Authorization = route.Lane == Lane.Bot ? bot : null;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        }

        var response = await http.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw (int)response.StatusCode >= 500 && response.StatusCode != HttpStatusCode.NotImplemented
                ? new DiscordUnavailableException(route.Template, $"it failed with {(int)response.StatusCode}")
                : await RefusalAsync(route, response, cancellationToken);
        }
    }

    private static async Task<Exception> RefusalAsync(Route route, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized && route.Lane == Lane.Bot)
        {
            return new DiscordRefusedException(CloseCode.WhyStop(4004)!);
        }

        var error = new DiscordError(0, null);
        try
        {
            error = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), DiscordJson.Default.DiscordError) ?? error;
        }
        catch (JsonException)
        {
            // A page instead of JSON: the status says enough.
        }

        return new DiscordCallException(route.Template, response.StatusCode, error.Code, error.Message ?? "no words");
    }

    private static ResiliencePipeline Repeat(TimeProvider clock, int attempts, TimeSpan delay) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<DiscordUnavailableException>(),
            MaxRetryAttempts = attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = delay,
            MaxDelay = TimeSpan.FromSeconds(10),
        })
        .Build();

    // A callback that fails is repeated at once and then a little later each time. One that hangs is not given up, since a slow answer is an
    // answer: another one goes beside it, and whichever is taken first ends both (the other is refused with 40060, which says the same).
    private static ResiliencePipeline<HttpResponseMessage> RepeatCallback(TimeProvider clock) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddHedging(new HedgingStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<DiscordUnavailableException>(),
            MaxHedgedAttempts = 1,
            Delay = TimeSpan.FromSeconds(1.2),
        })
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<DiscordUnavailableException>(),
            MaxRetryAttempts = 8,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(0.05),
            MaxDelay = TimeSpan.FromSeconds(0.5),
        })
        .Build();
}
