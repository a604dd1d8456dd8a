using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Questions;

/// <summary>Looks in a document's text for what a fact is about: that nothing was taken from it does not mean that it is silent.</summary>
internal static class TextMentions
{
    private static readonly ConditionalWeakTable<Document, Sentences> Known = [];

    /// <summary>Whether a sentence of the document holds the words of the fact's subject, a good part of its content, or the person's name.</summary>
    public static bool Speaks(Document document, Fact fact)
    {
        var sentences = Known.GetValue(document, Sentences.Of).All;
        var wanted = WantedOf(fact);
        return sentences.Any(sentence => wanted.Any(words => words.All(word => sentence.Any(other => IsForm(word, other)))));
    }

    // Of each way of speaking of it the words that one sentence must hold.
    private static List<string[]> WantedOf(Fact fact)
    {
        switch (fact.Kind)
        {
            case ClaimKind.Delegate:
                return [.. fact.Spellings.Select(PersonSpelling.Parts).Where(parts => parts.Count > 0).Select(parts => new[] { parts[^1] })];
            case ClaimKind.Meeting:
                return fact.Place is { } place ? [[.. PlainLetters.Words(place)]] : [];
            default:
                var told = fact.Claims.SelectMany(claim => ClaimWords.Of(claim)).Where(word => !ActWords.IsAct(word) && PartyNames.Load().Find(word) is null).Distinct().ToArray();
                return
                [
                    .. fact.Subjects.Where(match => match.Subject.IsListed).Select(match => match.Cue.Split(' ')),
                    .. from one in told from other in told where string.CompareOrdinal(one, other) < 0 && told.Length <= 4 select new[] { one, other },
                ];
        }
    }

    // "Corridors" is a form of "corridor", "withdraw" of "withdrawal"; "strategy" is none of "strike".
    private static bool IsForm(string word, string other)
    {
        if (Math.Abs(word.Length - other.Length) > 3)
        {
            return false;
        }

        var common = 0;
        while (common < Math.Min(word.Length, other.Length) && word[common] == other[common])
        {
            common++;
        }

        var shorter = Math.Min(word.Length, other.Length);
        return common >= Math.Max(Math.Min(5, shorter), shorter - 3) && (shorter > 4 || common == shorter);
    }

    private sealed record Sentences(ImmutableArray<ImmutableArray<string>> All)
    {
        public static Sentences Of(Document document) => new(
        [
            .. document.Paragraphs
                .SelectMany(paragraph => paragraph.Span.Of(document.Text).Split('.', '!', '?', '\n'))
                .Select(sentence => PlainLetters.Words(sentence).Distinct().ToImmutableArray())
                .Where(words => words.Length > 0),
        ]);
    }
}
