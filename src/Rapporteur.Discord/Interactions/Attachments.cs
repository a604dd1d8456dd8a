using Rapporteur.Chat;

namespace Rapporteur.Discord.Interactions;

/// <summary>Fetches the files that users give along.</summary>
/// <remarks>Only from Discord's own hosts (or the host of the API that is set): an address in a payload must not make the bot call others.</remarks>
internal sealed class Attachments(DiscordOptions options) : IDisposable
{
    private const int LargestBytes = 8 * 1024 * 1024;

    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = LargestBytes,
    };

    /// <summary>The file; or the sentence that says why it was not fetched.</summary>
    public async Task<(Attachment? File, string? Fault)> FetchAsync(Wire.Attachment attachment, CancellationToken cancellationToken)
    {
        if (attachment.Size > LargestBytes)
        {
            return (null, $"'{attachment.Filename}' is larger than {LargestBytes / (1024 * 1024)} MB.");
        }

        if (!Uri.TryCreate(attachment.Url, UriKind.Absolute, out var address) || !IsDiscords(address))
        {
            return (null, $"'{attachment.Filename}' does not lie with Discord.");
        }

        try
        {
            return (new(attachment.Filename, await http.GetByteArrayAsync(address, cancellationToken)), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, $"'{attachment.Filename}' could not be fetched from Discord; send it again.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private bool IsDiscords(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        || (address.Authority == options.Api.Authority && address.Scheme == options.Api.Scheme);
}
