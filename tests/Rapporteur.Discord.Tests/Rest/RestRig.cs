using Microsoft.Extensions.Logging.Abstractions;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Server;

namespace Rapporteur.Discord.Tests.Rest;

/// <summary>The REST calls on a test server, with a clock that the test turns.</summary>
internal sealed class RestRig : IAsyncDisposable
{
    private readonly DiscordMetrics metrics = new();

    private RestRig(DiscordServer server, TurnableClock clock, int perSecond, HttpMessageHandler? wire)
    {
        Server = server;
        Clock = clock;
        var options = new DiscordOptions { Token = server.Token, ApiUrl = server.ApiUrl, RequestsPerSecond = perSecond };
        Calls = wire is null
            ? DiscordHttp.Calls(options, metrics, clock, NullLoggerFactory.Instance)
            : DiscordHttp.Calls(options, metrics, clock, NullLoggerFactory.Instance, wire);
    }

    public DiscordServer Server { get; }

    public TurnableClock Clock { get; }

    public DiscordRest Calls { get; }

    /// <param name="wire">What stands where the network begins; the network unless given.</param>
    public static async Task<RestRig> StartAsync(int perSecond = 50, HttpMessageHandler? wire = null)
    {
        var clock = new TurnableClock();
        return new(await DiscordServer.StartAsync(clock), clock, perSecond, wire);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        metrics.Dispose();
    }
}
