using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Mends clauses that the parser has taken apart: "is demanding [that] A freezes X and discards Y".</summary>
internal static class ClauseMending
{
    /// <summary>The sentence with its clauses mended; the same one where there is nothing to mend.</summary>
    public static Sentence Mend(Sentence sentence) => WithOneSubject(WithSubjects(WithJoinedVerbs(sentence)));

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

    // "demands Iran freezes": whom the parse takes for the object of the first verb does what the second says.
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

    // "A, B and C argue": a verb has one subject, and names between commas are joined.
    private static Sentence WithOneSubject(Sentence sentence) => With(sentence, second =>
    {
        if (second is not { Relation: "nsubj", Upos: "PROPN" } || sentence.HeadOf(second) is not { Upos: "VERB" } verb || second.Index > verb.Index)
        {
            return null;
        }

        var first = sentence.Children(verb, "nsubj").FirstOrDefault();
        return first is { Upos: "PROPN" } && first.Index < second.Index && sentence.Tokens[(first.Index + 1)..second.Index].All(token => token.Upos is "PUNCT" or "PROPN" or "CCONJ" or "ADJ" or "DET")
            && sentence.Tokens[(first.Index + 1)..second.Index].Any(token => token.Text is "," or "and")
            ? second with { Head = first.Index, Relation = "conj" }
            : null;
    });

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
