using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Tells which parties common nouns stand for: "the government", "the rebels", "both sides".</summary>
internal sealed class Epithets(ImmutableArray<SentenceReading> sentences, Sides sides, PartyNames names, Offices offices, Antecedents antecedents)
{
    // Adjectives that leave a noun as general as it was: "the two warring sides".
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
        { "warring", "war", "rival", "opposing", "oppose", "neighboring", "neighbouring", "negotiating", "political", "other", "respective", "main", "armed", "conflicting", "concerned", "participating", "federal", "central", "local", "new", "foreign", "prime", "top", "senior", "chief" };

    /// <summary>The parties that a common noun means here; empty where it means none.</summary>
    public IEnumerable<Party> Of(SentenceReading reading, Token head)
    {
        var stands = offices.StandsFor(head.Lemma);
        if (stands is null || reading.Sentence.Children(head, "case").Any(child => child.Text.Equals("in", StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var isDefinite = reading.Sentence.Children(head, "det").Any(det => det.Lemma.ToLowerInvariant() is "the" or "both" or "all" or "this" or "these")
            || head.Xpos is "NNS" or "NNPS";
        // "The two ministers"; "the ministers" may be anybody's.
        if (!isDefinite || (stands == "pair" && !reading.Sentence.Children(head).Any(child => child.Lemma.ToLowerInvariant() is "both" or "two" or "three")))
        {
            return [];
        }

        // "The Novak administration", "rich countries": words of its own say which, even where they name no party.
        if (reading.Sentence.Children(head).Any(child => child.Index < head.Index && (child.Upos == "PROPN" && !(stands == "pair" && child.Lemma.ToLowerInvariant() is "foreign" or "prime" or "defense" or "defence") && DateReader.MonthOf(child.Text) == 0 || (child.Relation == "amod" && !Plain.Contains(child.Lemma.ToLowerInvariant())))))
        {
            return [];
        }

        if (stands == "group" && head.Xpos == "NNS")
        {
            // "The warring factions" are the sides; "opposition groups", "more than 30 movements" no one of them.
            if (reading.Sentence.Children(head).Any(child => child.Text.ToLowerInvariant() is "warring" or "rival" or "opposing" or "both"))
            {
                return Pair(reading, head, 2);
            }

            if (head.Lemma is "group" or "faction" or "movement" or "coalition" or "organization" or "organisation" or "militia" && !reading.Sentence.Children(head, "det").Any())
            {
                return [];
            }
        }

        var count = CountOf(reading, head);
        return stands switch
        {
            "state" when count > 1 => Pair(reading, head, count),
            "all" or "pair" => Pair(reading, head, count),
            "state" => sides.Home is null ? [] : [sides.Home],
            "group" => Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party)),
            "organisation" => Latest(reading, head, names.Organisations.Contains),
            _ => [new Party(head.Lemma.ToLowerInvariant())],
        };
    }

    // "All three parties … . Second, the parties agreed": still those three.
    private bool SaidBefore(SentenceReading reading, Token head) => sentences
        .Where(earlier => earlier.Paragraph == reading.Paragraph && earlier.Index < reading.Index && earlier.Index >= reading.Index - 3)
        .SelectMany(earlier => earlier.Sentence.Tokens.Where(token => token.Lemma == head.Lemma && earlier.Sentence.Children(token).Any(child => child.Lemma.Equals("three", StringComparison.OrdinalIgnoreCase))))
        .Any();

    // "both sides", "the two countries", "all three parties"; a bare plural is the two.
    private int CountOf(SentenceReading reading, Token head) => reading.Sentence.Children(head)
        .Select(child => child.Lemma.ToLowerInvariant())
        .Select(word => word is "three" ? 3 : word is "four" ? 4 : word is "both" or "two" ? 2 : 0)
        .FirstOrDefault(count => count > 0, head.Xpos is not ("NNS" or "NNPS") ? 0 : SaidBefore(reading, head) ? 3 : 2);

    /// <summary>Those whom the sentence has named before the words; else those whom the document speaks of most.</summary>
    public IEnumerable<Party> Pair(SentenceReading reading, Token word, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var named = reading.Parties
            .Where(mention => mention.Span.End <= word.Span.Start && !reading.IsJustAPlace(mention) && !IsOfSpeaker(reading, mention, word) && !IsOfHost(reading, mention))
            .Select(mention => mention.Party)
            .Distinct()
            .ToArray();
        return named.Length == count ? named : sides.Foremost(count);
    }

    // "Talks hosted by Norway's foreign minister"
    private static bool IsOfHost(SentenceReading reading, PartyMention mention) => reading.IsGoBetween(mention) || reading.TokensIn(mention.Span)
        .SelectMany(token => reading.Sentence.Ancestors(token).Take(3).Prepend(token))
        .Any(token => reading.Sentence.CaseOf(token) == "by" && reading.Sentence.HeadOf(token)?.Lemma is "host" or "broker" or "mediate" or "sponsor" or "facilitate" or "convene" or "organise" or "organize");

    // "Norway's foreign minister told reporters the warring sides had agreed": who says it need not be one of them.
    private static bool IsOfSpeaker(SentenceReading reading, PartyMention mention, Token word) => reading.Sentence.Tokens
        .Where(verb => verb.Index < word.Index && verb.Span.Start >= mention.Span.End && verb is { Upos: "VERB", Lemma: "say" or "tell" or "announce" or "add" or "report" or "confirm" })
        .Any(verb => reading.People.Any(person => person.Phrase.Overlaps(mention.Span) && reading.Sentence.Tokens.Where(token => token.Span.Start >= person.Phrase.End && token.Index < verb.Index).All(token => token.Upos is "PUNCT" or "AUX" or "ADV"))
            || reading.TokensIn(mention.Span).Any(token => reading.Sentence.Ancestors(token).Prepend(token).Any(above => above.Relation == "nsubj" && above.Head == verb.Index)));

    /// <summary>The party named last before a word that fits; else the first of the main ones that does.</summary>
    public IEnumerable<Party> Latest(SentenceReading reading, Token word, Func<Party, bool> fits)
    {
        var found = antecedents.MentionsBefore(reading, word).Select(pair => pair.Mention.Party).FirstOrDefault(fits) ?? sides.Main.FirstOrDefault(fits);
        return found is null ? [] : [found];
    }
}
