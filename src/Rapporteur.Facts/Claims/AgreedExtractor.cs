using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what was agreed, decided, signed or committed to: "agreed to set up a hotline", "reiterated their commitment to peace".</summary>
/// <remarks>What is denied, doubted, wished for or to come is no agreement; what a party would agree to is a proposal of its own.</remarks>
internal sealed class AgreedExtractor(CueReader cues, Accords accords) : IClaimExtractor
{
    // "Agreed that the talks had failed" shares a view; "agreed that troops would leave" agrees on something.
    private static readonly HashSet<string> Views = new(StringComparer.Ordinal) { "agree", "accept", "concur", "affirm", "reaffirm", "decide" };

    // A deal that one side says it will reach is a hope, nothing that it offers.
    private static readonly HashSet<string> TakesTwo = new(StringComparer.Ordinal)
        { "reach", "conclude", "strike", "seal", "finalise", "finalize", "secure", "work", "hammer", "iron", "stitch", "thrash", "clinch", "broker", "forge", "produce", "arrive", "come", "enter" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).Select(pair => Settle(pair.Claim, pair.Cue)).OfType<Claim>().By("agreed.cues.tsv");

    private IEnumerable<(Claim Claim, Token Cue)> OfCues(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var use in cues.In(document, reading))
        {
            if (use.Cue.Relation == "amod" || IsAside(sentence, use.Cue) || IsOwnPosition(sentence, use) || IsLongAgo(document, sentence, use.Cue) || IsOneStatesChoice(document, use) || IsOneSidesPromise(use) || (use.Cue.Upos == "VERB" && Modalities.IsConditional(sentence, use.Cue)) || IsOwed(sentence, use.Cue) || !Actuality.IsActual(sentence, use.Cue)
                || (use.Cue.Upos == "NOUN" ? IsOpen(sentence, use.Cue) : !IsAccord(sentence, use)))
            {
                continue;
            }

            var who = WithPartner(document, reading, use);
            foreach (var what in use.What.Where(what => !IsView(sentence, use.Cue, what) && what.Head.Upos is not ("PRON" or "DET") && !IsExcepted(sentence, what) && !OpensList(sentence, what) && !IsWho(reading, what) && !IsOnlyReached(sentence, use.Cue, what)))
            {
                var (content, added) = Contents.WithAdded(sentence, what);
                yield return (document.Claim(ClaimKind.Agreed, reading, use.Cue, who, content), use.Cue);
                foreach (var item in added)
                {
                    yield return (document.Claim(ClaimKind.Agreed, reading, use.Cue, who, item), use.Cue);
                }
            }
        }
    }

    // "Agreed to go on while reaffirming its commitment to certain limits": what one side says of itself beside an accord is no term of it.
    private static bool IsOwnPosition(Sentence sentence, CueUse use)
    {
        var verb = use.Cue.Upos == "NOUN" ? sentence.HeadOf(use.Cue) : use.Cue;
        return use.Who.Length == 1 && verb is { Xpos: "VBG", Relation: "advcl", Lemma: "reaffirm" or "reiterate" or "affirm" or "restate" or "stress" or "underline" or "underscore" or "emphasise" or "emphasize" or "repeat" };
    }

    // "The parliament must approve any deal"
    private static bool IsOwed(Sentence sentence, Token cue) => sentence.Auxiliaries(cue).Any(aux => aux is "must" or "should" or "ought" or "need");

    // "…, as agreed by the committee, …"
    private static bool IsAside(Sentence sentence, Token cue) => cue.Xpos == "VBN" && sentence.Children(cue, "mark").Any(mark => mark.Lemma == "as");

    // "An accord signed by A and B leaders": those who sign are not what they sign.
    private static bool IsWho(SentenceReading reading, Content what) => SeatFrames.IsPeople(what.Head) || (what.Head.Upos == "PROPN" && reading.PartyAt(what.Head) is { Form: PartyNameForm.Name } mention && mention.Span.Contains(what.Head.Span) && what.Lemmas(reading.Sentence).Length < 3);

    // "has prevented an agreement to be reached": that says nothing of what is in it.
    private static bool IsOnlyReached(Sentence sentence, Token cue, Content what) => cue.Upos == "NOUN" && what.Head is { Upos: "VERB", Lemma: "reach" or "sign" or "conclude" or "strike" or "finalise" or "finalize" or "make" or "find" or "announce" } && what.Head.Relation is "acl" or "advcl";

    // "an armistice, not a peace treaty, signed by …"
    private static bool IsExcepted(Sentence sentence, Content what) => what.Head.Upos is "NOUN" or "PROPN" && sentence.Children(what.Head).Any(child => child.Lemma == "not" && child.Index < what.Head.Index);

    // "agree to take the following actions:": the list that follows says which.
    private static bool OpensList(Sentence sentence, Content what) => sentence.Tokens[^1].Text == ":" && sentence.Tokens.Any(token => what.Span.Contains(token.Span) && token.Lemma.ToLowerInvariant() is "following" or "follow");

    // "agreed a ceasefire in 1991": what an earlier process agreed is background.
    private static bool IsLongAgo(DocumentReading document, Sentence sentence, Token cue) => IsYearsAgo(sentence, cue) || document.Document.Date is { } today
        && sentence.Children(cue, "obl").Any(time => time.Text.Length == 4 && int.TryParse(time.Text, out var year) && year is > 1900 && year < today.Year - 2);

    private static bool IsYearsAgo(Sentence sentence, Token cue) => sentence.Children(cue).Any(child => child.Lemma == "ago" && sentence.Children(child).Any(unit => unit.Lemma is "year" or "decade"));

    // What one state decides for itself is no agreement.
    private static bool IsOneStatesChoice(DocumentReading document, CueUse use) => use.Cue.Lemma == "decide" && use.Who is [var only] && document.Referents.IsState(only);

    // What both sides promise is an undertaking; what one promises may be meant for anybody.
    private static bool IsOneSidesPromise(CueUse use) => use.Cue.Lemma is "promise" or "vow" && use.Who.Length < 2;

    // "agreed with Elbonia to …": the partner agrees too.
    private static ImmutableArray<Party> WithPartner(DocumentReading document, SentenceReading reading, CueUse use)
    {
        var partner = reading.Sentence.Children(use.Cue).FirstOrDefault(child => child.Relation is "obl" or "nmod" && reading.Sentence.CaseOf(child) is "with");
        return partner is null ? use.Who : [.. use.Who.Union(document.Referents.PartiesOf(reading, partner))];
    }

    // Verbs such as "reach" or "announce" agree only where their object is something that is agreed.
    private bool IsAccord(Sentence sentence, CueUse use) => !accords.NeedsAccord(use.Cue.Lemma)
        || sentence.Children(use.Cue).Any(child => (child.Relation == "obj" || (child.Relation == "nsubj" && sentence.IsPassive(use.Cue)) || IsWhatOneComesTo(sentence, use.Cue, child)) && accords.IsAccord(child))
        || (sentence.IsPassive(use.Cue) && use.Cue.Relation == "acl" && sentence.HeadOf(use.Cue) is { } thing && accords.IsAccord(thing));

    // "came to an understanding", "arrived at a compromise", "entered into an agreement"
    private static bool IsWhatOneComesTo(Sentence sentence, Token verb, Token noun) => noun.Relation == "obl" && verb.Lemma is "come" or "arrive" or "enter" && sentence.CaseOf(noun) is "to" or "at" or "into";

    private static bool IsView(Sentence sentence, Token cue, Content what) =>
        Views.Contains(cue.Lemma) && what.Head.Relation == "ccomp" && what.Head.Lemma is not ("necessary" or "needed" or "begin" or "start" or "resume") && !sentence.Auxiliaries(what.Head).Any(aux => aux is "will" or "would" or "should" or "must" or "shall")
        && (what.Head.Xpos is not "VB" || sentence.Auxiliaries(what.Head).Any());

    // A noun of agreeing says that something is agreed only where the sentence has it come about: "sealed an agreement to", "despite the agreement to".
    private bool IsOpen(Sentence sentence, Token noun)
    {
        if (sentence.HeadOf(noun) is { Upos: "VERB" } verb)
        {
            if (verb.Lemma is "prevent" or "block" or "hamper" or "thwart" or "avert" or "hinder" or "impede" or "delay" || sentence.IsNegated(verb) || Modalities.Of(sentence, verb) != Modality.Stated)
            {
                return true;
            }

            return noun.Relation switch
            {
                "obj" => !accords.BringsAbout(verb.Lemma),
                "obl" => verb.Lemma != "result" && (sentence.CaseOf(noun) is not ("despite" or "after" or "following" or "since") || IsIndefinite(sentence, noun)),
                _ => IsIndefinite(sentence, noun),
            };
        }

        return IsIndefinite(sentence, noun);
    }

    internal static bool IsIndefinite(Sentence sentence, Token noun) =>
        sentence.Children(noun, "det").Any(det => det.Lemma.ToLowerInvariant() is "a" or "an" or "any" or "no" or "some")
        || (noun.Xpos is "NN" && !sentence.Children(noun).Any(child => child.Relation is "det" || child.Xpos is "PRP$" || (child.Relation == "nmod" && child.Index < noun.Index)));

    // "The rebels agreed to free nine hostages in exchange for a truce": what one side agrees to at a price is on the table until the other pays.
    private static bool IsOffer(string what) => what.Contains(" in exchange for ", StringComparison.Ordinal) || what.Contains(" in return for ", StringComparison.Ordinal) || what.Contains(" but only ", StringComparison.Ordinal) || what.Contains(" on condition ", StringComparison.Ordinal) || what.Contains(" provided that ", StringComparison.Ordinal);

    // What is not stated is not agreed: one party's undertaking to come is a proposal, what it is yet to decide no claim.
    private Claim? Settle(Claim claim, Token cue) => claim.Modality == Modality.Stated ? claim.Parties.Length == 1 && IsOffer(claim.What!) ? claim with { Kind = ClaimKind.Proposal } : claim
        : claim.Parties.Length == 1 && cue.Lemma != "decide" && !TakesTwo.Contains(cue.Lemma) && !(claim.WhatLemmas.Length == 1 && accords.IsAccordWord(claim.WhatHead!)) ? claim with { Kind = ClaimKind.Proposal }
        : null;
}
