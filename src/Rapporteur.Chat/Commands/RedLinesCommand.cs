using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what parties refuse.</summary>
public sealed class RedLinesCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("redlines", "What a party refuses",
    [
        new("party", "Only of this party") { Completion = CompletionSource.Party },
        new("subject", "Only on this subject, such as withdrawal") { Completion = CompletionSource.Subject },
    ]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(PositionAnswer.Of(names, facts, invocation, "Red lines", filter => facts.RedLines(filter)));
}
