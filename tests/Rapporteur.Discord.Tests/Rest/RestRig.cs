using Microsoft.Extensions.Logging.Abstractions;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Server;

namespace Rapporteur.Discord.Tests.Rest;

/// <summary>The REST calls on a test server, with a clock that the test turns.</summary>
internal sealed class RestRig : IAsyncDisposable
{
    private readonly DiscordMetrics metrics = new();

    private RestRig(DiscordServer server, TurnableClock clock, int perSecond)
    {
        Server = server;
        Clock = clock;
        Calls = DiscordHttp.Calls(new() { Token = server.Token, ApiUrl = server.ApiUrl, RequestsPerSecond = perSecond }, metrics, clock, NullLoggerFactory.Instance);
    }

    public DiscordServer Server { get; }

    public TurnableClock Clock { get; }

    public DiscordRest Calls { get; }

    public static async Task<RestRig> StartAsync(int perSecond = 50)
    {
        var clock = new TurnableClock();
        return new(await DiscordServer.StartAsync(clock), clock, perSecond);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        metrics.Dispose();
    }
}
