namespace Rapporteur.Discord.Server.Rest;

/// <summary>Something that goes wrong with the next requests of a kind.</summary>
/// <param name="When">Which requests, by method and path.</param>
/// <param name="Times">How many of them.</param>
public sealed record Fault(Func<string, string, bool> When, int Times)
{
    /// <summary>The status to answer with; null to serve the request.</summary>
    public int? Status { get; init; }

    /// <summary>How long to take first.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the request is served before the fault hides it: Discord took it, and the client does not know.</summary>
    public bool AfterServing { get; init; }

    /// <summary>Whether the connection is cut instead of an answer.</summary>
    public bool Cuts { get; init; }

    /// <summary>Whether the answer begins and then stands still: its headers come, its body does not.</summary>
    public bool Stalls { get; init; }

    /// <summary>The body in place of JSON, such as a page of what stands before Discord; empty for none.</summary>
    public string? Page { get; init; }

    /// <summary>For status 429: what <c>Retry-After</c> and <c>retry_after</c> say.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For status 429: user, shared or global; empty where nothing says.</summary>
    public string Scope { get; init; } = "user";

    /// <summary>Discord's error code.</summary>
    public int Code { get; init; }

    internal int Left = Times;
}
