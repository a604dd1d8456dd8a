using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Tells what a sentence says has come about from what it only mentions: "wants a promise", "on the verge of signing", "tried to agree".</summary>
/// <remarks>After Karttunen, "Implicative Verbs" (1971): an infinitive under "manage" has happened, under "want" or "try" it has not been said to.</remarks>
internal static class Actuality
{
    private static readonly HashSet<string> Implicative = new(StringComparer.Ordinal) { "manage", "proceed", "go", "continue", "help", "get", "able", "succeed", "lead", "agree", "rush" };

    // What stands under these is wished, offered or feared.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "want", "demand", "seek", "urge", "call", "ask", "request", "propose", "offer", "suggest", "hope", "expect", "try", "attempt", "aim", "effort", "bid", "verge", "brink", "possibility", "chance", "prospect",
        "ready", "willing", "prepared", "open", "refuse", "reject", "fail", "need", "press", "push", "insist", "consider", "discuss", "warn", "fear", "doubt", "deny", "decline", "close", "wish", "intend", "plan",
        "encourage", "persuade", "convince", "pressure", "negotiate", "likely", "unlikely", "unable", "reluctant", "future", "lack", "absence", "failure", "refusal", "delay", "postpone", "avoid", "due", "hope", "call", "way", "purpose", "goal", "objective", "intention", "interest", "desire", "ambition", "ability", "opportunity", "option", "willingness", "readiness", "deny",
    };

    /// <summary>Whether a word stands where the sentence says that it is so.</summary>
    public static bool IsActual(Sentence sentence, Token word)
    {
        var below = word;
        if (IsInfinitive(sentence, word) && sentence.HeadOf(word) is { } governor && !Implicative.Contains(governor.Lemma))
        {
            return false;
        }

        // "Has been helping to get them to agree": it is still at it.
        if (sentence.Ancestors(word).Prepend(word).TakeWhile(below => below.Relation is "xcomp" or "ccomp" or "conj" or "root" || (below.Relation == "advcl" && IsInfinitive(sentence, below))).Any(head => head is { Xpos: "VBG", Lemma: "help" or "get" or "try" or "work" }))
        {
            return false;
        }

        foreach (var head in sentence.Ancestors(word))
        {
            // "Disputes to be resolved before agreeing to a new round", "instead of signing"
            if (below is { Relation: "advcl" or "acl" or "obl" or "nmod" } && below.Index > head.Index && sentence.CaseOf(below) is "before" or "without" or "instead" or "until" or "unless"
                && (below.Xpos is "VBG" or "NN" or "NNS" || (below.Xpos == "VBN" && sentence.CaseOf(below) == "without")))
            {
                return false;
            }

            // "Crucial steps for recommitting to the truce"
            if (below is { Xpos: "VBG", Relation: "acl" or "advcl" } && head.Upos == "NOUN" && sentence.CaseOf(below) is "for" or "toward" or "towards")
            {
                return false;
            }

            // "The talks were due to end with a meeting at which an accord was signed": as open as the meeting is.
            if (below.Relation == "acl" && IsRelative(sentence, below) && sentence.Children(below, "obl").Any(child => child.Xpos is "WDT" or "WP") && sentence.Ancestors(head).Any(above => sentence.Children(above).Any(child => child.Lemma == "due") || above.Lemma is "due" or "plan" or "schedule" or "expect" or "hope" or "set" or "want" or "propose"))
            {
                return false;
            }

            // What is said beside a clause ("…, although it wants") does not govern it.
            if (below.Relation is "advcl" && !IsInfinitive(sentence, below) && sentence.CaseOf(below) is not ("of" or "to" or "for" or "before" or "until" or "by") || below.Relation is "parataxis" or "conj" or "nsubj" or "appos" || (below.Relation == "acl" && IsRelative(sentence, below)))
            {
                if (below.Relation is not "conj" and not "nsubj")
                {
                    return true;
                }
            }
            else if (Open.Contains(head.Lemma.ToLowerInvariant()))
            {
                return false;
            }

            if (IsInfinitive(sentence, head) && head.Relation is not "root" && sentence.HeadOf(head) is { } above && !Implicative.Contains(above.Lemma) && below.Relation is "obj" or "xcomp" or "obl")
            {
                return false;
            }

            below = head;
        }

        return true;
    }

    // "to sign", "to be signed"
    private static bool IsInfinitive(Sentence sentence, Token word) => (word.Xpos == "VB" || (word.Xpos == "VBN" && sentence.Children(word, "aux").Any(aux => aux is { Lemma: "be", Xpos: "VB" }))) && sentence.Children(word, "mark").Any(mark => mark.Lemma == "to");

    private static bool IsRelative(Sentence sentence, Token clause) => sentence.Children(clause).Any(child => child.Xpos is "WDT" or "WP" || (child.Relation == "nsubj" && child.Index < clause.Index));
}
