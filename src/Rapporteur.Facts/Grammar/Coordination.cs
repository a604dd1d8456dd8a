using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Mends lists that the parser has hung on the wrong word: "a halt to strikes, the return of X and respect for Y".</summary>
/// <remarks>
/// What is joined is alike: the item hangs on the candidate above it that is built most like it, after Resnik, "Semantic Similarity
/// in a Taxonomy" (1999, section 5), and Hogan, "Coordinate Noun Phrase Disambiguation in a Generative Parsing Model" (2007).
/// </remarks>
internal static class Coordination
{
    // Items of one list stand no farther apart, in tokens.
    private const int LongestItem = 25;

    /// <summary>The sentence with its lists mended; the same one where there is nothing to mend.</summary>
    public static Sentence Mend(Sentence sentence)
    {
        var tokens = sentence.Tokens.ToBuilder();
        var hasChanged = false;
        Token? listHead = null;
        foreach (var item in sentence.Tokens.Where(token => token.Upos is "NOUN" or "PROPN" && token.Relation is "conj" or "appos"))
        {
            if (item.Relation == "appos" && !IsInList(sentence, item))
            {
                continue;
            }

            // "a compromise between A, which had wanted a truce, and B"
            if (item is { Upos: "PROPN", Relation: "conj" } && sentence.HeadOf(item) is { Upos: "NOUN" }
                && sentence.Tokens.Take(item.Index).LastOrDefault(token => token.Upos == "PROPN" && sentence.CaseOf(token) == "between") is { } side && !sentence.Children(side, "conj").Any())
            {
                tokens[item.Index] = item with { Head = side.Index };
                hasChanged = true;
                continue;
            }

            var candidates = (item.Relation == "appos" ? Before(sentence, item).Concat(Candidates(sentence, item)) : Candidates(sentence, item))
                .Concat(listHead is not null && listHead.Index < item.Index && !sentence.Tokens[listHead.Index..item.Index].Any(token => token.Upos == "VERB" && token.Relation is "root" or "ccomp" or "conj") ? [listHead] : [])
                .Distinct().ToArray();
            if (candidates.Length == 0 || (candidates.Length < 2 && item.Relation != "appos"))
            {
                continue;
            }

            // One list has one head: what follows an item that was moved goes with it.
            var best = candidates.Select((candidate, at) => (candidate, score: Likeness(sentence, candidate, item) - (0.4 * at) + (candidate == listHead ? 2 : 0))).MaxBy(pair => pair.score).candidate;
            if (best != candidates[0] || item.Relation == "appos")
            {
                tokens[item.Index] = item with { Head = best.Index, Relation = "conj" };
                hasChanged = true;
                listHead = best;
            }
        }

        // "Ruritania and the N12 group signed": of two subjects that "and" joins the parse may hang both on the verb.
        foreach (var second in sentence.Tokens.Where(token => token.Relation == "nsubj" && token.Upos is "NOUN" or "PROPN" && sentence.Children(token, "cc").Any(cc => cc.Index < token.Index && cc.Lemma == "and")))
        {
            if (sentence.Tokens.LastOrDefault(token => token.Relation == "nsubj" && token.Head == second.Head && token.Index < second.Index) is { } first)
            {
                tokens[second.Index] = second with { Head = first.Index, Relation = "conj" };
                hasChanged = true;
            }
        }

        return hasChanged && IsTree(tokens) ? new Sentence(sentence.Source, tokens.ToImmutable(), sentence.Mentions, sentence.IsPiece) : sentence;
    }

    // The noun right before the comma of an item and the nouns above that one, up to what the item hangs on.
    private static IEnumerable<Token> Before(Sentence sentence, Token item)
    {
        var comma = sentence.Subtree(item).First(token => token.Upos != "PUNCT").Index - 1;
        var near = sentence.Tokens.Take(comma).LastOrDefault(token => token.Upos != "PUNCT");
        for (var head = near; head is not null && head.Index < item.Index && head.Upos is not ("VERB" or "AUX") && !sentence.Subtree(item).Contains(head); head = sentence.HeadOf(head))
        {
            if (head.Upos is "NOUN" or "PROPN" && head.Relation is not ("compound" or "flat"))
            {
                yield return head;
            }

            if (head.Index == item.Head)
            {
                yield break;
            }
        }
    }

