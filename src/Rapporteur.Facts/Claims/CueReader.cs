using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>A cue that a sentence uses, with who and what.</summary>
internal sealed record CueUse(Token Cue, CueFrame Frame, ImmutableArray<Party> Who, ImmutableArray<Content> What);

/// <summary>Finds the cues of one kind in a sentence: verbs with their subjects, nouns with their owners.</summary>
/// <param name="areOfAgreeing">Whether the cues say that something is agreed.</param>
internal sealed class CueReader(CueLexicon cues, bool areOfAgreeing = false)
{
    /// <summary>The cues that a sentence affirms (or denies, where the cue wants that), with content.</summary>
    public IEnumerable<CueUse> In(DocumentReading document, SentenceReading reading)
    {
        foreach (var token in reading.Sentence.Tokens)
        {
            if ((cues.Find(token) ?? (HasSubject(reading.Sentence, token) ? cues.FindVerb(token) : null)) is { } frame && Counts(reading.Sentence, token, frame))
            {
                // "The prisoners, whom the rebels wanted freed": the pronoun does not say who.
                var what = Contents.Of(reading.Sentence, token, frame).RemoveAll(content => reading.Sentence.Tokens.First(word => content.Span.Overlaps(word.Span)) is { Xpos: "WDT" } or { Lemma: "whom" });
                if (what.Length > 0)
                {
                    what = WhoDoesWhat(reading.Sentence, what);
                    yield return new CueUse(token, frame, Who(document, reading, token), [.. what.SelectMany(content => Hollow.Open(reading.Sentence, content, areOfAgreeing))]);
                }
            }
        }
    }

    // "Rejects A, B and C playing a role": not them, but what they would do.
    private static ImmutableArray<Content> WhoDoesWhat(Sentence sentence, ImmutableArray<Content> what) =>
        what.All(content => content.Head.Upos == "PROPN")
        && sentence.Tokens.FirstOrDefault(token => token.Xpos == "VBG" && token.Index > what[^1].Head.Index && (what[^1].Span.Contains(token.Span) || token.Span.Start <= what[^1].Span.End + 1)) is { } doing
            ? [new Content(doing, what[0].Span.Join(Phrases.OfSubtree(sentence, doing)))] : what;

    /// <summary>Whether a token is a cue of this kind.</summary>
    public bool Knows(Token token) => cues.Find(token) is not null;

    /// <summary>Whether a token is a cue of this kind as its sentence has it: "accept" refuses only where it is denied.</summary>
    public bool Uses(Sentence sentence, Token token) => cues.Find(token) is { } frame && Counts(sentence, token, frame);

    /// <summary>Whose cue it is: who does it, owns it or is quoted with it.</summary>
    public static ImmutableArray<Party> Who(DocumentReading document, SentenceReading reading, Token cue)
    {
        var sentence = reading.Sentence;
        if (cue.Upos is "NOUN" && !HasSubject(sentence, cue))
        {
            return OfNoun(document, reading, cue);
        }

        if (cue.Upos is "ADJ" or "ADV" && sentence.Subject(cue) is { } subject && document.Referents.PartiesOf(reading, subject) is { Length: > 0 } parties)
        {
            return parties;
        }

        if (sentence.Doer(cue) is not { } doer)
        {
            return [];
        }

        var who = document.Referents.PartiesOf(reading, doer);
        return who.Length > 0 ? who : OfRelative(document, reading, cue, doer);
    }

    // "a compromise between A, which had wanted X, and B": a compromise wants nothing, so it is the name before the comma that does.
    private static ImmutableArray<Party> OfRelative(DocumentReading document, SentenceReading reading, Token cue, Token doer)
    {
        var sentence = reading.Sentence;
        var which = sentence.Children(cue, "nsubj").FirstOrDefault(child => child.Xpos is "WDT" or "WP" && child.Index > 1 && sentence.Tokens[child.Index - 1].Text == ",");
        return which is not null && doer.Index < which.Index - 2 && reading.PartyAt(sentence.Tokens[which.Index - 2]) is { Form: PartyNameForm.Name } near && !reading.IsJustAPlace(near) ? [near.Party] : [];
    }

    private static ImmutableArray<Party> OfNoun(DocumentReading document, SentenceReading reading, Token noun)
    {
        var sentence = reading.Sentence;
        // "the gap between Ruritania and Elbonia", "a deal with Elbonia"
        var between = sentence.Children(noun, "nmod").FirstOrDefault(child => sentence.CaseOf(child) is "between" or "among");
        if (between is not null && document.Referents.PartiesOf(reading, between) is { Length: > 0 } both)
        {
            return both;
        }

        if (document.Referents.Owners(reading, noun) is { Length: > 0 } owners)
        {
            return owners;
        }

        // "Western powers' refusal" has an owner, even where that is no party.
        if (sentence.Children(noun, "nmod").Any(child => child.Index < noun.Index))
        {
            return [];
        }

        // "repeated its call", "countered with demands": who does something with it; as a subject of "remain" nobody does.
        var verb = sentence.HeadOf(noun);
        return verb is { Upos: "VERB" } && noun.Relation is "obj" or "obl" or "xcomp" && sentence.Doer(verb) is { } doer
            ? document.Referents.PartiesOf(reading, doer)
            : [];
    }

    private static bool HasSubject(Sentence sentence, Token token) =>
        token.Upos == "NOUN" && sentence.Children(token).Any(child => child.Relation == "nsubj") && !sentence.Children(token).Any(child => child.Relation is "cop" or "case");

    private static bool Counts(Sentence sentence, Token cue, CueFrame frame)
    {
        var isDenied = sentence.IsNegated(cue)
            // "no demand", "no sign of agreement": a noun under a denied one.
            || (cue.Upos == "NOUN" && sentence.Ancestors(cue).TakeWhile(head => head.Upos == "NOUN").Any(sentence.IsNegated));
        return frame.Polarity switch
        {
            CuePolarity.Affirmed => !isDenied,
            CuePolarity.Denied => isDenied,
            _ => true,
        };
    }
}
