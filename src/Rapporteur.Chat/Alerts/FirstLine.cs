using System.Collections.Immutable;
using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Alerts;

/// <summary>Says in words what moved, such as "2 new red lines, 1 contradiction, Rudolf Elphberg named for Ruritania": counts and names, no sentence about the matter.</summary>
public static class FirstLine
{
    /// <summary>Most delegates that are named; more are counted.</summary>
    private const int Named = 2;

    private static readonly (MoveKind Move, ClaimKind? Kind, string One, string Many)[] Counted =
    [
        (MoveKind.NowAgreed, null, "{0} demand or proposal now agreed", "{0} demands or proposals now agreed"),
        (MoveKind.New, ClaimKind.Agreed, "{0} new agreement", "{0} new agreements"),
        (MoveKind.New, ClaimKind.RedLine, "{0} new red line", "{0} new red lines"),
        (MoveKind.New, ClaimKind.Demand, "{0} new demand", "{0} new demands"),
        (MoveKind.New, ClaimKind.Proposal, "{0} new proposal", "{0} new proposals"),
        (MoveKind.New, ClaimKind.Gap, "{0} newly reported gap", "{0} newly reported gaps"),
        (MoveKind.New, ClaimKind.OffAgenda, "{0} matter off the agenda", "{0} matters off the agenda"),
        (MoveKind.New, ClaimKind.Meeting, "{0} new meeting", "{0} new meetings"),
        (MoveKind.Withdrawn, null, "{0} fact no longer supported", "{0} facts no longer supported"),
        (MoveKind.LostSource, null, "{0} fact with a source fewer", "{0} facts with a source fewer"),
        (MoveKind.Confirmed, null, "{0} fact confirmed", "{0} facts confirmed"),
    ];

    /// <summary>The words for lines of one alert; what matters most stands first. No full stop.</summary>
    public static string Of(IReadOnlyCollection<AlertLine> lines)
    {
        var stated = lines.Where(line => line.IsStated || line.Move is not MoveKind.New).ToList();
        var words = new List<string>();
        if (Count(stated, MoveKind.Contradicted) is var contradictions and > 0)
        {
            words.Add(contradictions == 1 ? "1 contradiction" : $"{contradictions} contradictions");
        }

        words.AddRange(Delegates(stated));
        words.AddRange(Counted
            .Select(row => (row, Count: stated.Count(line => line.Move == row.Move && (row.Kind is null || line.Kind == row.Kind))))
            .Where(pair => pair.Count > 0)
            .Select(pair => (pair.Count == 1 ? pair.row.One : pair.row.Many).Replace("{0}", $"{pair.Count}", StringComparison.Ordinal)));
        words.AddRange(stated.Where(line => line.Move is MoveKind.GapOpened or MoveKind.GapClosed)
            .Select(line => $"gap {(line.Move == MoveKind.GapOpened ? "opened" : "closed")} on {Lower(line.Gap!)}"));
        if (lines.Count - stated.Count is var unsure and > 0)
        {
            words.Add($"{unsure} only planned or supposed");
        }

        var all = string.Join(", ", words);
        return all.Length == 0 ? "" : char.ToUpperInvariant(all[0]) + all[1..];
    }

    private static IEnumerable<string> Delegates(List<AlertLine> lines)
    {
        var moves = lines.Where(line => line.Move is MoveKind.NewLead or MoveKind.Joined or MoveKind.Left).ToImmutableArray();
        return moves.Length > Named ? [$"{moves.Length} changes of delegation"] : moves.Select(line => line.Move switch
        {
            MoveKind.NewLead => $"{line.Person} at the head for {Party(line)}",
            MoveKind.Left => $"{line.Person} out for {Party(line)}",
            _ => $"{line.Person} named for {Party(line)}",
        });
    }

    private static string Party(AlertLine line) => line.Parties is [var party, ..] ? party : "a party not stated";

    private static int Count(List<AlertLine> lines, MoveKind move) => lines.Count(line => line.Move == move);

    // "Buffer or demilitarised zone" within a sentence; "Golan Heights" stays.
    private static string Lower(string title) =>
        title.Split(' ').Skip(1).Any(word => word.Length > 0 && char.IsUpper(word[0])) ? title : char.ToLowerInvariant(title[0]) + title[1..];
}
