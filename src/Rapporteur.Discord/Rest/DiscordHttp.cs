using Microsoft.Extensions.Logging;

namespace Rapporteur.Discord.Rest;

/// <summary>Puts the way of a request together: limits first, then the attempt, then the wire.</summary>
/// <remarks>No HTTP client factory: it logs each address, and an interaction's address holds the token that answers it.</remarks>
internal static class DiscordHttp
{
    public static DiscordRest Calls(DiscordOptions options, DiscordMetrics metrics, TimeProvider clock, ILoggerFactory loggers) =>
        Calls(options, metrics, clock, loggers, new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10), // An address of Discord's may move.
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
            MaxConnectionsPerServer = 512, // Under a flood, more sockets would cost memory and answer nobody sooner.
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });

    /// <summary>The same over another wire.</summary>
    public static DiscordRest Calls(DiscordOptions options, DiscordMetrics metrics, TimeProvider clock, ILoggerFactory loggers, HttpMessageHandler wire)
    {
        var attempt = new AttemptHandler(clock) { InnerHandler = wire };
        var limits = new RateLimitHandler(
            new(options.RequestsPerSecond, clock), new(clock), metrics, loggers.CreateLogger<RateLimitHandler>()) { InnerHandler = attempt };
        return new(options, limits, clock);
    }
}
