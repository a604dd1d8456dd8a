using System.Collections.Immutable;
using Rapporteur.Chat;
using Rapporteur.Facts;

namespace Rapporteur.Discord;

/// <summary>Answers how the bot is: its line to Discord, and how much it has read.</summary>
/// <param name="further">Sentences of other parts, such as how many alerts wait; asked each time.</param>
public sealed class StatusCommand(DiscordState state, Func<CancellationToken, ValueTask<ImmutableArray<string>>>? further = null) : ICommand
{
    public CommandSpec Spec { get; } = new("status", "How the bot is: its line to Discord, files, facts and alerts", []) { IsPrivate = true };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        new("Status", [new(null, [new(state.Sentence) { Label = "Discord" }, .. Shards(), .. Reading(facts), .. await FurtherAsync(cancellation)])]);

    private IEnumerable<AnswerLine> Shards() => state.Shards.Select(shard => new AnswerLine(
        $"{(shard.IsConnected ? "connected" : "not connected")}; last heartbeat answered {Seconds(shard.SinceAnswer)} ago{(shard.Latency is { } latency ? $", within {latency.TotalMilliseconds:0} ms" : "")}")
    {
        Label = $"shard {shard.Shard}",
    });

    private IEnumerable<AnswerLine> Reading(FactBase facts)
    {
        if (state.IsOn)
        {
            yield return new($"{state.Guilds}") { Label = "servers" };
        }

        yield return new($"{facts.Readings.Length} read, {facts.Copies.Length} with the same text as another, {facts.Unread.Length} not readable (/sources tells why)") { Label = "files" };
        yield return new($"{facts.Facts.Length}, with {facts.Contradictions.Length} contradictions between them") { Label = "facts" };
    }

    private async ValueTask<IEnumerable<AnswerLine>> FurtherAsync(CancellationToken cancellation) =>
        further is null ? [] : (await further(cancellation)).Select(sentence => new AnswerLine(sentence));

    private static string Seconds(TimeSpan? since) => since is { } age ? $"{age.TotalSeconds:0} s" : "never";
}
