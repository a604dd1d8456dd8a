using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a party refuses: "rejects any corridor", "will not leave", "this is a red line for the Elbonian side".</summary>
/// <remarks>Needs the parse: who refuses is the cue's subject, what is refused its object. "Has not ruled out" is no refusal.</remarks>
internal sealed class RedLineExtractor(CueReader cues) : IClaimExtractor
{
    // One rejects an accusation by denying it; that refuses nothing.
    private static readonly HashSet<string> Accusations = new(StringComparer.Ordinal)
        { "claim", "accusation", "allegation", "report", "criticism", "charge", "suggestion", "responsibility", "involvement", "comment", "rumor", "rumour", "question" };

    // What is not done by anybody's will.
    private static readonly HashSet<string> Unwilled = new(StringComparer.Ordinal)
        { "mean", "signal", "lead", "result", "be", "become", "resolve", "solve", "change", "help", "need", "take", "translate", "affect", "end", "know", "see", "have", "happen", "succeed", "hesitate", "rest", "commence", "begin", "start", "budge", "bend", "waver", "flinch" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).By("red-line.cues.tsv")
            .Concat(OfWillNot(document, reading).By("what a party will not do"))
            .Concat(OfRedLines(document, reading).By("what is called a red line"))
            .Select(Stated);

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var use in cues.In(document, reading))
        {
            if ((use.Frame.Polarity == CuePolarity.Denied && use.Cue.Upos == "VERB" && !IsRefusal(sentence, use.Cue)) || RestrictsItsSubject(sentence, use.Cue) || IsCondition(sentence, use.Cue))
            {
                continue;
            }

            var who = WhoRefuses(document, reading, use);
            foreach (var what in use.What.Where(what => !Accusations.Contains(what.Head.Lemma) && !IsElsewhere(sentence, what) && !IsToldToPress(sentence, what)))
            {
                var earlier = BackReferences.PointsBack(sentence, what.Head) ? BackReferences.Resolve(document, reading, what.Head, who) : null;
                foreach (var party in who)
                {
                    if (earlier is not null)
                    {
                        yield return document.Claim(ClaimKind.RedLine, reading, use.Cue, [party]).WithContentOf(earlier, document.Document);
                    }
                    else if (what.Head.Upos is not ("PRON" or "DET"))
                    {
                        yield return document.Claim(ClaimKind.RedLine, reading, use.Cue, [party], what);
                    }
                }
            }
        }
    }

    // "Refused to comment", "declined to speak to reporters": nothing of the talks is refused.
    private static bool IsToldToPress(Sentence sentence, Content what) => what.Head.Lemma is "comment" or "elaborate" or "disclose" or "answer" or "specify" or "speculate"
        || sentence.Tokens.Any(token => what.Span.Contains(token.Span) && token.Lemma.ToLowerInvariant() is "reporter" or "journalist" or "newsman" or "newsmen" or "media" or "press");

    // "…, which it refuses to do": what is refused stands before.
    private static bool IsElsewhere(Sentence sentence, Content what) => what.Head is { Upos: "VERB", Lemma: "do" } && !sentence.Children(what.Head).Any(child => child.Relation == "obj" && child.Upos is "NOUN" or "PROPN")
        || sentence.Tokens.First(token => what.Span.Overlaps(token.Span)).Xpos is "WDT" or "WP";

    // "will not accept" and "cannot accept" refuse; "did not accept" may only report what happened, but "did not agree to" does not.
    private static bool IsRefusal(Sentence sentence, Token verb) =>
        sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would" or "can" or "could" or "shall" or "wo" or "ca" or "'ll" || (aux == "do" && verb.Lemma == "agree"))
        || sentence.Children(verb, "advmod").Any(adverb => adverb.Lemma is "never" or "cannot")
        || (verb.Lemma is "prepare" or "interest" && sentence.IsPassive(verb))
        || (verb.Relation is "xcomp" && sentence.HeadOf(verb)?.Lemma is "refuse" or "go" or "ready" or "willing" or "prepared");

    // "Guerrillas who refuse to disarm" are those who do, not all of them.
    private static bool RestrictsItsSubject(Sentence sentence, Token cue) =>
        cue.Relation == "acl" && sentence.HeadOf(cue) is { Upos: "NOUN" } noun && cue.Index > 0
        && sentence.Subtree(cue)[0].Index is var first && first > 0 && sentence.Tokens[first - 1].Text != "," && sentence.Subtree(cue)[0].Text != ","
        && noun.Xpos == "NNS";

    // "If it rejects", "it must rule out": nothing has been refused yet.
    private static bool IsCondition(Sentence sentence, Token cue) => sentence.Auxiliaries(cue).Any(aux => aux is "must" or "should" or "ought") || Modalities.Of(sentence, cue) == Modality.Speculated && cue.Upos == "VERB"
        && sentence.Ancestors(cue).Prepend(cue).Any(verb => sentence.Children(verb, "mark").Any(mark => mark.Lemma is "if" or "unless"));

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
        foreach (var verb in sentence.Tokens.Where(token => token.Upos == "VERB" && !cues.Knows(token) && !Unwilled.Contains(token.Lemma)))
        {
            var isRefused = sentence.IsNegated(verb) && sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would" or "wo" or "shall")
                || (verb.Relation == "xcomp" && sentence.HeadOf(verb) is { Lemma: "intend" or "plan" } will && sentence.IsNegated(will))
                // "vowed never to disarm", "pledged not to yield"
                || (verb.Relation == "xcomp" && sentence.HeadOf(verb) is { Lemma: "vow" or "pledge" or "promise" or "swear" } vow && (sentence.IsNegated(vow) || sentence.IsNegated(verb)));
            // "Will not join the talks until the road is open" wants the road open; see the conditions among the demands.
            if (verb.Lemma is "participate" or "join" or "attend" or "resume" or "return" or "talk" or "negotiate" or "meet" or "hold" or "enter" && sentence.Children(verb, "advcl").Any(child => sentence.CaseOf(child) is "until" or "unless"))
            {
                continue;
            }

            if (!isRefused || sentence.Doer(verb) is not { } doer || sentence.IsPassive(verb) || IsCondition(sentence, verb)
                || !sentence.Children(verb).Any(child => child.Relation is "obj" or "obl" or "xcomp" or "ccomp" or "advcl"))
            {
                continue;
            }

            var who = document.Referents.PartiesOf(reading, doer);
            var speakers = document.PartiesOfSpeaker(reading, verb);
            // Only one's own refusal: what another will not do is a forecast.
            foreach (var party in who.Where(party => speakers.Length == 0 ? verb.Relation is "root" or "ccomp" or "conj" or "xcomp" : speakers.Contains(party)))
            {
                foreach (var refused in sentence.Conjuncts(verb).Where(other => other == verb || (other.Upos == "VERB" && !sentence.Children(other).Any(child => child.Relation is "nsubj" or "aux"))))
                {
                    yield return document.Claim(ClaimKind.RedLine, reading, verb, [party], new Content(refused, FromVerb(sentence, refused)));
                }
            }
        }
    }

    // "X is a red line for Elbonia"; of "this" the last thing that was spoken of.
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

            var earlier = subject.Upos is "PRON" or "DET" ? BackReferences.Resolve(document, reading, subject, who) : null;
            foreach (var party in who)
            {
                if (earlier is not null)
                {
                    yield return document.Claim(ClaimKind.RedLine, reading, line, [party]).WithContentOf(earlier, document.Document);
                }
                else if (subject.Upos is not ("PRON" or "DET"))
                {
                    yield return document.Claim(ClaimKind.RedLine, reading, line, [party], new Content(subject, Phrases.Of(sentence, subject, withConjuncts: true)));
                }
            }
        }
    }

    // The verb with its objects and what follows, without who does it, auxiliaries and "not".
    private static TextSpan FromVerb(Sentence sentence, Token verb)
    {
        var whole = Phrases.Of(sentence, verb);
        return Contents.WithoutAside(sentence, new Content(verb, Phrases.Trim(sentence, [.. sentence.Tokens.Where(token => token.Index >= verb.Index && whole.Contains(token.Span))])));
    }

    // "Would not sign" is a refusal that holds now.
    private static Claim Stated(Claim claim) => claim.Modality == Modality.Planned ? claim with { Modality = Modality.Stated } : claim;
}
