using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Tells which parties pronouns stand for.</summary>
/// <remarks>The nearest party that fits and stands as a subject, as in Hobbs, "Resolving Pronoun References" (1978), without his full walk of the tree.</remarks>
internal sealed class Pronouns(Referents referents, ImmutableArray<SentenceReading> sentences, Antecedents antecedents, Epithets epithets, Offices offices)
{
    private readonly SentenceReading? firstWe = sentences.FirstOrDefault(sentence => sentence.Sentence.Tokens.Any(IsWe));

    /// <summary>The parties that a pronoun means; empty where it means none.</summary>
    public IEnumerable<Party> Of(SentenceReading reading, Token pronoun)
    {
        switch (pronoun.Lemma.ToLowerInvariant())
        {
            case "he" or "she" or "his" or "her" or "him" or "hers" when IsOfSomebodyUnknown(reading, pronoun):
                return [];
            case "he" or "she" or "his" or "her" or "him" or "hers":
                return SpeakerByOffice(reading, pronoun) is { } speaker && referents.PartiesOf(speaker.Reading, speaker.Office) is [var served] ? [served] : antecedents.PersonBefore(reading, pronoun, _ => true)?.Party is { } party ? [party] : [];
            case "it" or "its" or "itself":
                return SubjectAbove(reading, pronoun) is { } above ? above.Length == 1 ? above : [] : SubjectBefore(reading, pronoun) is { } subject ? [subject] : [];
            case "they" or "their" or "them" or "themselves":
                return PluralBefore(reading, pronoun);
            case "we" or "our" or "us" or "ours" or "i" or "my":
                return referents.SpeakersAt(reading, pronoun) is { Length: > 0 } speakers ? speakers : Speakers(reading);
            case "both":
                return epithets.Pair(reading, pronoun, 2);
            default:
                return [];
        }
    }

    /// <summary>Whether "he" or "she" follows a name that is nobody's here: whoever was named before that is not meant.</summary>
    public bool IsOfSomebodyUnknown(SentenceReading reading, Token pronoun) => reading.Index > 0 && pronoun.Upos == "PRON" && !reading.People.Any(mention => mention.Span.End <= pronoun.Span.Start)
        && sentences[reading.Index - 1] is var before && before.Paragraph == reading.Paragraph
        && before.Sentence.Subject(before.Sentence.Root) is { } subject && before.PersonAt(subject) is null && before.PartyAt(subject) is null
        // The tagger may take a name that opens a sentence for a common noun.
        && (subject is { Upos: "PROPN", Xpos: "NNP" } || (subject is { Index: 0, Upos: "NOUN" } && !offices.Speaks(subject.Lemma, subject.Text) && offices.StandsFor(subject.Lemma) is null && !ArePeople(subject)));

    /// <summary>Who spoke last, named by office alone, where nobody was named since: "Norway's deputy minister said X. He said Y".</summary>
    public (SentenceReading Reading, Token Office)? SpeakerByOffice(SentenceReading reading, Token pronoun)
    {
        if (reading.Index == 0 || pronoun.Lemma.ToLowerInvariant() is not ("he" or "she" or "his" or "her" or "him" or "hers") || reading.People.Any(mention => mention.Span.End <= pronoun.Span.Start))
        {
            return null;
        }

        var before = sentences[reading.Index - 1];
        return before.Sentence.Subject(before.Sentence.Root) is { Upos: "NOUN", Xpos: "NN" } subject && offices.Speaks(subject.Lemma, subject.Text) && IsSomebody(subject) && before.PersonAt(subject) is null && referents.PersonOf(before, subject) is null
            ? (before, subject)
            : null;
    }

    private static bool IsSomebody(Token noun) => noun.Lemma is "minister" or "spokesman" or "spokeswoman" or "spokesperson" or "official" or "envoy" or "ambassador" or "negotiator" or "president" or "premier" or "diplomat" or "leader" or "commander" or "secretary" or "adviser" or "advisor" or "chief" or "mediator" or "general" or "delegate" or "representative";

    // "A says that B told C it would return": the nearest clause above has the subject that is meant, even where that is no party; null for none.
    private ImmutableArray<Party>? SubjectAbove(SentenceReading reading, Token pronoun)
    {
        foreach (var clause in reading.Sentence.Ancestors(pronoun).Where(head => head.Upos == "VERB").Skip(pronoun.Relation == "nsubj" ? 1 : 0))
        {
            if (reading.Sentence.Children(clause, "nsubj").FirstOrDefault(child => child.Index < pronoun.Index && child.Upos is not "PRON") is { } subject)
            {
                var parties = referents.PartiesOf(reading, subject);
                if (parties.Length > 0 || IsCollective(subject))
                {
                    return parties;
                }
            }
        }

        return null;
    }

    // What can want, ask and promise though no list has it: "the international community", "the committee".
    private static bool IsCollective(Token noun) => noun is { Xpos: "NN", Upos: "NOUN", Lemma: "community" or "committee" or "agency" or "company" or "court" or "commission" or "newspaper" or "paper" or "organisation" or "organization" or "charity" or "ministry" or "office" or "party" or "panel" or "tribunal" };

