using System.Collections.Immutable;

namespace Rapporteur.Language.Conllu;

/// <summary>A line of CoNLL-U that stands for one syntactic word.</summary>
/// <param name="Form">The word as written.</param>
/// <param name="Lemma">Its dictionary form, or <c>_</c>.</param>
/// <param name="Upos">Universal part of speech, or <c>_</c>.</param>
/// <param name="Xpos">Penn tag, or <c>_</c>.</param>
/// <param name="Features">Morphological features, or <c>_</c>.</param>
/// <param name="Head">Number of the head, from 1; 0 for the root; -1 where the file has none.</param>
/// <param name="Relation">Relation to the head with its subtype, or <c>_</c>.</param>
/// <param name="Misc">The last column, such as <c>SpaceAfter=No</c>, or <c>_</c>.</param>
public sealed record ConlluWord(string Form, string Lemma, string Upos, string Xpos, string Features, int Head, string Relation, string Misc)
{
    /// <summary>The relation without its subtype: <c>nmod</c> for <c>nmod:poss</c>.</summary>
    public string BareRelation => Relation.Split(':')[0];
}

/// <summary>Words written as one, such as "don't" over "do" and "n't".</summary>
/// <param name="First">Index of the first word, from 0.</param>
/// <param name="Last">Index of the last word.</param>
/// <param name="Form">What is written.</param>
/// <param name="Misc">The last column.</param>
public sealed record ConlluRange(int First, int Last, string Form, string Misc);

/// <summary>One sentence of a CoNLL-U file. Empty nodes are not kept.</summary>
/// <param name="Comments">The lines before the words, each with its number sign.</param>
/// <param name="Words">The syntactic words.</param>
/// <param name="Ranges">Words written as one, in order.</param>
/// <remarks>Source: Universal Dependencies, "CoNLL-U Format".</remarks>
public sealed record ConlluSentence(ImmutableArray<string> Comments, ImmutableArray<ConlluWord> Words, ImmutableArray<ConlluRange> Ranges)
{
    private const string NoSpace = "SpaceAfter=No";

    /// <summary>Whether a blank follows the word; inside of words written as one, none does.</summary>
    public bool HasSpaceAfter(int word)
    {
        foreach (var range in Ranges)
        {
            if (range.First <= word && word <= range.Last)
            {
                return word == range.Last && !HasNoSpace(range.Misc);
            }
        }

        return !HasNoSpace(Words[word].Misc);
    }

    private static bool HasNoSpace(string misc) => misc.Split('|').Contains(NoSpace, StringComparer.Ordinal);
}
