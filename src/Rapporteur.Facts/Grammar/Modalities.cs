using Rapporteur.Facts.Claims;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Tells what a sentence states from what it says is to come and what it only supposes.</summary>
internal static class Modalities
{
    private static readonly HashSet<string> Supposing = new(StringComparer.OrdinalIgnoreCase)
        { "likely", "possibly", "perhaps", "reportedly", "apparently", "potentially", "probably", "maybe", "supposedly", "presumably", "allegedly" };

    private static readonly HashSet<string> SupposingHeads = new(StringComparer.Ordinal)
        { "likely", "appear", "seem", "consider", "mull", "suppose", "suspect", "rumor", "rumour", "weigh", "possible", "poise", "unlikely" };

    private static readonly HashSet<string> PlanningHeads = new(StringComparer.Ordinal)
        { "plan", "schedule", "due", "set", "intend", "slate", "prepare", "expect", "go" };

    private static readonly HashSet<string> Conditions = new(StringComparer.OrdinalIgnoreCase) { "if", "unless", "whether", "provided" };

    /// <summary>The modality of what a verb, or a noun or adjective that stands for one, says.</summary>
    public static Modality Of(Sentence sentence, Token word)
    {
        var verb = Clause(sentence, word);
        var modality = OfVerb(sentence, verb);
        // "expected to meet", "said that it plans to sign": what stands above colours what is below.
        var below = verb;
        foreach (var head in sentence.Ancestors(verb))
        {
            if (below.Relation is not ("xcomp" or "ccomp" or "conj" or "advcl" or "csubj"))
            {
                break;
            }

            if (below.Relation is "xcomp" or "ccomp" or "csubj")
            {
                if (SupposingHeads.Contains(head.Lemma))
                {
                    return Modality.Speculated;
                }

                if (below.Relation == "xcomp" && PlanningHeads.Contains(head.Lemma))
                {
                    modality = Later(modality, Modality.Planned);
                }
            }

            below = head;
        }

        return modality;
    }

    private static Modality OfVerb(Sentence sentence, Token verb)
    {
        var auxiliaries = sentence.Auxiliaries(verb).ToArray();
        if (auxiliaries.Any(aux => aux is "could" or "may" or "might" or "can")
            || sentence.Children(verb, "advmod").Any(adverb => Supposing.Contains(adverb.Lemma))
            || IsConditional(sentence, verb))
        {
            return Modality.Speculated;
        }

        // "is due to hold": the parse takes "due to" for a mark.
        return sentence.Children(verb).Any(child => child.Lemma == "due" && child.Relation is "mark" or "advmod" or "case")
            // "is due in town on Monday to meet"
            || (verb.Relation == "advcl" && sentence.HeadOf(verb) is { } errand && sentence.Children(errand).Any(child => child.Lemma == "due")) || auxiliaries.Any(aux => aux is "will" or "would" or "shall" or "'ll" or "'d") ? Modality.Planned : Modality.Stated;
    }

    /// <summary>Whether a verb stands in a condition: "if Norway agrees", "provided it signs".</summary>
    public static bool IsConditional(Sentence sentence, Token verb)
    {
        for (Token? clause = verb; clause is not null; clause = sentence.HeadOf(clause))
        {
            // "…, provided Norway agrees": the parse takes it for a verb.
            if (sentence.Subtree(clause).FirstOrDefault(token => token.Upos != "PUNCT")?.Index is > 0 and var first && sentence.Tokens[first - 1].Text.ToLowerInvariant() is "provided" or "providing" && sentence.Children(clause, "nsubj").Any())
            {
                return true;
            }

            if (clause.Relation is "advcl" or "ccomp" or "conj" && sentence.Children(clause, "mark").Any(mark => Conditions.Contains(mark.Text)))
            {
                return true;
            }

            if (clause.Relation is not ("conj" or "xcomp" or "advcl" or "ccomp") || (clause.Relation is "advcl" && sentence.Children(clause, "mark").Any()))
            {
                return false;
            }
        }

        return false;
    }

    // A noun or adjective is as certain as the clause that it stands in.
    private static Token Clause(Sentence sentence, Token word)
    {
        if (word.Upos is "VERB" || word.Relation is "root" or "ccomp" or "xcomp" or "advcl" or "acl" or "parataxis")
        {
            return word;
        }

        return sentence.Ancestors(word).FirstOrDefault(head => head.Upos == "VERB" || head.Relation is "root" or "ccomp" or "advcl" or "acl") ?? word;
    }

    private static Modality Later(Modality one, Modality other) => one > other ? one : other;
}
