using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers who sits at the table for a party.</summary>
public sealed class DelegationCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("delegation", "Who sits in a party's delegation, and who says so",
        [new("party", "A state or organisation that negotiates or mediates", Required: true) { Completion = CompletionSource.Party }]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var (party, fault) = names.Party(facts, invocation, "party");
        return ValueTask.FromResult(fault ?? Of(facts, facts.DelegationOf(party!)));
    }

    private static Answer Of(FactBase facts, Delegation delegation)
    {
        var others = facts.People().SelectMany(person => person.Facts).Select(fact => fact.Party?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return delegation.IsEmpty
            ? new($"Delegation of {delegation.Party.WithArticle()}", NamedInText.PeopleOf(facts, delegation.Party) is { } named ? [named] : [])
            {
                Note = $"Nobody: no seed puts anybody in a delegation of {delegation.Party.WithArticle()}.",
                Suggestions = [.. others.Select(name => Invocation.Of("delegation", ("party", name)).ToString())],
            }
            : new($"Delegation of {delegation.Party.WithArticle()}", [.. Sections(facts, delegation)]);
    }

    private static IEnumerable<AnswerSection> Sections(FactBase facts, Delegation delegation)
    {
        if (delegation.Leads.IsEmpty && !delegation.Members.IsEmpty)
        {
            yield return new(null, []) { Note = "Lead: not stated." };
        }

        var isOfSeveralTalks = delegation.All.SelectMany(facts.NegotiationsOf).Distinct().Count() > 1;
        foreach (var (heading, members) in new (string, ImmutableArray<Fact>)[]
        {
            ("Lead", delegation.Leads),
            ("Members", delegation.Members),
            ("Mediators", delegation.Mediators),
            ("Replaced", delegation.Replaced),
        })
        {
            // Who sits for a party in one negotiation sits in no other one for that.
            foreach (var talks in members.GroupBy(fact => facts.NegotiationsOf(fact).First()))
            {
                yield return new(isOfSeveralTalks ? $"{heading} ({talks.Key})" : heading, talks.ToLines(facts));
            }
        }
    }
}
