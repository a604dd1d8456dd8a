using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>How a fact reads as a line of an answer.</summary>
public static partial class FactLines
{
    /// <summary>A kind as it stands beside a line: "red line". Nothing that is planned or supposed goes without the word.</summary>
    public static string Label(this Fact fact) => fact.Modality switch
    {
        Modality.Planned => $"{Label(fact.Kind, fact.Part)}, planned",
        Modality.Speculated => $"{Label(fact.Kind, fact.Part)}, only supposed",
        _ => Label(fact.Kind, fact.Part),
    };

    /// <summary>A fact as a line: who and what, its label, id, citations and support.</summary>
    public static AnswerLine ToLine(this Fact fact, FactBase facts) => new(fact.Kind switch
    {
        ClaimKind.Delegate => $"{fact.Person}{(fact.Roles.IsEmpty ? "" : $", {string.Join("; ", fact.Roles.Select(role => Plural().Replace(role, "$1", 1)))}")}",
        ClaimKind.Meeting => MeetingText(fact),
        _ when fact.Parties.IsEmpty => fact.What!,
        _ => $"{string.Join(", ", fact.Parties)}: {fact.What}",
    })
    {
        Kind = fact.Kind,
        Label = fact.Label(),
        FactId = fact.Id,
        Citations = [.. fact.Claims.Select(claim => CitedWords.Of(claim.Citation, facts))],
        Support = facts.SupportOf(fact).ToString(),
        Detail = Detail(fact),
    };

    /// <summary>A party as it stands in a sentence: "the United States".</summary>
    public static string WithArticle(this Party party) => party.Name.Split(' ') is ["United", ..] or [.., "States" or "Union" or "Emirates" or "Republic" or "Nations" or "Islands" or "League" or "Council" or "Movement"] or ["Netherlands" or "Philippines" or "Maldives" or "Bahamas" or "Gambia" or "Comoros"]
        ? $"the {party}"
        : party.Name;

    /// <summary>Facts as lines, in their order.</summary>
    public static ImmutableArray<AnswerLine> ToLines(this IEnumerable<Fact> all, FactBase facts) => [.. all.Select(fact => fact.ToLine(facts))];

    // A title that several share stands in the plural; beside one name it is one's own.
    [GeneratedRegex(@"(?<!\b(?:of|for|to|on) (?:\w+ )?)\b(representative|advis[eo]r|envoy|ambassador|minister|negotiator|mediator|delegate|official|member|aide|leader|diplomat|general)s\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plural();

    private static string MeetingText(Fact fact)
    {
        var who = fact.Parties.IsEmpty ? "parties not stated" : string.Join(", ", fact.Parties);
        return $"{fact.Place ?? "Place not stated"}, {fact.Date?.ToString() ?? "date not stated"}: {who}";
    }

    private static string? Detail(Fact fact)
    {
        var spellings = fact.Spellings.Where(spelling => PersonSpelling.Differs(spelling, fact.Person!)).ToList();
        if (spellings.Count > 0)
        {
            return $"Also spelled {string.Join(", ", spellings)}.";
        }

        var other = fact.Claims.Select(claim => claim.What).OfType<string>().Where(what => PlainLetters.Fold(what) != PlainLetters.Fold(fact.What!)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return other.Count == 0 ? null : $"Also worded: {string.Join("; ", other)}";
    }

    private static string Label(ClaimKind kind, DelegatePart? part) => kind switch
    {
        ClaimKind.Delegate => part switch
        {
            DelegatePart.Lead => "lead",
            DelegatePart.Mediator => "mediator",
            DelegatePart.Replaced => "replaced",
            _ => "member",
        },
        ClaimKind.RedLine => "red line",
        ClaimKind.Gap => "called a gap",
        ClaimKind.OffAgenda => "off the agenda",
        _ => kind.Name(),
    };
}
