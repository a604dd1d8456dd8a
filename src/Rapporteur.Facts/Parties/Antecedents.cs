using System.Collections.Immutable;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Looks back from a word for whoever was named before it.</summary>
internal sealed class Antecedents(ImmutableArray<SentenceReading> sentences)
{
    // Sentences back that "the group" may still mean who was named there.
    private const int LongestMemory = 200;

    /// <summary>The person named last before a word who fits, within four sentences; a subject before others.</summary>
    public Person? PersonBefore(SentenceReading reading, Token word, Func<Person, bool> fits)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 4); at--)
        {
            var found = sentences[at].People
                .Where(mention => at < reading.Index || mention.Span.End <= word.Span.Start)
                .Where(mention => fits(mention.Person))
                .OrderBy(mention => sentences[at].IsSubject(mention.Span) ? 0 : 1)
                .ThenByDescending(mention => mention.Span.Start)
                .FirstOrDefault();
            if (found is not null)
            {
                return found.Person;
            }
        }

        return null;
    }

    /// <summary>The parties named before a word, nearest first.</summary>
    public IEnumerable<(SentenceReading Reading, PartyMention Mention)> MentionsBefore(SentenceReading reading, Token word)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - LongestMemory); at--)
        {
            foreach (var mention in sentences[at].Parties.Reverse().Where(mention => (at < reading.Index || mention.Span.End <= word.Span.Start) && !sentences[at].IsJustAPlace(mention)))
            {
                yield return (sentences[at], mention);
            }
        }
    }
}
