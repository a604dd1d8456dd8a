using System.Globalization;
using System.Text;

namespace Rapporteur.Discord.Gateway;

/// <summary>Keeps a line alive and notices when it is not.</summary>
/// <remarks>Source: Discord, "Gateway", sending heartbeats: the first after a random part of the interval; without an answer until the next one the line is dead.</remarks>
internal sealed class Heartbeat(GatewaySocket line, TimeSpan interval, ShardState state, TimeProvider clock)
{
    private volatile bool answered = true;
    private long beatAt;

    /// <summary>Number of the last event, sent along; null before the first.</summary>
    public Func<long?> Sequence { get; init; } = () => null;

    /// <summary>Beats until the line is dead or the token is cancelled.</summary>
    /// <exception cref="LineEndedException">A beat was not answered before the next one was due.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(interval * Random.Shared.NextDouble(), clock, cancellationToken);
        while (true)
        {
            if (!answered)
            {
                throw new LineEndedException("A heartbeat was not answered");
            }

            answered = false;
            beatAt = clock.GetTimestamp();
            await BeatAsync(cancellationToken);
            await Task.Delay(interval, clock, cancellationToken);
        }
    }

    /// <summary>One beat; also what Discord's own request for one is answered with, outside the rhythm.</summary>
    public ValueTask BeatAsync(CancellationToken cancellationToken)
    {
        var sequence = Sequence() is { } number ? number.ToString(CultureInfo.InvariantCulture) : "null";
        return line.SendAsync(Encoding.UTF8.GetBytes($$"""{"op":1,"d":{{sequence}}}"""), cancellationToken);
    }

    /// <summary>An answer came.</summary>
    public void Answered()
    {
        state.Answered(answered ? null : clock.GetElapsedTime(beatAt));
        answered = true;
    }
}
