using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers who sits at the table for a party.</summary>
public sealed class DelegationCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("delegation", "Who sits in a party's delegation, and who says so",
        [new("party", "A state or organisation that negotiates or mediates", Required: true) { Completion = CompletionSource.Party }])
    {
        Example = "/delegation israel",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var (party, fault) = names.Party(facts, invocation["party"], Spec.Name);
        return ValueTask.FromResult(fault ?? Of(facts, facts.DelegationOf(party!)));
    }

    private static Answer Of(FactBase facts, Delegation delegation)
    {
        var others = facts.People().SelectMany(person => person.Facts).Select(fact => fact.Party?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return delegation.IsEmpty
            ? new($"Delegation of {delegation.Party}", [])
            {
                Note = $"Nobody: no seed puts anybody in a delegation of {delegation.Party}.",
                Suggestions = [.. others.Select(name => Invocation.Of("delegation", ("party", name)).ToString())],
            }
            : new($"Delegation of {delegation.Party}", [.. Sections(facts, delegation)]);
    }

    private static IEnumerable<AnswerSection> Sections(FactBase facts, Delegation delegation)
    {
        if (delegation.Leads.IsEmpty && !delegation.Members.IsEmpty)
        {
            yield return new("Lead", []) { Note = "Lead: not stated." };
        }

        foreach (var (heading, members) in new (string, ImmutableArray<Fact>)[]
        {
            ("Lead", delegation.Leads),
            ("Members", delegation.Members),
            ("Mediators", delegation.Mediators),
            ("Replaced", delegation.Replaced),
        })
        {
            if (!members.IsEmpty)
            {
                yield return new(heading, members.ToLines(facts));
            }
        }
    }
}
