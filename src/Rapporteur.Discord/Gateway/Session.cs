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

    /// <summary>The address of a gateway with the version and encoding that we speak.</summary>
    public static Uri WithVersion(Uri address) => new UriBuilder(address) { Query = "v=10&encoding=json" }.Uri;
}
