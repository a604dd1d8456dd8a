using Microsoft.Extensions.Options;
using Rapporteur.Bot.LocalChannel;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Asks a running host on this machine whether it is live: the health check of the container, which has no curl.</summary>
internal static class HealthCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var port = services.GetRequiredService<IOptions<LocalChannelOptions>>().Value.Address!.Port;
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"), cancellation);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"No host answers on port {port}.");
            return 1;
        }
    }
}
