using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Mends clauses that the parser has taken apart: "is demanding [that] A freezes X and discards Y".</summary>
internal static class ClauseMending
{
    private static readonly HashSet<string> Reported = new(StringComparer.Ordinal) { "would", "will", "must", "should", "could", "can" };

    private static readonly HashSet<string> Voices = new(StringComparer.Ordinal)
        { "urge", "call", "demand", "vow", "promise", "pledge", "propose", "request", "offer", "reject", "oppose", "welcome", "condemn", "criticize", "criticise", "praise", "blame", "express", "appeal", "thank", "refuse", "decline", "support", "endorse" };

    private static readonly HashSet<string> Papers = new(StringComparer.Ordinal)
        { "resolution", "plan", "proposal", "deal", "agreement", "talk", "talks", "meeting", "draft", "text", "document", "statement", "decision", "move", "attack", "situation", "offer", "truce", "ceasefire", "time", "process" };

    /// <summary>The sentence with its clauses mended; the same one where there is nothing to mend.</summary>
    /// <param name="isSpeech">Whether a verb passes on words.</param>
    public static Sentence Mend(Sentence sentence, Func<Token, bool> isSpeech)
    {
        sentence = WithNouns(sentence);
        sentence = WithAddedClauses(WithLostSubject(WithOneSubject(WithSubjects(WithBareClauses(WithJoinedVerbs(WithLostVerb(sentence)))))));
        return sentence.Tokens.Any(isSpeech) ? WithSubjectOfSaid(WithSaid(WithReported(WithJoinedSaying(WithOwnSubject(sentence, isSpeech), isSpeech), isSpeech), isSpeech), isSpeech) : sentence;
    }

    // "senior official Anna Berg", "resumed talks": words that the tagger takes for others where they are nouns.
    private static Sentence WithNouns(Sentence sentence) => With(sentence, token => token switch
    {
        { Upos: "ADJ", Lemma: "official" } when token.Index + 1 < sentence.Tokens.Length && sentence.Tokens[token.Index + 1] is { Upos: "PROPN" } name && token.Head >= name.Index && token.Index > 0 && sentence.Tokens[token.Index - 1].Upos is "PROPN" or "ADJ" or "DET" or "NOUN"
            => token with { Upos = "NOUN", Xpos = "NN", Relation = "compound" },
        { Upos: "VERB", Text: "talks" } when token.Index > 0 && sentence.Tokens[token.Index - 1] is { Upos: "VERB", Lemma: "resume" or "hold" or "begin" or "start" or "open" or "end" or "break" or "suspend" or "attend" or "enter" or "join" or "restart" or "conclude" or "host" or "boycott" or "continue" or "relaunch" } verb
            && token.Head == verb.Index && !sentence.Children(token, "nsubj").Any()
            => token with { Upos = "NOUN", Xpos = "NNS", Relation = "obj" },
        _ => null,
    });

    // "The plan calls for a truce": where a sentence has no verb and a plan stands before "calls for", that is what the plan does.
    private static Sentence WithLostVerb(Sentence sentence)
    {
        var noun = sentence.Root;
        if (noun is not { Upos: "NOUN", Xpos: "NNS", Lemma: "call" or "demand" or "offer" or "request" or "require" } || noun.Index == 0 || sentence.Tokens[noun.Index - 1] is not { Upos: "NOUN", Xpos: "NN", Relation: "compound" } doer
            || doer.Head != noun.Index || sentence.Children(noun).Any(child => child.Relation is "nsubj" or "cop" or "case") || !sentence.Children(noun).Any(child => child.Index > noun.Index && child.Relation is "nmod" or "obl" or "obj" or "acl"))
        {
            return sentence;
        }

        return With(sentence, token => token == noun ? noun with { Upos = "VERB", Xpos = "VBZ" }
            : token == doer ? doer with { Relation = "nsubj" }
            : token.Head == noun.Index && token.Index < noun.Index && token.Relation is "nmod" or "det" or "amod" or "compound" ? token with { Head = doer.Index }
            : token.Head == noun.Index && token.Index > noun.Index && token.Relation == "nmod" ? token with { Relation = "obl" }
            : null);
    }

