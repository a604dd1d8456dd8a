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
        var (filter, fault) = PositionAnswer.FilterOf(names, facts, invocation);
        if (fault is not null)
        {
            return ValueTask.FromResult(fault);
        }

        var answer = PositionAnswer.Of(facts, invocation, filter, "Agreed", facts.Agreed);
        // Whoever agreed to it, the party may be among them: leaving it out would say that it did not.
        var open = filter.Party is null ? [] : facts.Agreed(filter with { Party = null }).Where(fact => fact.Parties.IsEmpty && facts.NegotiationsOf(fact).Any(talks => facts.IsAtTable(filter.Party, talks))).ToLines(facts);
        var notYet = facts.NotYetAgreed(filter).Length;
        return ValueTask.FromResult(answer with
        {
            Sections = open.IsEmpty ? answer.Sections : answer.Sections.Add(new("Agreed, parties not stated", open)),
            Note = notYet == 0 ? answer.Note : $"{answer.Note} Not shown, since only planned or supposed: {notYet}.".TrimStart(),
        });
    }
}
