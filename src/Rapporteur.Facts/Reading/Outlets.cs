using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.People;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>News outlets and agencies, and where a page shows its own: behind its title, or in its dateline ("PARIS (Reuters) —").</summary>
public sealed partial class Outlets
{
    private readonly ImmutableDictionary<string, string> names;

    private Outlets(ImmutableDictionary<string, string> names) => this.names = names;

    /// <summary>Reads the list that the program ships with.</summary>
    public static Outlets Load() => new(DataFile.Rows<Person>("outlets.tsv")
        .SelectMany(row => row.List("other_names").Prepend(row["outlet"]).Select(name => (name: TheArticle().Replace(name, ""), outlet: row["outlet"])))
        .GroupBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(group => group.Key, group => group.First().outlet, StringComparer.OrdinalIgnoreCase));

    /// <summary>The outlet of that name or abbreviation, or null.</summary>
    public string? Find(string name) => names.GetValueOrDefault(TheArticle().Replace(name.Trim(), ""));

    /// <summary>Whether a run of a text is part of an outlet's name: "Washington" in "The Washington Times".</summary>
    internal bool Contain(string text, TextSpan span) => At(text, span) is { } name && name != span;

    /// <summary>The outlet's name that a run of a text is part of, as it stands there; null where it is part of none.</summary>
    internal TextSpan? At(string text, TextSpan span)
    {
        // An outlet's name has a word or two on either side of a place's.
        for (var start = span.Start; start >= 0 && span.Start - start < 20; start--)
        {
            if (!char.IsLetterOrDigit(text[start]) || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            for (var end = start < span.Start ? span.End : span.End + 1; end <= text.Length && end - span.End < 24; end++)
            {
                if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && char.IsLetterOrDigit(text[end - 1]) && IsNamed(text, new TextSpan(start, end)))
                {
                    return new TextSpan(start, end);
                }
            }
        }

        return IsNamed(text, span) ? span : null;
    }

    // "A diplomat" is no outlet, though "The Diplomat" is one.
    private bool IsNamed(string text, TextSpan span) => text.AsSpan(span.Start, span.Length).ContainsAnyInRange('A', 'Z') && Find(span.Of(text)) is not null;

    /// <summary>The outlet that a page shows as its own, or null.</summary>
    internal string? Of(string text, TextSpan title, ImmutableArray<Paragraph> paragraphs)
    {
        if (BehindTitle().Match(title.Of(text)) is { Success: true } behind && Find(behind.Groups[1].Value) is { } named)
        {
            return named;
        }

        return paragraphs
            .Where(paragraph => paragraph.Role is ParagraphRole.Body or ParagraphRole.Dateline)
            .Take(3)
            .Select(paragraph => InDateline().Match(paragraph.Span.Of(text)))
            .Where(match => match.Success)
            .Select(match => Find(match.Groups[1].Value))
            .FirstOrDefault(outlet => outlet is not null);
    }

    [GeneratedRegex(@"\s[–—|-]\s([^–—|]{2,40})$")]
    private static partial Regex BehindTitle();

    // "KABUL, Afghanistan (AP) —"
    [GeneratedRegex(@"^[\p{Lu}][\p{L} .,'’\d-]{2,50}\(([^)]{2,40})\)\s*(--|[–—-])")]
    private static partial Regex InDateline();

    [GeneratedRegex("^the ", RegexOptions.IgnoreCase)]
    private static partial Regex TheArticle();
}
