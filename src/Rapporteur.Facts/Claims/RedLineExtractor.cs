using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a party refuses: "rejects any corridor", "will not leave", "this is a red line for the Syrian side".</summary>
/// <remarks>Needs the parse: who refuses is the cue's subject, what is refused its object. "Has not ruled out" is no refusal.</remarks>
internal sealed class RedLineExtractor(CueReader cues) : IClaimExtractor
{
    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).Concat(OfWillNot(document, reading)).Concat(OfRedLines(document, reading));

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading) =>
        from use in cues.In(document, reading)
        where use.Frame.Polarity != CuePolarity.Denied || use.Cue.Upos == "ADJ" || IsRefusal(reading.Sentence, use.Cue)
        let who = WhoRefuses(document, reading, use)
        from what in use.What
        from party in who
        select Stated(document.Claim(ClaimKind.RedLine, reading, use.Cue, [party], what));

    // "will not accept" and "cannot accept" refuse; "did not accept" may only report what happened.
    private static bool IsRefusal(Sentence sentence, Token verb) =>
        sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would" or "can" or "could" or "shall" or "wo" or "ca" or "'ll")
        || sentence.Children(verb, "advmod").Any(adverb => adverb.Lemma == "never")
        || (verb.Relation is "xcomp" && sentence.HeadOf(verb)?.Lemma is "refuse" or "go" or "ready" or "willing" or "prepared");

    private static ImmutableArray<Party> WhoRefuses(DocumentReading document, SentenceReading reading, CueUse use)
    {
        if (use.Cue.Upos != "ADJ")
        {
            return use.Who;
        }

        // What is unacceptable is so to whoever says it, or to whom the words name.
        var to = reading.Sentence.Children(use.Cue, "obl").FirstOrDefault(child => reading.Sentence.CaseOf(child) is "to" or "for");
        return to is not null ? document.Referents.PartiesOf(reading, to) : document.PartiesOfSpeaker(reading, use.Cue);
    }

    // Any verb that a party says it will not do.
    private IEnumerable<Claim> OfWillNot(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var verb in sentence.Tokens.Where(token => token.Upos == "VERB" && !cues.Knows(token)))
        {
            if (!sentence.IsNegated(verb) || !sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would" or "wo" or "shall")
                || sentence.Doer(verb) is not { } doer || sentence.IsPassive(verb)
                || !sentence.Children(verb).Any(child => child.Relation is "obj" or "obl" or "xcomp" or "ccomp"))
            {
                continue;
            }

            var who = document.Referents.PartiesOf(reading, doer);
            var speakers = document.PartiesOfSpeaker(reading, verb);
            // Only one's own refusal: what another will not do is a forecast.
            foreach (var party in who.Where(party => speakers.Length == 0 ? verb.Relation is "root" or "ccomp" or "conj" : speakers.Contains(party)))
            {
                yield return Stated(document.Claim(ClaimKind.RedLine, reading, verb, [party], new Content(verb, WithoutSubject(sentence, verb))));
            }
        }
    }

    // "X is a red line for Syria"; of "this" the last thing that the sentence before spoke of.
    private static IEnumerable<Claim> OfRedLines(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var line in sentence.Tokens.Where(token => token.Lemma == "line" && sentence.Children(token).Any(child => child.Lemma == "red")))
        {
            var owner = sentence.Children(line).FirstOrDefault(child => child.Relation is "nmod" or "obl" && sentence.CaseOf(child) is "for" or "of" or "to");
            var who = owner is not null ? document.Referents.PartiesOf(reading, owner) : document.Referents.Owners(reading, line);
            who = who.Length > 0 ? who : document.PartiesOfSpeaker(reading, line);
            if (sentence.Subject(line) is not { } subject || sentence.IsNegated(line))
            {
                continue;
            }

            if (subject.Upos is "PRON" or "DET")
            {
                var earlier = document.Claims.Where(claim => claim.WhatSpan?.End <= sentence.Span.Start && claim.WhatSpan?.Start >= sentence.Span.Start - 600).MaxBy(claim => claim.WhatSpan!.Value.Start);
                foreach (var party in earlier is null ? [] : who)
                {
                    yield return Stated(document.Claim(ClaimKind.RedLine, reading, line, [party]) with
                    {
                        What = earlier!.What, WhatSpan = earlier.WhatSpan, WhatLemmas = earlier.WhatLemmas, WhatHead = earlier.WhatHead,
                    });
                }
            }
            else
            {
                foreach (var party in who)
                {
                    yield return Stated(document.Claim(ClaimKind.RedLine, reading, line, [party], new Content(subject, Phrases.Of(sentence, subject, withConjuncts: true))));
                }
            }
        }
    }

    // The verb with its objects and what follows, without who does it, auxiliaries and "not".
    private static TextSpan WithoutSubject(Sentence sentence, Token verb) => Phrases.Trim(sentence,
        [.. sentence.Tokens.Where(token => token.Index >= verb.Index && Phrases.Of(sentence, verb).Contains(token.Span))]);

    // "Would not sign" is a refusal that holds now.
    private static Claim Stated(Claim claim) => claim.Modality == Modality.Planned ? claim with { Modality = Modality.Stated } : claim;
}