    // The word that the item hangs on now and the nouns above it, to the verb.
    private static IEnumerable<Token> Candidates(Sentence sentence, Token item)
    {
        for (var head = sentence.HeadOf(item); head is not null; head = sentence.HeadOf(head))
        {
            if (head.Upos is "NOUN" or "PROPN" && head.Index < item.Index)
            {
                yield return head;
            }
            else if (head.Relation is not ("acl" or "nmod") || head.Index > item.Index)
            {
                yield break;
            }
        }
    }

    // Between commas, with an "and" further on: "X, the return of Y, and Z".
    private static bool IsInList(Sentence sentence, Token item)
    {
        var first = sentence.Subtree(item).First(token => token.Upos != "PUNCT");
        return first.Index > 0 && sentence.Tokens[first.Index - 1].Text == ","
            && sentence.Tokens.Skip(item.Index + 1).Any(token => token.Upos == "CCONJ" && token.Lemma is "and" or "or" && sentence.Tokens[token.Index - 1].Text is "," or "-" or "–" or "—" && sentence.HeadOf(token) is { Upos: "NOUN", Relation: "conj" })
            && sentence.Children(item).Any(child => child.Relation is "det" or "nmod" or "amod")
            || IsOneOfSeveral(sentence, item, first);
    }

    // "A halt to X, the return of Y, the release of Z and respect for …": an apposition comes alone, items in a row.
    private static bool IsOneOfSeveral(Sentence sentence, Token item, Token first) =>
        first.Index > 0 && sentence.Tokens[first.Index - 1].Text == "," && HasComplement(sentence, item)
        && sentence.Tokens.Where(other => other is { Upos: "NOUN", Relation: "appos" } && Math.Abs(other.Index - item.Index) < LongestItem && HasComplement(sentence, other)).ToArray() is { Length: > 1 } row
        && row.Any(other => sentence.Subtree(other).Any(below => below is { Upos: "NOUN", Relation: "conj" } && HasComplement(sentence, below)));

    private static double Likeness(Sentence sentence, Token one, Token other)
    {
        var score = 0.0;
        score += HasDeterminer(sentence, one) == HasDeterminer(sentence, other) ? 2 : 0;
        score += HasComplement(sentence, one) == HasComplement(sentence, other) ? 1 : 0;
        score += one.Upos == other.Upos ? 1.5 : 0;
        score += one.Xpos == other.Xpos ? 0.5 : 0;
        score += IsOfAnAct(one) && IsOfAnAct(other) ? 1 : 0;
        // "Proposals by Ruritania or the mediators": people are joined to whoever is named, not to things.
        score -= SeatFrames.IsPeople(other) && one.Upos != "PROPN" && !SeatFrames.IsPeople(one) ? 2 : 0;
        // "Demands for a truce, a withdrawal and …": what is demanded, not the demands.
        score -= one.Lemma is "demand" or "call" or "request" or "need" or "proposal" or "refusal" or "condition" or "appeal" && sentence.Children(one, "nmod").Any(child => child.Index > one.Index && child.Index < other.Index) ? 1.5 : 0;
        return score;
    }

    private static bool HasDeterminer(Sentence sentence, Token noun) => sentence.Children(noun).Any(child => child.Relation == "det" || child.Xpos == "PRP$" || (child.Relation == "nmod" && child.Index < noun.Index));

    private static bool HasComplement(Sentence sentence, Token noun) => sentence.Children(noun, "nmod").Any(child => child.Index > noun.Index);

    private static bool IsOfAnAct(Token noun) => noun.Lemma.EndsWith("tion") || noun.Lemma.EndsWith("sion") || noun.Lemma.EndsWith("ment") || noun.Lemma.EndsWith("al") || noun.Lemma.EndsWith("ing")
        || noun.Lemma is "end" or "halt" or "release" or "return" or "ceasefire" or "cease-fire" or "truce" or "respect" or "access" or "support" or "recognition";

    /// <summary>Whether every word hangs, over others, on the root: each change alone makes no circle, two together could.</summary>
    public static bool IsTree(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
        {
            var steps = 0;
            for (var at = token.Head; at >= 0; at = tokens[at].Head)
            {
                if (++steps > tokens.Count)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
