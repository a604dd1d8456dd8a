using System.Net;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>Settings of the local channel, section <c>LocalChannel</c>.</summary>
public sealed class LocalChannelOptions
{
    /// <summary>Where the page is served: <c>http</c>, an address and a port.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Password of the page (any user name); needed where <see cref="Url"/> is not a loopback address.</summary>
    public string? Password { get; init; }

    /// <summary>The address as read; null where it is none.</summary>
    public Uri? Address => Uri.TryCreate(Url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address) && address.Scheme == "http" && address.AbsolutePath == "/" ? address : null;

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Address is { } address && (address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
