using Rapporteur.Discord.Gateway;

namespace Rapporteur.Discord;

/// <summary>The settings under <c>Discord</c>: <c>Discord__Token</c> in the environment, and so on.</summary>
public sealed class DiscordOptions
{
    /// <summary>The bot's token; without one nothing of Discord starts. A secret: it belongs in the environment.</summary>
    public string? Token { get; init; }

    /// <summary>Where the REST API lies, with its version.</summary>
    /// <value>An absolute http or https address; <c>https://discord.com/api/v10/</c> unless set.</value>
    public string ApiUrl { get; init; } = "https://discord.com/api/v10/";

    /// <summary>Which shards this process runs.</summary>
    /// <value><c>auto</c> (as many as Discord advises), a count such as <c>4</c>, or a part of them such as <c>0-3/16</c>.</value>
    public string Shards { get; init; } = "auto";

    /// <summary>Most requests in a second over all routes but those of interactions; a refusal by Discord lowers what is used.</summary>
    /// <value>1 to 10,000; 50 unless set, what Discord grants every bot (Discord, "Rate Limits", global rate limit).</value>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Whether there is a token, and so a bot to run.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Token);

    /// <summary>One sentence for each setting that cannot be used; none names the token's text.</summary>
    public IEnumerable<string> Faults()
    {
        // A token is letters, digits and a few signs; a line break or a space in it comes from copying and would break the header.
        if (IsOn && Token!.Any(c => c is <= ' ' or > '~'))
        {
            yield return "Discord__Token holds a space, a line break or a letter that no token has; copy it again from the Developer Portal.";
        }

        if (IsOn && Token!.StartsWith("Bot", StringComparison.OrdinalIgnoreCase) && Token.Length < 10)
        {
            yield return "Discord__Token is the token alone, without 'Bot' before it.";
        }

        if (!TryReadApiUrl(ApiUrl, out _))
        {
            yield return $"Discord__ApiUrl must be an absolute http or https address, such as https://discord.com/api/v10/; it is '{ApiUrl}'.";
        }

        if (!ShardPlan.TryParse(Shards, out _))
        {
            yield return $"Discord__Shards must be 'auto', a count such as '4' or a part such as '0-3/16'; it is '{Shards}'.";
        }

        if (RequestsPerSecond is < 1 or > 10_000)
        {
            yield return $"Discord__RequestsPerSecond must lie between 1 and 10000; it is {RequestsPerSecond}.";
        }
    }

    /// <summary>The address with a slash at its end, so that routes can be put behind it.</summary>
    internal Uri Api => TryReadApiUrl(ApiUrl, out var address) ? address : throw new InvalidOperationException("The settings were not checked.");

    /// <summary><see cref="Shards"/>, read.</summary>
    internal ShardPlan Plan => ShardPlan.TryParse(Shards, out var plan) ? plan : throw new InvalidOperationException("The settings were not checked.");

    private static bool TryReadApiUrl(string? text, out Uri address) =>
        Uri.TryCreate(text is { Length: > 0 } && !text.EndsWith('/') ? text + "/" : text, UriKind.Absolute, out address!)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
