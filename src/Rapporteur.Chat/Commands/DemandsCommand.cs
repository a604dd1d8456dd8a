using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what parties want from the talks.</summary>
public sealed class DemandsCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("demands", "What a party wants from the talks",
    [
        new("party", "Only of this party") { Completion = CompletionSource.Party },
        new("subject", "Only on this subject, such as withdrawal") { Completion = CompletionSource.Subject },
    ]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(PositionAnswer.Of(names, facts, invocation, "Demands", filter => facts.Demands(filter)));
}
