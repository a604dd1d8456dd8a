using System.Collections.Immutable;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>Tells whom people act for whom a report first names by their office alone: "Ruritania's deputy minister has told … . Anna Berg said …".</summary>
/// <remarks>An opposition leader acts for the opposition.</remarks>
internal static class Introductions
{
    // The name follows its office at once.
    private const int Near = 2;

    /// <summary>The sentences with the parties of such people filled in.</summary>
    /// <param name="isSpeech">Whether a verb passes on words.</param>
    public static ImmutableArray<SentenceReading> Fill(ImmutableArray<SentenceReading> sentences, Offices offices, Func<Token, bool> isSpeech)
    {
        var found = new Dictionary<Person, Person>();
        foreach (var sentence in sentences)
        {
            foreach (var mention in sentence.People.Where(mention => mention.Person.Party is null && !mention.IsOwner && !found.ContainsKey(mention.Person)))
            {
                var isFirst = sentences.Take(sentence.Index).All(earlier => earlier.People.All(other => other.Person != mention.Person));
                var party = OfTitle(mention.Person, offices) ?? (isFirst && mention.Person.Title is null && IsSpeaker(sentence, mention, isSpeech) ? OfOffice(sentences, sentence, offices, isSpeech) : null);
                if (party is not null)
                {
                    found[mention.Person] = mention.Person with { Party = party };
                }
            }
        }

        return found.Count == 0 ? sentences
            : [.. sentences.Select(sentence => sentence with { People = [.. sentence.People.Select(mention => found.TryGetValue(mention.Person, out var person) ? mention with { Person = person } : mention)] })];
    }

    private static Party? OfTitle(Person person, Offices offices) =>
        person.Title?.Split(' ') is [var first, _, ..] && offices.StandsFor(first) == "itself" ? new Party(first.ToLowerInvariant()) : null;

    // The office that speaks in the sentences before, where there is but one and it bears no name.
    private static Party? OfOffice(ImmutableArray<SentenceReading> sentences, SentenceReading reading, Offices offices, Func<Token, bool> isSpeech)
    {
        var offering = sentences.Take(reading.Index).TakeLast(Near).SelectMany(earlier => earlier.Sentence.Tokens
            .Where(isSpeech)
            .Select(verb => earlier.Sentence.Children(verb).FirstOrDefault(child => child.Relation == "nsubj"))
            .Where(subject => subject is { Upos: "NOUN", Xpos: "NN" } && offices.Speaks(subject.Lemma, subject.Text) && !earlier.People.Any(mention => mention.Phrase.Overlaps(subject.Span)))
            .SelectMany(subject => earlier.Sentence.Children(subject!).Where(child => child.Index < subject!.Index).Select(earlier.PartyAt).OfType<PartyMention>().Take(1)))
            .Select(mention => mention.Party).Distinct().ToArray();
        return offering is [var party] ? party : null;
    }

    private static bool IsSpeaker(SentenceReading reading, PersonMention mention, Func<Token, bool> isSpeech) => reading.TokensIn(mention.Span)
        .Any(token => token.Relation == "nsubj" && reading.Sentence.HeadOf(token) is { } verb && isSpeech(verb));
}
