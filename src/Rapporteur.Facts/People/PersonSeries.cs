using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>People whom a sentence names in one breath: "Foreign Minister A, Ambassador B and their adviser, C".</summary>
/// <remarks>Long lists of titles and names are where a parse goes wrong most, so what stands between the names decides.</remarks>
internal sealed partial record PersonSeries(ImmutableArray<PersonMention> Members, TextSpan Span)
{
    /// <summary>The series of a sentence, in order. Who only owns something ("Novak's envoy") is in none.</summary>
    public static ImmutableArray<PersonSeries> In(SentenceReading reading)
    {
        var all = new List<PersonSeries>();
        foreach (var mention in reading.People.Where(mention => !mention.IsOwner))
        {
            // A name inside the phrase of another is part of its title.
            if (all.Count > 0 && all[^1].Span.Contains(mention.Span))
            {
                continue;
            }

            if (all.Count > 0 && Joins(reading.Sentence.Source, all[^1].Span.End, mention.Phrase.Start))
            {
                all[^1] = new PersonSeries(all[^1].Members.Add(mention), all[^1].Span.Join(mention.Phrase));
            }
            else
            {
                all.Add(new PersonSeries([mention], mention.Phrase));
            }
        }

        return [.. all];
    }

    /// <summary>The words of the series that hang on a word outside it, in order of the text.</summary>
    public IEnumerable<Token> Tops(Sentence sentence) => sentence.Tokens
        .Where(token => Span.Contains(token.Span) && token.Upos is "NOUN" or "PROPN" or "X" or "ADJ" or "PRON")
        .Where(token => sentence.HeadOf(token) is not { } head || !Span.Contains(head.Span));

    private static bool Joins(string source, int end, int start) =>
        start >= end && Between().IsMatch(Bracket().Replace(source[end..start], ""));

    [GeneratedRegex(@"^(, (a|an|the|his|her) [^,.;:]{3,60})?\s*(,|;|&|and|,? ?and|,? as well as|,? along with|,? together with|,? alongside|,? plus)\s*(the|a|an|his|her|their|its|also|then|both|former)?\s*((?-i:\p{Lu})[\p{L}\p{M}.]*(\s(?-i:\p{Lu})[\p{L}\p{M}.]*){0,2}['’]s)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracket();
}
