using System.Text.Json;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Gateway;

/// <summary>The first words on a new line: Discord's Hello, then ours, then Discord's answer to them. Each is waited for in vain only so long.</summary>
/// <remarks>Until the first heartbeat has gone unanswered, which takes up to two of Discord's intervals, nothing else tells that a line is dead.</remarks>
internal sealed class Handshake(GatewaySocket socket, string token, TimeProvider clock)
{
    // Intents: Guilds (1 << 0) brings guilds, channels and roles; interactions need no intent at all.
    private const int GuildsIntent = 1;

    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(10);

    // A resume may be tried as often as one likes. Each Identify is one of a day's thousand.
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdentifyWithin = TimeSpan.FromSeconds(30);

    private TimeSpan patience = IdentifyWithin;

    /// <summary>Waits for Discord's Hello and gives the interval that it sets for heartbeats.</summary>
    /// <exception cref="LineEndedException">It did not come, or cannot be read.</exception>
    public async Task<TimeSpan> HelloAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(HelloWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(either.Token);
                if (GatewayFrame.TryRead(message, out var frame) && frame.Op == Opcode.Hello
                    && JsonSerializer.Deserialize(frame.Data.Span, DiscordJson.Default.Hello) is { HeartbeatInterval: > 0 } hello)
                {
                    return TimeSpan.FromMilliseconds(hello.HeartbeatInterval);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LineEndedException($"Discord did not say Hello within {HelloWithin.TotalSeconds:0} seconds");
        }
        catch (JsonException unreadable)
        {
            throw new LineEndedException("Discord's Hello could not be read", unreadable);
        }
    }

    /// <summary>Asks for what a session has missed.</summary>
    public ValueTask ResumeAsync(Session session, CancellationToken cancellationToken)
    {
        patience = ResumeWithin;
        var resume = new Outgoing<Resume>(Opcode.Resume, new(token, session.Id, session.Sequence));
        return socket.SendAsync(SentJson.Of(resume, SentJson.Default.OutgoingResume), cancellationToken);
    }

    /// <summary>Asks for a new session.</summary>
    public ValueTask IdentifyAsync(int shard, int shards, CancellationToken cancellationToken)
    {
        // Compression one payload at a time: Discord packs what is large (a guild's arrival) and leaves interactions plain, so
        // it costs nothing while the bot answers. A stream over the whole line would pack everything and keep a window for each shard.
        var properties = new IdentifyProperties("linux", "rapporteur", "rapporteur");
        var identify = new Outgoing<Identify>(Opcode.Identify, new(token, GuildsIntent, properties, Compress: true, [shard, shards]));
        return socket.SendAsync(SentJson.Of(identify, SentJson.Default.OutgoingIdentify), cancellationToken);
    }

    /// <summary>Waits for the first message after our own words, whatever it is. It lies in the socket's buffer.</summary>
    /// <exception cref="LineEndedException">The line stayed silent. That says nothing about the session.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await socket.ReceiveAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LineEndedException($"Discord was silent for {patience.TotalSeconds:0} seconds");
        }
    }
}
