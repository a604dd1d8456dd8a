using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>The answer of the commands that list facts of one kind, by party and subject.</summary>
internal static class PositionAnswer
{
    /// <summary>Facts under a heading for each party, or the sentence that says which name was not known.</summary>
    /// <param name="title">Title of the answer, such as "Red lines".</param>
    /// <param name="ask">The facts that pass a filter.</param>
    public static Answer Of(NameFinder names, FactBase facts, Invocation invocation, string title, Func<Filter, ImmutableArray<Fact>> ask) =>
        FilterOf(names, facts, invocation) is var (filter, fault) && fault is not null ? fault : Of(facts, invocation, filter, title, ask);

    /// <summary>The party and subject that were asked for; or the sentence that says which name was not known.</summary>
    public static (Filter Filter, Answer? Fault) FilterOf(NameFinder names, FactBase facts, Invocation invocation)
    {
        var (party, unknownParty) = names.Party(facts, invocation, "party");
        var (subject, unknownSubject) = names.Subject(facts, invocation["subject"], invocation.Command);
        // "/demands withdrawal": the one word may as well be a subject.
        if (unknownParty is not null && invocation["subject"] is null && names.Subject(facts, invocation["party"], invocation.Command).Subject is { } meant)
        {
            (subject, unknownParty) = (meant, null);
        }

        return (new Filter(party, subject), unknownParty ?? unknownSubject);
    }

    /// <summary>Facts that pass a filter, under a heading for each party.</summary>
    public static Answer Of(FactBase facts, Invocation invocation, Filter filter, string title, Func<Filter, ImmutableArray<Fact>> ask)
    {
        var (party, subject) = (filter.Party, filter.Subject);
        var found = ask(filter);
        var of = $"{title}{(party is null ? "" : $" {(title == "Agreed" ? "by" : "of")} {party.WithArticle()}")}{(subject is null ? "" : $" on {subject.Title.ToLowerInvariant()}")}";
        return found.IsEmpty
            ? new(of, []) { Note = "No seed states any.", Suggestions = [.. Elsewhere(facts, invocation, ask)] }
            : new(of, [.. found.GroupBy(fact => string.Join(", ", fact.Parties)).Select(group =>
                new AnswerSection(group.Key.Length == 0 ? "Party not stated" : group.Key, group.ToLines(facts)))]);
    }

    // Where one party has none, those that have some are worth a look.
    private static IEnumerable<string> Elsewhere(FactBase facts, Invocation invocation, Func<Filter, ImmutableArray<Fact>> ask) =>
        ask(new Filter())
            .SelectMany(fact => fact.Parties)
            .GroupBy(party => party)
            .OrderByDescending(party => party.Count())
            .Take(3)
            .Select(party => Invocation.Of(invocation.Command, ("party", party.Key.Name)).ToString());
}
