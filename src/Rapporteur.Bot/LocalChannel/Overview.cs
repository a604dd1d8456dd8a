using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>The whole picture on one sheet: what chat cannot show.</summary>
/// <param name="Kinds">Number of facts of each kind, in the order of the kinds.</param>
/// <param name="Parties">Who is talked about, the most talked about first.</param>
/// <param name="Gaps">What keeps the sides apart, in the order of <c>/gaps</c>.</param>
/// <param name="Meetings">Meetings by date, the earliest first; those without a date last.</param>
/// <param name="Delegations">Who sits at the table, for each party that anybody sits there for.</param>
internal sealed record Overview(
    int Documents,
    int Unread,
    int Facts,
    int Contradictions,
    IReadOnlyList<KindCount> Kinds,
    IReadOnlyList<PartyCount> Parties,
    IReadOnlyList<GapRow> Gaps,
    IReadOnlyList<FactMark> OffAgenda,
    IReadOnlyList<MeetingMark> Meetings,
    IReadOnlyList<DelegationList> Delegations)
{
    /// <summary>The picture that a fact base gives.</summary>
    public static Overview Of(FactBase facts)
    {
        var gaps = facts.Gaps();
        return new(
            facts.Readings.Length,
            facts.Unread.Length,
            facts.Facts.Length,
            facts.Contradictions.Length,
            Count(facts.Facts),
            [.. facts.Parties.Select(party => new PartyCount(party.Name, Count(facts.Facts.Where(fact => fact.Parties.Contains(party)))))],
            [.. gaps.Gaps.Select(Row)],
            [.. gaps.OffAgenda.Select(FactMark.Of)],
            [.. facts.Meetings().OrderBy(meeting => meeting.Date is null).ThenBy(meeting => meeting.Date).Select(Mark)],
            [.. facts.Parties.Select(facts.DelegationOf).Where(delegation => !delegation.IsEmpty).Select(List)]);
    }

    private static IReadOnlyList<KindCount> Count(IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        return [.. ClaimKinds.All.Select(kind => new KindCount(kind.Name(), all.Count(fact => fact.Kind == kind))).Where(count => count.Count > 0)];
    }

    private static GapRow Row(Gap gap) => new(
        gap.Subject.Id,
        gap.Subject.Title,
        gap.Contradictions.Length,
        [.. gap.Called.Select(FactMark.Of)],
        [.. gap.OffAgenda.Select(FactMark.Of)],
        [.. gap.Positions.Select(position => new GapCell(position.Party?.Name, [.. position.Facts.Select(FactMark.Of)]))]);

    private static MeetingMark Mark(Fact meeting) =>
        new(meeting.Id, meeting.Label(), meeting.Date?.ToString(), meeting.Place, [.. meeting.Parties.Select(party => party.Name)]);

    private static DelegationList List(Delegation delegation) => new(
        delegation.Party.Name,
        [.. new[] { delegation.Leads, delegation.Members, delegation.Mediators, delegation.Replaced }
            .SelectMany(part => part)
            .Select(fact => new DelegateMark(fact.Id, fact.Person!, [.. fact.Roles], fact.Label(), fact.Part == DelegatePart.Replaced))]);
}

/// <summary>How many facts of a kind there are; kinds without any are left out.</summary>
internal sealed record KindCount(string Kind, int Count);

/// <summary>How many facts of each kind name a party.</summary>
internal sealed record PartyCount(string Name, IReadOnlyList<KindCount> Kinds);

/// <summary>A subject that keeps the sides apart.</summary>
/// <param name="Called">What documents themselves call a gap.</param>
/// <param name="Cells">What each party wants, offers and refuses.</param>
internal sealed record GapRow(string Id, string Title, int Contradictions, IReadOnlyList<FactMark> Called, IReadOnlyList<FactMark> OffAgenda, IReadOnlyList<GapCell> Cells);

/// <summary>A party's positions on a subject; the party is null for proposals that no document gives an owner.</summary>
internal sealed record GapCell(string? Party, IReadOnlyList<FactMark> Facts);

/// <summary>A fact in the words of its first document.</summary>
internal sealed record FactMark(string Id, string Kind, string Label, string What)
{
    public static FactMark Of(Fact fact) => new(fact.Id, fact.Kind.Name(), fact.Label(), fact.What!);
}

/// <summary>A meeting; its date is as exact as the documents give it, or null.</summary>
internal sealed record MeetingMark(string Id, string Label, string? Date, string? Place, IReadOnlyList<string> Parties);

/// <summary>Those who sit at the table for a party: leads, members, mediators, then those who were replaced.</summary>
internal sealed record DelegationList(string Party, IReadOnlyList<DelegateMark> People);

/// <summary>One of them, with the titles that documents give.</summary>
internal sealed record DelegateMark(string Id, string Person, IReadOnlyList<string> Roles, string Label, bool IsReplaced);
