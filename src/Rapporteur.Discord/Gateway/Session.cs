namespace Rapporteur.Discord.Gateway;

/// <summary>What is needed to take a session up again where its line broke.</summary>
internal sealed class Session(string id, Uri address)
{
    /// <summary>Discord's name for it.</summary>
    public string Id { get; } = id;

    /// <summary>Where READY said to resume; not the address that one first connects to.</summary>
    public Uri Address { get; } = address;

    /// <summary>Number of the last event that arrived; what comes after it is sent again.</summary>
    public long Sequence { get; set; }

    /// <summary>The address of a gateway with the version and encoding that we speak; other parameters that it came with stay.</summary>
    public static Uri WithVersion(Uri address)
    {
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => pair.Split('=')[0] is not ("v" or "encoding" or "compress"));
        return new UriBuilder(address) { Query = string.Join('&', ["v=10", "encoding=json", .. others]) }.Uri;
    }

    /// <summary>Reads the address of a gateway; null where it is none.</summary>
    public static Uri? AddressOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" ? address : null;
}
