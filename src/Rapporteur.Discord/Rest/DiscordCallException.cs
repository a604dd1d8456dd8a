using System.Net;

namespace Rapporteur.Discord.Rest;

/// <summary>Discord understood a request and said no; the same request again would get the same answer.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Discord's own error code; 0 where there was none.</param>
/// <param name="said">Discord's words, for the log.</param>
public sealed class DiscordCallException(string route, HttpStatusCode status, int code, string said)
    : Exception($"Discord refused {route} with {(int)status} (code {code}): {said}")
{
    /// <summary>Discord's code for "Maximum number of edits to messages older than 1 hour reached"; it comes with status 429. Source: Discord, "Opcodes and Status Codes", JSON error codes.</summary>
    public const int TooManyEdits = 30046;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Discord's own error code, such as 30046 (too many edits of an old message); 0 where there was none.</summary>
    public int Code { get; } = code;

    /// <summary>Discord's words.</summary>
    public string Said { get; } = said;

    /// <summary>Whether the channel, message or right is missing, so that no later try can succeed.</summary>
    public bool IsGone => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
}

/// <summary>Discord could not be reached or failed. Whether it acted on the request is not known.</summary>
public sealed class DiscordUnavailableException(string route, string why, Exception? inner = null) : Exception($"Discord did not answer {route}: {why}", inner)
{
    /// <summary>Whether there was an answer that could not be read.</summary>
    public bool IsUnreadable { get; init; }
}
