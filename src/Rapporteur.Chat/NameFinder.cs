using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Chat;

/// <summary>Finds the party or subject that somebody typed, or says which there are.</summary>
/// <param name="known">The party under a name of the gazetteer, or null: case and accents do not matter.</param>
public sealed class NameFinder(Func<string, Party?> known)
{
    /// <summary>The party under a name of the gazetteer, or null; without a sentence for those that there are not.</summary>
    public Party? Known(string name) => known(name);

    /// <summary>The party; or the sentence that lists those that the seeds know. Both null where nothing was typed.</summary>
    /// <param name="invocation">What was typed: the suggestion is the same with the slip mended.</param>
    /// <param name="option">The option that holds the party's name.</param>
    public (Party? Party, Answer? Fault) Party(FactBase facts, Invocation invocation, string option)
    {
        var typed = invocation[option];
        if (string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        var folded = PlainLetters.Fold(typed.Trim());
        var found = facts.Parties.FirstOrDefault(party => PlainLetters.Fold(party.Name) == folded) ?? known(typed.Trim());
        if (found is not null)
        {
            return (found, null);
        }

        // A state that a document only names is still who may be meant.
        var near = Nearest.To(typed, facts.Parties.Select(party => party.Name))
            ?? PartyNames.Load().Near(typed).FirstOrDefault(party => facts.Names(party))?.Name;
        var all = facts.Parties.IsEmpty ? "No document names a party yet." : $"The seeds know {List(facts.Parties.Select(party => party.Name))}.";
        return (null, Answer.Sentence(
            near is null ? $"No party is called '{typed.Trim()}'. {all}" : $"No party is called '{typed.Trim()}'. Did you mean {near}? {all}",
            near is null ? [] : [(invocation with { Values = invocation.Values.SetItem(option, near) }).ToString()]));
    }

    /// <summary>The subject, by id, title or a word of either; or the sentence that says what comes nearest. Both null where nothing was typed.</summary>
    public (Subject? Subject, Answer? Fault) Subject(FactBase facts, string? typed, string command)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        var all = facts.Subjects.Concat(facts.Lexicon.Listed).Distinct().ToImmutableArray();
        var folded = PlainLetters.Fold(typed.Trim());
        var found = all.FirstOrDefault(subject => subject.Id == folded.Replace(' ', '-') || PlainLetters.Fold(subject.Title) == folded)
            ?? all.FirstOrDefault(subject => PlainLetters.Words(subject.Title).Concat(subject.Id.Split('-')).Any(word => word == folded))
            ?? all.FirstOrDefault(subject => folded.Length > 3 && PlainLetters.Fold(subject.Title).Contains(folded, StringComparison.Ordinal))
            ?? facts.Lexicon.Named(folded)
            // A word of what is said leads to what it is about.
            ?? facts.Facts.FirstOrDefault(fact => fact.Subject is not null && folded.Length > 3 && fact.Claims.Any(claim => PlainLetters.Words(claim.What ?? "").Contains(folded)))?.Subject;
        if (found is not null)
        {
            return (found, null);
        }

        var near = Nearest.To(typed, all.SelectMany(subject => new[] { subject.Id, subject.Title }));
        return (null, Answer.Sentence(
            $"No subject is called '{typed.Trim()}'. {(near is null ? "" : $"Did you mean {near}? ")}The seeds speak of {List(facts.Subjects.Select(subject => subject.Title).Take(12))}.",
            near is null ? [] : [Invocation.Of(command, ("subject", near)).ToString()]));
    }

    private static string List(IEnumerable<string> names) =>
        names.ToList() switch
        {
            [] => "none",
            [var only] => only,
            [.. var most, var last] => $"{string.Join(", ", most)} and {last}",
        };
}