    // "insisting A must leave", "B insisted A must leave": a clause has one subject, so the verb of saying before it is none, and says the clause.
    private static Sentence WithOwnSubject(Sentence sentence, Func<Token, bool> isSpeech)
    {
        foreach (var verb in sentence.Tokens.Where(token => token is { Upos: "VERB", Relation: "csubj" or "advcl" or "amod" } && isSpeech(token)))
        {
            var head = sentence.HeadOf(verb)!;
            var (subject, clause) = verb.Relation is not "amod" ? (sentence.Children(head, "nsubj").FirstOrDefault(child => child.Index > verb.Index), head) : (head, sentence.HeadOf(head));
            if (subject is { Relation: "nsubj" } && clause is { Upos: "VERB" } && subject.Index < clause.Index && IsFinite(sentence, clause)
                && (verb.Xpos == "VBG" || sentence.Children(verb, "nsubj").Any())
                && sentence.Subtree(subject).First(token => token.Index > verb.Index).Index == verb.Index + 1 && !sentence.Children(verb).Any(child => child.Index > verb.Index))
            {
                return With(sentence, token => token == verb ? verb with { Head = clause.Head, Relation = clause.Relation }
                    : token == clause ? clause with { Head = verb.Index, Relation = "ccomp" }
                    : null);
            }
        }

        return sentence;
    }

    // "said after the talks that it would not go": the clause is what was said, and says nothing about the talks.
    private static Sentence WithReported(Sentence sentence, Func<Token, bool> isSpeech) => With(sentence, clause =>
    {
        if (clause.Relation is not ("acl" or "advcl") || clause.Upos is not ("VERB" or "ADJ" or "NOUN") || sentence.HeadOf(clause) is not { Upos: "NOUN" or "PROPN", Relation: "obl" or "obj" or "iobj" or "nmod" } noun)
        {
            return null;
        }

        var verb = sentence.Ancestors(noun).FirstOrDefault(head => head.Upos == "VERB");
        // "told reporters the sides have agreed": what begins right behind those who are told is what they are told.
        if (verb is { Lemma: "tell" or "inform" or "assure" or "remind" or "notify" } && noun.Relation is "iobj" or "obj" && noun.Head == verb.Index && clause.Index > noun.Index
            && sentence.Children(clause, "nsubj").FirstOrDefault() is { } doer && sentence.Subtree(doer)[0].Index == noun.Index + 1 && doer.Xpos is not ("WP" or "WDT") && !sentence.Children(verb, "ccomp").Any())
        {
            return clause with { Head = verb.Index, Relation = "ccomp" };
        }

        var that = sentence.Children(clause, "mark").FirstOrDefault(mark => mark.Lemma == "that");
        var isOfNoun = noun.Relation is "obj" or "nmod" && noun.Lemma is not ("reporter" or "journalist" or "conference");
        return that is not null && verb is not null && verb.Index < noun.Index && isSpeech(verb) && !isOfNoun && !sentence.Children(verb, "ccomp").Any()
            ? clause with { Head = verb.Index, Relation = "ccomp" }
            : null;
    });

    // "said the text was weak and urged further action", "said: “It is time” and called for talks": a text urges nothing, and what stands behind the words is no part of them.
    private static Sentence WithJoinedSaying(Sentence sentence, Func<Token, bool> isSpeech) => With(sentence, verb =>
    {
        if (verb is not { Upos: "VERB", Relation: "conj", Xpos: "VBD" or "VBZ" } || !(isSpeech(verb) || Voices.Contains(verb.Lemma)) || sentence.Children(verb).Any(child => child.Relation is "nsubj" or "aux")
            || sentence.HeadOf(verb) is not { Relation: "ccomp" } content || sentence.HeadOf(content) is not { } said || said.Index > content.Index || said.Xpos != verb.Xpos || !isSpeech(said))
        {
            return null;
        }

        var isBehindWords = sentence.Tokens[content.Index..verb.Index].Any(token => token.Text is "”" or "\"" or "''");
        return isBehindWords || sentence.Children(content, "nsubj").Any(subject => subject.Upos == "NOUN" && Papers.Contains(subject.Lemma)) ? verb with { Head = said.Index } : null;
    });

