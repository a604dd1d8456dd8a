using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what was agreed. What is planned or supposed is named apart and never as agreed.</summary>
public sealed class AgreedCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("agreed", "What was agreed, and who says so",
    [
        new("party", "Only what this party agreed to") { Completion = CompletionSource.Party },
        new("subject", "Only on this subject, such as withdrawal") { Completion = CompletionSource.Subject },
    ]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var answer = PositionAnswer.Of(names, facts, invocation, "Agreed", filter => facts.Agreed(filter));
        var notYet = answer.IsError ? 0 : facts.NotYetAgreed(new Filter()).Length;
        return ValueTask.FromResult(notYet == 0 ? answer : answer with
        {
            Note = $"{answer.Note} Not shown, since only planned or supposed: {notYet}.".TrimStart(),
        });
    }
}
