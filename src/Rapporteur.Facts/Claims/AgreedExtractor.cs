using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what was agreed, decided, signed or committed to, and the terms of a deal: "agreed to set up a hotline", "the accord provides for …".</summary>
/// <remarks>What is denied, doubted or to come is no agreement; what a party would agree to is a proposal of its own.</remarks>
internal sealed class AgreedExtractor(CueReader cues) : IClaimExtractor
{
    // Verbs that agree only where their object is something one agrees on.
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal)
        { "reiterate", "affirm", "announce", "reach", "conclude", "strike", "seal", "approve", "endorse", "accept", "settle", "finalise", "finalize", "adopt", "sign", "decide", "promise", "vow", "pledge", "resolve" };

    private static readonly HashSet<string> Accords = new(StringComparer.Ordinal)
    {
        "agreement", "accord", "deal", "pact", "understanding", "truce", "ceasefire", "cease-fire", "treaty", "memorandum", "declaration", "statement", "resolution", "protocol",
        "commitment", "compromise", "roadmap", "communique", "communiqué", "framework", "document", "charter", "armistice", "settlement", "pledge", "term", "plan", "text", "consensus", "arrangement",
    };

    private static readonly HashSet<string> Provides = new(StringComparer.Ordinal)
        { "include", "provide", "stipulate", "call", "require", "contain", "envisage", "envision", "comprise", "feature", "entail", "oblige", "commit", "guarantee", "establish", "set" };

    private static readonly HashSet<string> Deals = new(StringComparer.Ordinal)
        { "agreement", "accord", "deal", "pact", "understanding", "truce", "ceasefire", "cease-fire", "treaty", "memorandum", "declaration", "statement", "resolution", "protocol", "communique", "communiqué", "settlement", "armistice" };

    private static readonly CueFrame Terms = new("", CueForm.Verb, ["obj", "for", "ccomp", "obj+xcomp", "xcomp", "out", "forward"], CuePolarity.Affirmed);

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).Concat(OfTerms(document, reading)).Select(Settle).OfType<Claim>();

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var use in cues.In(document, reading))
        {
            if (use.Cue.Upos == "NOUN" ? IsOpen(sentence, use.Cue) : Vague.Contains(use.Cue.Lemma) && !HasAccord(sentence, use.Cue))
            {
                continue;
            }

            var who = WithPartner(document, reading, use);
            foreach (var what in use.What)
            {
                yield return document.Claim(ClaimKind.Agreed, reading, use.Cue, who, what);
            }
        }
    }

    // "The accord provides for X", "the joint statement includes X"
    private static IEnumerable<Claim> OfTerms(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var verb in sentence.Tokens.Where(token => token.Upos == "VERB" && Provides.Contains(token.Lemma) && !sentence.IsPassive(token) && !sentence.IsNegated(token)))
        {
            if (sentence.Subject(verb) is not { Upos: "NOUN" } deal || !Deals.Contains(deal.Lemma.ToLowerInvariant()) || sentence.IsNegated(deal) || IsIndefinite(sentence, deal))
            {
                continue;
            }

            var who = document.Referents.Owners(reading, deal);
            foreach (var what in Contents.Of(sentence, verb, Terms))
            {
                yield return document.Claim(ClaimKind.Agreed, reading, verb, who, what) with { Modality = Modality.Stated };
            }
        }
    }

    // "agreed with Iran to …": the partner agrees too.
    private static ImmutableArray<Party> WithPartner(DocumentReading document, SentenceReading reading, CueUse use)
    {
        var partner = reading.Sentence.Children(use.Cue).FirstOrDefault(child => child.Relation is "obl" or "nmod" && reading.Sentence.CaseOf(child) is "with");
        return partner is null ? use.Who : [.. use.Who.Union(document.Referents.PartiesOf(reading, partner))];
    }

    private static bool HasAccord(Sentence sentence, Token verb) =>
        verb.Lemma is "adopt" or "sign" or "pledge" or "promise" or "vow" or "decide" or "resolve"
            ? sentence.Children(verb).Any(child => child.Relation is "obj" or "xcomp" or "ccomp" or "nsubj")
            : sentence.Children(verb).Any(child => child.Relation is "obj" or "nsubj" or "obl" && Accords.Contains(child.Lemma.ToLowerInvariant()));

    // A noun of agreeing says that something is agreed only where the sentence has it come about: "sealed an agreement to", "despite the agreement to".
    private static bool IsOpen(Sentence sentence, Token noun)
    {
        if (sentence.HeadOf(noun) is { Upos: "VERB" } verb)
        {
            if (sentence.IsNegated(verb) || Modalities.Of(sentence, verb) != Modality.Stated)
            {
                return true;
            }

            return noun.Relation switch
            {
                "obj" => verb.Lemma is not ("reach" or "seal" or "strike" or "conclude" or "sign" or "make" or "announce" or "reaffirm" or "reiterate" or "affirm" or "underscore" or "express" or "welcome" or "hail" or "include" or "secure" or "broker" or "clinch"),
                _ => IsIndefinite(sentence, noun),
            };
        }

        return IsIndefinite(sentence, noun);
    }

    private static bool IsIndefinite(Sentence sentence, Token noun) =>
        sentence.Children(noun, "det").Any(det => det.Lemma.ToLowerInvariant() is "a" or "an" or "any" or "no" or "some")
        || (noun.Xpos is "NN" && !sentence.Children(noun).Any(child => child.Relation is "det" || child.Xpos is "PRP$" || (child.Relation == "nmod" && child.Index < noun.Index)));

    // What is not stated is not agreed: one party's undertaking to come is a proposal, anything else no claim.
    private static Claim? Settle(Claim claim) => claim.Modality == Modality.Stated ? claim
        : claim.Parties.Length == 1 ? claim with { Kind = ClaimKind.Proposal }
        : null;
}