    // "rejected it and signalled it would not sign": what begins right behind a verb of saying is what is said. "Warned that … and he would leave": both are.
    private static Sentence WithSaid(Sentence sentence, Func<Token, bool> isSpeech) => With(sentence, clause =>
    {
        if (clause.Upos != "VERB" || clause.Relation is not ("parataxis" or "conj" or "advcl") || sentence.Children(clause, "nsubj").FirstOrDefault(child => child.Index < clause.Index) is not { } subject)
        {
            return null;
        }

        var first = sentence.Subtree(subject)[0];
        if (first.Index > 0 && sentence.Tokens[first.Index - 1] is { Upos: "VERB" } before && isSpeech(before) && sentence.HeadOf(clause) != before
            && !sentence.Children(before, "ccomp").Any() && !sentence.Subtree(clause).Contains(before) && sentence.Children(before).All(child => child.Index < before.Index || child.Relation == "punct"))
        {
            return clause with { Head = before.Index, Relation = "ccomp" };
        }

        return clause.Relation == "conj" && subject.Upos == "PRON" && sentence.HeadOf(clause) is { } said && isSpeech(said) && said.Xpos is "VBD" or "VBN"
            && sentence.Children(said, "ccomp").FirstOrDefault(child => child.Index > said.Index && child.Index < clause.Index) is { } content && sentence.Auxiliaries(clause).Any(Reported.Contains)
            ? clause with { Head = content.Index }
            : null;
    });

    // What is joined has one form: of the verbs to the left, the nearest built alike takes the item (see Coordination for the sources).
    private static Sentence WithJoinedVerbs(Sentence sentence) => With(sentence, item =>
    {
        // With a subject of its own a verb begins a clause of its own, and the parse knows best what that stands beside.
        if (item is not { Upos: "VERB", Relation: "conj" } || sentence.HeadOf(item) is not { Upos: "VERB" } now || now.Index > item.Index
            || sentence.Children(item, "nsubj").Any() || Form(item) is not { } form || Form(now) == form)
        {
            return null;
        }

        var better = sentence.Subtree(now).LastOrDefault(token => token.Index > now.Index && token.Index < item.Index && token.Upos == "VERB"
            && token.Relation is "xcomp" or "ccomp" or "advcl" or "acl" && Form(token) == form && !sentence.Subtree(item).Contains(token));
        return better is null ? null : item with { Head = better.Index };
    });

    // "demanding Elbonia freezes": a clause without "that" right behind an object hangs on the verb of that object.
    private static Sentence WithBareClauses(Sentence sentence) => With(sentence, clause =>
    {
        if (clause is not { Upos: "VERB", Xpos: "VBZ" or "VBP" or "VBD", Relation: "acl" or "parataxis" } || sentence.Children(clause).Any(child => child.Relation is "nsubj" or "csubj" or "expl" or "mark" || (child.Index < clause.Index && child.Relation is "punct" or "cc")))
        {
            return null;
        }

        var thing = sentence.Tokens.Take(clause.Index).LastOrDefault(token => token is { Relation: "obj", Upos: "PROPN" } && IsRightBefore(sentence, token, clause));
        return thing is not null && sentence.HeadOf(thing) is { Upos: "VERB" } verb && verb.Index < thing.Index && clause.Head != verb.Index && clause.Head != thing.Index
            ? clause with { Head = verb.Index, Relation = "ccomp" }
            : null;
    });

    // "demands Elbonia freezes": whom the parse takes for the object of the first verb does what the second says.
    private static Sentence WithSubjects(Sentence sentence) => With(sentence, thing =>
    {
        if (thing.Relation != "obj" || sentence.HeadOf(thing) is not { Upos: "VERB" } verb || thing.Index < verb.Index)
        {
            return null;
        }

        var clause = sentence.Children(verb, "ccomp").FirstOrDefault(child => child.Index > thing.Index);
        return clause is { Upos: "VERB" } && IsFinite(sentence, clause) && !sentence.Children(clause).Any(child => child.Relation is "nsubj" or "csubj" or "expl" or "mark") && IsRightBefore(sentence, thing, clause)
            ? thing with { Head = clause.Index, Relation = "nsubj" }
            : null;
    });

    // "X, the minister, also took part, a spokesman said": the first subject is that of what is said.
    private static Sentence WithSubjectOfSaid(Sentence sentence, Func<Token, bool> isSpeech) => With(sentence, first =>
    {
        if (first.Relation != "nsubj" || sentence.HeadOf(first) is not { } said || !isSpeech(said) || first.Index > said.Index)
        {
            return null;
        }

        var clause = sentence.Children(said, "ccomp").FirstOrDefault(child => child.Index > first.Index && child.Index < said.Index && child.Upos == "VERB" && !sentence.Children(child, "nsubj").Any());
        return clause is not null && sentence.Children(said, "nsubj").Any(other => other.Index > clause.Index) ? first with { Head = clause.Index } : null;
    });

