using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds the terms of deals and plans: "the accord provides for X", "under the agreement, A will do Y", "the plan called for Z".</summary>
/// <remarks>The terms of a deal are agreed; those of a plan, or of a deal that is only proposed, are proposals.</remarks>
internal sealed class TermsExtractor(Accords accords, CueReader agreements) : IClaimExtractor
{
    private static readonly CueFrame Terms = new("", CueForm.Verb, ["obj+xcomp", "for+xcomp", "for", "obj", "ccomp", "xcomp"], CuePolarity.Affirmed);

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfSubject(document, reading).By("what a deal or plan provides for")
            .Concat(OfUnder(document, reading).By("what happens under a deal or plan"))
            .Concat(OfContinuation(document, reading).By("what is added to a term"))
            .Concat(OfNext(document, reading).By("what the next sentence adds under a deal"));

    private IEnumerable<Claim> OfSubject(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var verb in sentence.Tokens.Where(token => token.Upos == "VERB" && (accords.Provides(token.Lemma) || IsForeseen(sentence, token)) && !sentence.IsPassive(token) && !sentence.IsNegated(token)))
        {
            // "The resolution calls on X to …" demands.
            if (sentence.Subject(verb) is not { Upos: "NOUN" } paper || (paper.Lemma == "resolution" && verb.Lemma is "call" or "require") || KindOf(sentence, paper, verb) is not { } kind || sentence.IsNegated(paper)
                || sentence.Ancestors(verb).Any(head => head.Lemma is "want"))
            {
                continue;
            }

            var who = document.Referents.Owners(reading, paper) is { Length: > 0 } owners ? owners
                // "A prepared a draft that includes …"
                : kind == ClaimKind.Proposal && paper.Relation == "obj" && sentence.HeadOf(paper) is { Upos: "VERB" } made && sentence.Subject(made) is { } maker ? document.Referents.PartiesOf(reading, maker)
                : WhoAgreed(document, reading);
            // "The plan would leave A as president and return B to office": what it would do.
            var terms = accords.Provides(verb.Lemma) ? Contents.Of(sentence, verb, Terms) : OfForeseen(sentence, verb);
            foreach (var what in terms.Where(what => what.Head.Upos is not ("PRON" or "DET") && what.Head.Lemma is not ("stage" or "way" or "demand" or "call")))
            {
                foreach (var claim in Of(document, reading, kind, verb, who, what))
                {
                    yield return claim;
                }
            }
        }
    }

    private static bool IsForeseen(Sentence sentence, Token verb) => sentence.Auxiliaries(verb).Contains("would") && sentence.Children(verb, "obj").Any() && sentence.Children(verb, "nsubj").Any(paper => paper.Upos == "NOUN")
        && verb.Lemma is not ("mean" or "have" or "make" or "be" or "need" or "help" or "take" or "face" or "give" or "mark" or "represent" or "pave" or "boost" or "benefit" or "hurt" or "undermine" or "violate");

    private static ImmutableArray<Content> OfForeseen(Sentence sentence, Token verb) => [.. sentence.Conjuncts(verb).Where(other => other.Upos == "VERB" && !sentence.Children(other).Any(child => other != verb && child.Relation == "nsubj"))
        .Select(other => new Content(other, Contents.WithoutAside(sentence, new Content(other, Phrases.Trim(sentence, [.. sentence.Tokens.Where(token => token.Index >= other.Index && Phrases.Of(sentence, other).Contains(token.Span))])))))];

    // "… a joint mechanism. Envoys of all sides will oversee the mechanism.": what a sentence adds to a term of the one before it.
    private static IEnumerable<Claim> OfContinuation(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        var verb = sentence.Root;
        if (verb.Upos != "VERB" || !sentence.Auxiliaries(verb).Any(aux => aux is "will" or "shall") || sentence.IsNegated(verb) || sentence.Subject(verb) is null || document.PartiesOfSpeaker(reading, verb).Length > 0)
        {
            yield break;
        }

        var from = document.Sentences[Math.Max(0, reading.Index - 2)].Sentence.Span.Start;
        var thing = sentence.Tokens.FirstOrDefault(token => token.Upos == "NOUN" && token.Relation is "obj" or "nsubj" && sentence.Children(token).Any(child => child.Lemma is "the" or "this"));
        var earlier = thing is null ? null : document.Claims.LastOrDefault(claim => claim.Kind == ClaimKind.Agreed && claim.WhatSpan is { } span && span.Start >= from && span.End <= sentence.Span.Start && claim.WhatLemmas.Contains(thing.Lemma.ToLowerInvariant()));
        if (earlier is not null && document.Sentences.First(other => other.Sentence.Span.Contains(earlier.WhatSpan!.Value)).Paragraph == reading.Paragraph)
        {
            var claim = document.Claim(ClaimKind.Agreed, reading, verb, earlier.Parties, new Content(verb, Phrases.Whole(sentence)));
            yield return claim with { Modality = Modality.Stated, Citation = claim.Citation with { AttributedTo = earlier.Citation.AttributedTo } };
        }
    }

    // "Under the accord, A will become premier. But B will keep the presidency and head the cabinet.": the terms go on.
    private IEnumerable<Claim> OfNext(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        var verb = sentence.Root;
        if (reading.Index == 0 || verb.Upos != "VERB" || !sentence.Auxiliaries(verb).Any(aux => aux is "will" or "shall") || sentence.IsNegated(verb) || sentence.Subject(verb) is not { } subject || document.PartiesOfSpeaker(reading, verb).Length > 0)
        {
            yield break;
        }

        var before = document.Sentences[reading.Index - 1];
        var under = before.Sentence.Tokens.FirstOrDefault(token => token.Index < 4 && IsUnder(before.Sentence, token) && accords.IsDeal(before.Sentence, token));
        if (under is null || reading.Paragraph - before.Paragraph > 1)
        {
            yield break;
        }

        foreach (var term in sentence.Conjuncts(verb).Where(term => term.Upos == "VERB"))
        {
            var whole = Phrases.Of(sentence, term);
            var words = sentence.Tokens.Where(token => whole.Contains(token.Span) && token.Index >= term.Index).ToList();
            yield return document.Claim(ClaimKind.Agreed, reading, term, document.Referents.PartiesOf(reading, subject), new Content(term, Phrases.Trim(sentence, words))) with { Modality = Modality.Stated };
        }
    }

    // The deal that a sentence speaks of is the one that the sentence before it has made.
    private ImmutableArray<Party> WhoAgreed(DocumentReading document, SentenceReading reading)
    {
        if (reading.Index == 0)
        {
            return [];
        }

        var before = document.Sentences[reading.Index - 1];
        return before.Sentence.Tokens
            .Where(token => token.Upos == "VERB" && agreements.Knows(token) && !before.Sentence.IsNegated(token) && Actuality.IsActual(before.Sentence, token))
            .Select(token => CueReader.Who(document, before, token))
            .FirstOrDefault(who => who.Length > 1, []);
    }

    // "Under the agreement, A will do X and B will do Y"
    private IEnumerable<Claim> OfUnder(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var paper in sentence.Tokens.Where(token => token.Upos == "NOUN" && IsUnder(sentence, token)))
        {
            var noun = sentence.Children(paper, "nmod").FirstOrDefault(child => paper.Lemma == "term" && child.Index > paper.Index) ?? paper;
            if (sentence.HeadOf(paper) is not { Upos: "VERB" } clause || KindOf(sentence, noun, clause) is not { } kind || sentence.IsNegated(clause))
            {
                continue;
            }

            foreach (var verb in sentence.Conjuncts(clause).Where(verb => verb.Upos == "VERB" && IsTerm(sentence, verb, clause)))
            {
                var subject = sentence.Subject(verb);
                var who = subject is null ? [] : document.Referents.PartiesOf(reading, subject);
                var whole = Phrases.Of(sentence, verb);
                var from = subject is not null && (who.Length == 0 || sentence.IsPassive(verb)) && subject.Index < verb.Index && whole.Contains(subject.Span) ? sentence.Subtree(subject)[0] : verb;
                var words = sentence.Tokens.Where(token => whole.Contains(token.Span) && token.Index >= from.Index && !sentence.Subtree(paper).Contains(token)).ToList();
                var what = new Content(verb, Phrases.Trim(sentence, words));
                foreach (var claim in Of(document, reading, kind, verb, who, what))
                {
                    yield return claim;
                }
            }
        }
    }

    private static IEnumerable<Claim> Of(DocumentReading document, SentenceReading reading, ClaimKind kind, Token verb, ImmutableArray<Party> who, Content what)
    {
        var (content, added) = Contents.WithAdded(reading.Sentence, what);
        foreach (var item in added.Prepend(content))
        {
            var claim = document.Claim(kind, reading, verb, kind == ClaimKind.Agreed ? who : [.. who.Take(1)], item);
            // What a deal "will provide for" is agreed now.
            yield return kind == ClaimKind.Agreed ? claim with { Modality = Modality.Stated } : claim;
        }
    }

    private ClaimKind? KindOf(Sentence sentence, Token paper, Token verb)
    {
        var isProposed = IsMarkedAsPlan(sentence, paper)
            || sentence.Auxiliaries(verb).Any(aux => aux is "would" or "could" or "might" or "may" or "should");
        return accords.IsPlan(paper) ? ClaimKind.Proposal
            : !accords.IsDeal(sentence, paper) ? null
            : isProposed ? (AgreedExtractor.IsIndefinite(sentence, paper) && !IsMarkedAsPlan(sentence, paper) ? null : ClaimKind.Proposal)
            : AgreedExtractor.IsIndefinite(sentence, paper) && paper.Relation == "nsubj" ? null
            : ClaimKind.Agreed;
    }

    private static bool IsMarkedAsPlan(Sentence sentence, Token paper) =>
        sentence.Children(paper).Any(child => child.Lemma.ToLowerInvariant() is "proposed" or "propose" or "possible" or "potential" or "draft" or "new" && child.Relation is "amod" or "compound");

    private bool IsUnder(Sentence sentence, Token noun) => noun.Relation == "obl" && sentence.CaseOf(noun) == "according" && noun.Index < 8 && (accords.IsPlan(noun) || accords.IsDeal(sentence, noun) || noun.Lemma == "term")
        || noun.Relation == "obl" && sentence.CaseOf(noun) is "under" or "by" && (noun.Lemma == "term" || sentence.CaseOf(noun) == "under");

    private static bool IsTerm(Sentence sentence, Token verb, Token clause) => verb == clause
        ? sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would" or "shall" or "must") || verb.Xpos is "VBZ" or "VBP"
        : sentence.Children(verb).Any(child => child.Relation is "obj" or "obl" or "xcomp" or "nsubj");
}
