using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Reads a clause off the parse: who does it, to what, whether it is denied, supposed or still to come.</summary>
/// <remarks>Relations are those of Universal Dependencies v2 without subtypes (https://universaldependencies.org/u/dep/), so a passive is told by its auxiliary.</remarks>
internal static class Clauses
{
    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase)
        { "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "cannot", "nobody", "none", "without" };

    // "failed to agree", "refused to sign", "stopped short of signing": the verb below did not happen.
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
        { "fail", "refuse", "decline", "deny", "stop", "hesitate", "reluctant", "unwilling", "unable", "refusal", "failure", "avoid", "prevent" };

    /// <summary>The children of a token that stand in a relation to it, in order of the text.</summary>
    public static IEnumerable<Token> Children(this Sentence sentence, Token token, string relation) =>
        sentence.Children(token).Where(child => child.Relation == relation);

    /// <summary>Tokens above a token, nearest first.</summary>
    public static IEnumerable<Token> Ancestors(this Sentence sentence, Token token)
    {
        for (var head = sentence.HeadOf(token); head is not null; head = sentence.HeadOf(head))
        {
            yield return head;
        }
    }

    /// <summary>The token and those that are joined to it by "and", "or" or commas.</summary>
    public static IEnumerable<Token> Conjuncts(this Sentence sentence, Token token) =>
        sentence.Children(token, "conj").SelectMany(sentence.Conjuncts).Prepend(token);

    /// <summary>The preposition before a noun, in lower case; "" for none. "on behalf of" gives "on".</summary>
    public static string CaseOf(this Sentence sentence, Token noun) =>
        sentence.Children(noun).Where(child => child.Relation is "case" or "mark" && child.Index < noun.Index)
            .Select(child => child.Text.ToLowerInvariant()).FirstOrDefault() ?? "";

    /// <summary>Whether a verb is in the passive, or a participle that stands for one ("the deal signed in Strelsau").</summary>
    public static bool IsPassive(this Sentence sentence, Token verb) =>
        verb.Xpos == "VBN"
        && (sentence.Children(verb).Any(aux => aux.Relation is "aux" or "cop" && aux.Lemma is "be" or "get")
            || (verb.Relation == "acl" && !sentence.Children(verb, "aux").Any() && !sentence.Children(verb, "nsubj").Any())
            // "met in Vienna, hosted by X"
            || (verb.Relation == "advcl" && !sentence.Children(verb, "aux").Any() && !sentence.Children(verb, "nsubj").Any() && sentence.Agent(verb) is not null));

    /// <summary>The noun that a verb has as its grammatical subject, its own or the one that it shares.</summary>
    public static Token? Subject(this Sentence sentence, Token verb, int depth = 0)
    {
        // "It is willing to accept": where the parse takes "it" for empty, it still stands for somebody.
        if ((sentence.Children(verb).FirstOrDefault(child => child.Relation is "nsubj" || (child.Relation is "csubj" && child.Index < verb.Index))
            ?? sentence.Children(verb, "expl").FirstOrDefault(child => child.Lemma == "it")) is { } own)
        {
            return RelativeHead(sentence, verb, own);
        }

        if (depth > 6 || sentence.HeadOf(verb) is not { } head)
        {
            return null;
        }

        return verb.Relation switch
        {
            "conj" => sentence.Subject(head, depth + 1),
            // "asked Elbonia to stop": whom one asks is who does it; "agreed to stop": the one who agreed.
            "xcomp" => sentence.Children(head, "obj").FirstOrDefault(child => child.Index < verb.Index) is { } controller && !Promises(head)
                ? controller
                : sentence.IsPassive(head) || head.Upos is "VERB" or "ADJ" or "NOUN" ? sentence.Subject(head, depth + 1) : null,
            "advcl" or "parataxis" or "dep" => sentence.Subject(head, depth + 1),
            "acl" when head.Upos is "NOUN" or "PROPN" or "PRON" && verb.Xpos is "VBG" or "VBN" => head,
            "acl" => null,
            _ => null,
        };
    }

    /// <summary>Who a passive names with "by".</summary>
    public static Token? Agent(this Sentence sentence, Token verb) =>
        sentence.Children(verb, "obl").FirstOrDefault(child => sentence.CaseOf(child) == "by" && child.Upos is "NOUN" or "PROPN" or "PRON");

    /// <summary>Who does what a verb says: its subject, or the agent of a passive.</summary>
    public static Token? Doer(this Sentence sentence, Token verb) =>
        sentence.IsPassive(verb) && !sentence.IsState(verb) ? sentence.Agent(verb) : sentence.Subject(verb);

    /// <summary>Whether what looks like a passive is the state of its subject: "is opposed to a corridor", "is prepared to leave", "was committed to peace".</summary>
    public static bool IsState(this Sentence sentence, Token verb) => verb.Lemma is "oppose" or "prepare" or "commit" or "determine" or "dispose" or "incline" or "interest"
        && sentence.Agent(verb) is null && sentence.Children(verb).Any(child => child.Index > verb.Index && (child.Relation is "xcomp" or "ccomp" || sentence.CaseOf(child) is "to" or "in"));

    /// <summary>Whether a verb, adjective or noun is denied: by "not", by a subject with "no", or by a verb above it such as "failed to".</summary>
    public static bool IsNegated(this Sentence sentence, Token word)
    {
        var count = sentence.Children(word).Count(child => child.Relation is "advmod" or "det" or "cc" or "case" && (Negations.Contains(child.Text)
            // "no longer", "no more"
            || (child.Lemma is "long" or "longer" or "more" && child.Index > 0 && sentence.Tokens[child.Index - 1].Lemma.Equals("no", StringComparison.OrdinalIgnoreCase))));
        // "made no further demands"
        if (sentence.Children(word, "amod").Any(child => child.Index > 0 && sentence.Tokens[child.Index - 1] is { } no && no.Head == child.Index && no.Lemma.Equals("no", StringComparison.OrdinalIgnoreCase)))
        {
            count++;
        }

        if (sentence.Children(word).FirstOrDefault(child => child.Relation == "nsubj") is { } subject
            && (Negations.Contains(subject.Text) || sentence.Children(subject, "det").Any(det => Negations.Contains(det.Text))))
        {
            count++;
        }

        if (sentence.HeadOf(word) is { } head)
        {
            // "have yet to be agreed", "is yet to decide"
            if (IsYetTo(sentence, word) || (word.Relation is "xcomp" && head.Lemma is "have" or "remain" && IsYetTo(sentence, head)))
            {
                count++;
            }

            if (word.Relation is "xcomp" or "acl" or "advcl" && Denials.Contains(head.Lemma) && !sentence.IsNegated(head))
            {
                count++;
            }

            // "did not seek or accept": one "not" for both; "not X but Y": none for the second.
            if (word.Relation == "conj" && !sentence.Children(word, "cc").Any(cc => cc.Lemma == "but")
                && !sentence.Children(word).Any(child => child.Relation is "nsubj" or "aux") && sentence.IsNegated(head))
            {
                count++;
            }

            // "is not going to accept", "has not been ready to accept"
            if (word.Relation == "xcomp" && head.Lemma is "go" or "ready" or "willing" or "prepared" or "able" or "want" or "intend" or "plan" && sentence.IsNegated(head))
            {
                count++;
            }
        }

        return count % 2 == 1;
    }

    private static bool IsYetTo(Sentence sentence, Token word) => sentence.Children(word, "advmod").Any(adverb => adverb.Lemma.Equals("yet", StringComparison.OrdinalIgnoreCase)
        && adverb.Index + 1 < sentence.Tokens.Length && sentence.Tokens[adverb.Index + 1].Text.Equals("to", StringComparison.OrdinalIgnoreCase));

    /// <summary>The auxiliaries of a verb, in lower case: "will", "would", "has".</summary>
    public static IEnumerable<string> Auxiliaries(this Sentence sentence, Token verb) =>
        sentence.Children(verb, "aux").Select(aux => aux.Lemma.ToLowerInvariant());

    // A relative pronoun stands for the noun that its clause describes: "the US, which is demanding".
    private static Token? RelativeHead(Sentence sentence, Token verb, Token subject)
    {
        if (subject.Xpos is not ("WP" or "WDT") && !(subject.Lemma == "that" && subject.Upos == "PRON"))
        {
            return subject;
        }

        for (var clause = verb; clause is not null; clause = sentence.HeadOf(clause))
        {
            if (clause.Relation == "acl" && sentence.HeadOf(clause) is { } noun)
            {
                return noun;
            }

            if (clause.Relation is not ("conj" or "xcomp" or "ccomp"))
            {
                break;
            }
        }

        return subject;
    }

    // Verbs whose subject, not object, does what comes after: "promised Elbonia to lift".
    private static bool Promises(Token verb) => verb.Lemma is "promise" or "vow" or "pledge" or "threaten";
}
