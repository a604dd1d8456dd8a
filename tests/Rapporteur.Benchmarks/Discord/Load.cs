using System.Diagnostics;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>Sends interactions to a client at a rate, and counts what comes back.</summary>
internal sealed class Load(DiscordServer server, Client client)
{
    /// <summary>Discord, "Receiving and Responding": what has no callback by then is void.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(3);

    /// <summary>Waits for what the client should do.</summary>
    public Task UntilAsync(Func<bool> condition, string what) => client.UntilAsync(condition, what);

    /// <summary>Sends one command and waits for its callback.</summary>
    public async Task<TimeSpan> OneAsync()
    {
        var sent = await server.InteractAsync(Payloads.Command());
        await client.UntilAsync(() => sent.Callback is not null, "answer its first command");
        return sent.AnsweredAt!.Value - sent.SentAt;
    }

    /// <summary>Sends for a while, four commands to one completion, and waits for the callbacks.</summary>
    /// <param name="untilLate">Whether to stop as soon as one is late.</param>
    public async Task<Sending> SendAsync(int perSecond, TimeSpan during, bool untilLate = false)
    {
        var sent = new List<SentInteraction>();
        var oldest = 0;
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) is var now && now < during && !(untilLate && IsLate(sent, ref oldest)))
        {
            for (var due = (int)(now.TotalSeconds * perSecond) - sent.Count; due > 0; due--)
            {
                sent.Add(await server.InteractAsync(sent.Count % 5 == 4 ? Payloads.Completion() : Payloads.Command()));
            }

            await Task.Delay(1);
        }

        await SettleAsync(sent);
        return new(
            sent.Count,
            [.. sent.Where(each => each.AnsweredAt is not null).Select(each => each.AnsweredAt!.Value - each.SentAt)],
            sent.Count(each => each.AnsweredAt is null),
            sent.Count(each => each.Callbacks > 1));
    }

    private static bool IsLate(List<SentInteraction> sent, ref int oldest)
    {
        while (oldest < sent.Count && sent[oldest].AnsweredAt is not null)
        {
            oldest++;
        }

        return oldest < sent.Count && TimeProvider.System.GetUtcNow() - sent[oldest].SentAt > Within;
    }

    // Until all are answered or void, and then until nothing comes any more: a backlog must not burden what is measured next.
    private static async Task SettleAsync(List<SentInteraction> sent)
    {
        var end = Stopwatch.GetTimestamp();
        while (sent.Exists(each => each.AnsweredAt is null) && Stopwatch.GetElapsedTime(end) < Within)
        {
            await Task.Delay(20);
        }

        for (var (before, waits) = (-1, 0); sent.Sum(each => each.Callbacks) is var callbacks && callbacks != before && waits < 20; waits++)
        {
            before = callbacks;
            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }
    }

    /// <summary>What was sent, and what came of it.</summary>
    /// <param name="Sent">How many were sent.</param>
    /// <param name="Latencies">From the frame written to the callback received, of those that were taken in time.</param>
    /// <param name="Late">How many had no callback within three seconds.</param>
    /// <param name="Doubled">How many had more than one.</param>
    public sealed record Sending(int Sent, IReadOnlyList<TimeSpan> Latencies, int Late, int Doubled)
    {
        /// <summary>Whether every one was answered in time.</summary>
        public bool IsHeld => Late == 0;
    }
}
