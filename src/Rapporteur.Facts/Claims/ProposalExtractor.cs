using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a party offers, proposes or says that it is ready for: "offered a truce", "is open to direct talks".</summary>
internal sealed class ProposalExtractor(CueReader cues, CueReader refusals) : IClaimExtractor
{
    // Verbs that propose only where their object is something to be proposed.
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal) { "present", "submit", "table", "raise", "promote", "suggest", "float", "put", "lay", "set", "outline", "unveil", "pitch", "advance" };

    // Of these an act is none: "laid out demands to attend", "set out to rebuild".
    private static readonly HashSet<string> OnlyOfPapers = new(StringComparer.Ordinal) { "lay", "set", "outline", "unveil", "pitch", "advance" };

    private static readonly HashSet<string> Proposable = new(StringComparer.Ordinal)
        { "idea", "possibility", "prospect", "plan", "draft", "proposal", "resolution", "formula", "framework", "roadmap", "initiative", "concept", "option", "document", "text", "package", "offer", "compromise", "solution" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        (from use in cues.In(document, reading)
        where !Vague.Contains(use.Cue.Lemma) || (use.What.Any(what => what.Head.Upos == "VERB") && !OnlyOfPapers.Contains(use.Cue.Lemma)) || IsProposable(reading.Sentence, use.Cue)
        where use.Cue.Lemma != "prepare" || reading.Sentence.IsPassive(use.Cue)
        where use.Cue.Upos != "NOUN" || (!IsAnswered(reading.Sentence, use.Cue) && !IsDoubted(reading.Sentence, use.Cue) && !IsAskedFor(reading.Sentence, use.Cue))
        from what in use.What
        where !refusals.Uses(reading.Sentence, what.Head) && !IsBare(reading.Sentence, what) && !(what.Head.Lemma == "side" || SeatFrames.IsPeople(what.Head))
        from party in use.Who
        let claim = document.Claim(ClaimKind.Proposal, reading, use.Cue, [party], what)
        select claim.Modality == Modality.Planned && use.Cue.Upos == "ADJ" ? claim with { Modality = Modality.Stated } : claim).By("proposal.cues.tsv");

    // "Would sign a deal", "presented its plan", "put forward many interesting ideas": not without what is in it.
    private static bool IsBare(Sentence sentence, Content what) => what.Head.Lemma.ToLowerInvariant() switch
    {
        "deal" or "agreement" or "accord" or "plan" or "proposal" or "pact" or "offer" or "document" or "draft" or "text" or "solution" or "compromise" or "step" or "measure" => what.Lemmas(sentence) is [_],
        "idea" or "suggestion" or "view" or "option" or "way" => !sentence.Children(what.Head).Any(child => child.Relation is "nmod" or "acl" or "compound" or "ccomp" or "xcomp" or "appos"),
        _ => false,
    };

    private static bool IsProposable(Sentence sentence, Token verb) =>
        sentence.Children(verb).Any(child => child.Relation is "obj" or "nsubj" && Proposable.Contains(child.Lemma));

    // "questions about its willingness to accept", "doubts its readiness"
    private static bool IsDoubted(Sentence sentence, Token noun) => sentence.CaseOf(noun) is "about" or "over" or "regarding" || sentence.HeadOf(noun) is { Lemma: "question" or "doubt" or "test" or "lack" or "depend" or "doubtful" };

    // "The sides have been asked to come with proposals for a truce": there is none yet.
    private static bool IsAskedFor(Sentence sentence, Token noun) => sentence.Ancestors(noun).Where(head => head.Upos == "VERB").Take(2).Any(verb => verb.Lemma is "ask" or "invite" or "urge" or "request" && sentence.IsPassive(verb));

    // "rejected a proposal to …": the answer is the claim, and whose proposal it was is said elsewhere.
    private bool IsAnswered(Sentence sentence, Token noun) => sentence.HeadOf(noun) is { } verb && noun.Relation is "obj" or "nsubj" && refusals.Uses(sentence, verb);
}
