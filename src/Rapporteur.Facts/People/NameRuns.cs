using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>A word of a sentence as a reader of names sees it: "Al-Shaibani" and "U.S." are one word each, "Netanyahu's" is without its ending.</summary>
internal sealed record NameWord(string Text, TextSpan Span, bool IsCapital, bool IsProper, PartyMention? Party);

/// <summary>Finds runs of capitalised words that may be the name of a person.</summary>
internal static partial class NameRuns
{
    // Small words within names: "Tamim bin Hamad", "van der Bellen".
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
        { "al", "el", "bin", "bint", "ibn", "ben", "van", "von", "der", "den", "de", "del", "della", "da", "dos", "do", "di", "du", "la", "le", "ould", "ag", "abu" };

    /// <summary>The words of a sentence.</summary>
    public static ImmutableArray<NameWord> Words(Sentence sentence, ImmutableArray<PartyMention> parties)
    {
        var words = ImmutableArray.CreateBuilder<NameWord>();
        var token = 0;
        foreach (Match match in Word().Matches(sentence.Text))
        {
            var start = sentence.Span.Start + match.Index;
            var span = new TextSpan(start, start + match.Length);
            while (token + 1 < sentence.Tokens.Length && sentence.Tokens[token].Span.End <= start)
            {
                token++;
            }

            var isProper = false;
            for (var at = token; at < sentence.Tokens.Length && sentence.Tokens[at].Span.Start < span.End; at++)
            {
                isProper |= sentence.Tokens[at].Upos is "PROPN" or "X";
            }

            words.Add(new NameWord(match.Value, span, char.IsUpper(match.Value[0]) || HasInnerCapital().IsMatch(match.Value), isProper,
                parties.FirstOrDefault(mention => mention.Span.Overlaps(span))));
        }

        return words.ToImmutable();
    }

    /// <summary>Runs of words that may be a person's name: first and last word, both inclusive.</summary>
    /// <param name="isTaken">Whether a word is spoken for: part of a title, a party, a place or an outlet.</param>
    public static IEnumerable<(int First, int Last)> In(ImmutableArray<NameWord> words, string source, Func<int, bool> isTaken)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!StartsName(at))
            {
                continue;
            }

            var last = at;
            for (var next = at + 1; next < words.Length && Adjoins(next); next++)
            {
                if (StartsName(next))
                {
                    last = next;
                }
                else if (isTaken(next) || !Particles.Contains(words[next].Text))
                {
                    break;
                }
            }

            yield return (at, last);
            at = last;
        }

        bool StartsName(int at) => words[at].IsCapital && words[at].IsProper && !isTaken(at);

        // Within a name stand single blanks only; a possessive ends it.
        bool Adjoins(int at) => source.AsSpan(words[at - 1].Span.End, words[at].Span.Start - words[at - 1].Span.End) is " " or "\u00A0";
    }

    [GeneratedRegex(@"(?:\p{Lu}\.){2,}|\p{Lu}\.|\p{L}[\p{L}\p{M}]*(?:[-'’ʼ](?!s\b)\p{L}[\p{L}\p{M}]*)*|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"-\p{Lu}")]
    private static partial Regex HasInnerCapital();
}
