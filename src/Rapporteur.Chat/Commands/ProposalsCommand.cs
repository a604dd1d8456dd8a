using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what parties offer.</summary>
public sealed class ProposalsCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("proposals", "What a party offers or puts on the table",
    [
        new("party", "Only of this party") { Completion = CompletionSource.Party },
        new("subject", "Only on this subject, such as withdrawal") { Completion = CompletionSource.Subject },
    ])
    {
        Example = "/proposals",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(PositionAnswer.Of(names, facts, invocation, "Proposals", filter => facts.Proposals(filter)));
}