    // Those whom "they" may mean though they are no party here: "rebel leaders", "residents".
    private static bool ArePeople(Token noun) => noun is { Xpos: "NNS", Upos: "NOUN", Lemma: "leader" or "rebel" or "resident" or "civilian" or "people" or "official" or "fighter" or "militant" or "soldier" or "troop" or "protester" or "activist" or "group" or "analyst" or "expert" or "family" or "refugee" or "lawmaker" or "insurgent" or "separatist" or "commander" or "agency" or "member" or "diplomat" or "negotiator" or "mediator" or "representative" or "delegate" };

    // The topic: the first subject of the sentence, else of those before it; else whoever was named last.
    private Party? SubjectBefore(SentenceReading reading, Token word)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 2); at--)
        {
            // "Its proposal calls for X. It also recommends Y": the paper does, and with it those whose paper it is.
            if (at == reading.Index - 1 && TopicPaper(sentences[at]) is { } paper)
            {
                return referents.Owners(sentences[at], paper) is [var owner] ? owner : null;
            }

            var subject = sentences[at].Sentence.Tokens
                .Where(token => token.Relation == "nsubj" && token.Upos is not ("PRON" or "DET") && (at < reading.Index || (token.Index < word.Index && !reading.Sentence.Subtree(token).Contains(word))))
                .Select(token => referents.PartiesOf(sentences[at], token))
                .FirstOrDefault(parties => parties.Length == 1, []);
            if (subject.Length > 0)
            {
                return subject[0];
            }
        }

        return antecedents.MentionsBefore(reading, word).Where(pair => pair.Reading.Index >= reading.Index - 2).Select(pair => pair.Mention.Party).FirstOrDefault();
    }

    private static Token? TopicPaper(SentenceReading reading) => reading.Sentence.Subject(reading.Sentence.Root) is { Upos: "NOUN", Xpos: "NN", Lemma: "proposal" or "plan" or "draft" or "offer" or "initiative" or "formula" or "blueprint" or "text" or "document" } paper ? paper : null;

    private IEnumerable<Party> PluralBefore(SentenceReading reading, Token word)
    {
        // "a request from the president to the prime minister during their meeting": the two who were just named.
        var people = reading.People.Where(mention => mention.Span.End <= word.Span.Start).Select(mention => mention.Person.Party).OfType<Party>().Distinct().ToArray();
        if (people.Length == 2)
        {
            return people;
        }

        // "After rebel leaders stayed away and their negotiators refused": theirs and nobody else's, even where they are no party here.
        if (reading.Sentence.Tokens.LastOrDefault(token => token.Relation == "nsubj" && token.Index < word.Index && !reading.Sentence.Subtree(token).Contains(word)) is { } nearest && ArePeople(nearest))
        {
            return referents.PartiesOf(reading, nearest) is { Length: > 0 } parties ? parties : referents.Owners(reading, nearest);
        }

        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 1); at--)
        {
            var subject = sentences[at].Sentence.Tokens
                .Where(token => token.Relation == "nsubj" && token.Upos != "PRON" && (at < reading.Index || (token.Index < word.Index && !reading.Sentence.Subtree(token).Contains(word))))
                .Select(token => referents.PartiesOf(sentences[at], token))
                .FirstOrDefault(parties => parties.Length > 0, []);
            // One state alone has not met.
            if (subject is [var one] && referents.IsState(one) && reading.Sentence.HeadOf(word) is { Lemma: "meet" } && word.Relation == "nsubj")
            {
                return epithets.Pair(reading, word, 2);
            }

            if (subject.Length > 0)
            {
                return subject;
            }
        }

        return SubjectBefore(reading, word) is { } party ? [party] : [];
    }

    // "We" outside of quotation marks are those who sign: the parties of the first sentence that says "we".
    private IEnumerable<Party> Speakers(SentenceReading reading)
    {
        var first = firstWe;
        var we = first?.Sentence.Tokens.First(IsWe);
        if (first is null || we!.Index > 3 || IsQuoted(first, we) || !reading.Sentence.Tokens.Any(token => token.Lemma.ToLowerInvariant() is "we" or "our" or "us"))
        {
            return [];
        }

        var signed = first.Parties
            .TakeWhile(mention => first.Sentence.Source.AsSpan(we.Span.End, mention.Span.Start - we.Span.End) is var between
                && !between.Contains("witness", StringComparison.OrdinalIgnoreCase) && !between.Contains("presence", StringComparison.OrdinalIgnoreCase) && between.Length < 200)
            .Select(mention => mention.Party)
            .Distinct()
            .ToArray();
        return signed.Length > 0 ? signed : referents.Main.Take(2);
    }

    private static bool IsWe(Token token) => token.Lemma.Equals("we", StringComparison.OrdinalIgnoreCase);

    private static bool IsQuoted(SentenceReading reading, Token word) =>
        reading.Sentence.Source.AsSpan(Math.Max(0, reading.Sentence.Span.Start - 200), word.Span.Start - Math.Max(0, reading.Sentence.Span.Start - 200)) is var before
        && (before.LastIndexOf('“') > before.LastIndexOf('”') || reading.Sentence.Tokens[0].Text is "\"" or "“" or "``");
}
