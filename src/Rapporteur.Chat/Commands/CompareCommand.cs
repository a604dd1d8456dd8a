using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers how two parties stand to each other.</summary>
public sealed class CompareCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("compare", "Two parties' positions side by side",
    [
        new("party", "The one party", Required: true) { Completion = CompletionSource.Party },
        new("other", "The other party", Required: true) { Completion = CompletionSource.Party },
    ]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var (one, fault) = names.Party(facts, invocation, "party");
        var (other, otherFault) = names.Party(facts, invocation, "other");
        return ValueTask.FromResult(fault ?? otherFault ?? Of(facts, one!, other!));
    }

    private static Answer Of(FactBase facts, Party one, Party other)
    {
        if (one == other)
        {
            return Answer.Sentence($"{one} cannot be compared with itself.", facts.Parties.Where(party => party != one).Take(1).Select(party => Invocation.Of("compare", ("party", one.Name), ("other", party.Name)).ToString()));
        }

        var agreed = facts.AgreedBetween(one, other);
        var sections = facts.Compare(one, other).Select(comparison => new AnswerSection(
            comparison.Subject.Title,
            [.. comparison.Ones.ToLines(facts), .. comparison.Others.ToLines(facts)])
        {
            Note = comparison.Ones.IsEmpty ? $"{one}: not stated." : comparison.Others.IsEmpty ? $"{other}: not stated." : null,
        }).ToList();
        if (!agreed.IsEmpty)
        {
            sections.Add(new("Agreed between them", agreed.ToLines(facts)));
        }

        return new($"{one} and {other}", [.. sections])
        {
            Note = sections.Count == 0 ? "No seed states a position of either." : null,
        };
    }
}