    // "A, B and C argue": a verb has one subject, and names between commas are joined.
    private static Sentence WithOneSubject(Sentence sentence) => With(sentence, second =>
    {
        if (second is not { Relation: "nsubj", Upos: "PROPN" } || sentence.HeadOf(second) is not { Upos: "VERB" } verb || second.Index > verb.Index)
        {
            return null;
        }

        var first = sentence.Children(verb, "nsubj").FirstOrDefault();
        if (first is { Upos: "PROPN" } && first.Index < second.Index && sentence.Tokens[(first.Index + 1)..second.Index].All(token => token.Relation is "flat" or "punct" or "compound" && token.Text is not ","))
        {
            // Parts of one name.
            return second with { Head = first.Index, Relation = "flat" };
        }

        return first is { Upos: "PROPN" } && first.Index < second.Index && sentence.Tokens[(first.Index + 1)..second.Index].All(token => token.Upos is "PUNCT" or "PROPN" or "CCONJ" or "ADJ" or "DET")
            && sentence.Tokens[(first.Index + 1)..second.Index].Any(token => token.Text is "," or "and")
            ? second with { Head = first.Index, Relation = "conj" }
            : null;
    });

    // "laid out demands to attend the talks, insisting that": behind a comma, who acts is who acts in the clause, not in what hangs on it.
    private static Sentence WithAddedClauses(Sentence sentence) => With(sentence, added =>
    {
        if (added is not { Upos: "VERB", Xpos: "VBG", Relation: "advcl" } || sentence.HeadOf(added) is not { Upos: "VERB", Xpos: "VB" } head || head.Index > added.Index
            || IsFinite(sentence, head) || added.Index == 0 || sentence.Tokens[added.Index - 1].Text != ",")
        {
            return null;
        }

        var main = sentence.Ancestors(head).FirstOrDefault(verb => verb.Upos == "VERB" && IsFinite(sentence, verb));
        return main is null || main.Index > added.Index ? null : added with { Head = main.Index };
    });

    // "Yerevan, meanwhile, ruled out": a strange name that opens a sentence is what does it.
    private static Sentence WithLostSubject(Sentence sentence)
    {
        var (first, verb) = (sentence.Tokens[0], sentence.Root);
        return verb is not { Upos: "VERB", Xpos: "VBD" or "VBN" or "VBZ" or "VBP" } || sentence.Children(verb).Any(child => child.Relation is "nsubj" or "csubj" or "expl") || sentence.Children(verb, "aux").Any(aux => aux.Lemma == "be")
            ? sentence
            : With(sentence, token => token == first && token.Upos is "PROPN" or "INTJ" or "X" && token.Relation is "advmod" or "discourse" or "vocative" or "obl" or "dep" && token.Head == verb.Index
                && !sentence.Children(token).Any(child => child.Relation is "case" or "mark") ? token with { Relation = "nsubj" } : null);
    }

    private static bool IsRightBefore(Sentence sentence, Token thing, Token clause)
    {
        var last = sentence.Subtree(thing)[^1];
        return last.Index < clause.Index && sentence.Tokens[(last.Index + 1)..clause.Index].All(token => token.Upos is "AUX" or "ADV" or "PART");
    }

    private static bool IsFinite(Sentence sentence, Token verb) => verb.Xpos is "VBZ" or "VBP" or "VBD" || sentence.Auxiliaries(verb).Any(aux => aux is "must" or "should" or "will" or "would" or "can" or "could" or "have" or "be");

    private static string? Form(Token verb) => verb.Xpos switch { "VBP" => "VB", "VB" or "VBZ" or "VBG" or "VBD" => verb.Xpos, _ => null };

    private static Sentence With(Sentence sentence, Func<Token, Token?> mend)
    {
        ImmutableArray<Token>.Builder? tokens = null;
        foreach (var token in sentence.Tokens)
        {
            if (mend(token) is { } mended)
            {
                (tokens ??= sentence.Tokens.ToBuilder())[token.Index] = mended;
            }
        }

        return tokens is null || !Coordination.IsTree(tokens) ? sentence : new Sentence(sentence.Source, tokens.ToImmutable(), sentence.Mentions, sentence.IsPiece);
    }
}
