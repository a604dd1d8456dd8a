using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Cues;

/// <summary>Words for what is agreed, what is put on the table, and what such papers do with their terms, from <c>accords.tsv</c>.</summary>
internal sealed class Accords
{
    private readonly ImmutableHashSet<(string Word, string Sort)> words;

    private Accords(ImmutableHashSet<(string, string)> words) => this.words = words;

    /// <summary>Reads the list that the program ships with.</summary>
    public static Accords Load() => new([.. DataFile.Rows<CueFrame>("accords.tsv").Select(row => (row["word"], row["sort"]))]);

    /// <summary>Whether a noun is something that is agreed.</summary>
    public bool IsAccord(Token noun) => Has(noun, "accord") || Has(noun, "deal") || Has(noun, "joint");

    /// <summary>Whether a word, by its lemma, is something that is agreed.</summary>
    public bool IsAccordWord(string lemma) => words.Contains((lemma, "accord")) || words.Contains((lemma, "deal"));

    /// <summary>Whether a noun is a paper whose terms are agreed; a statement or document only where its sentence calls it joint.</summary>
    public bool IsDeal(Sentence sentence, Token noun) => Has(noun, "deal")
        || (Has(noun, "joint") && sentence.Children(noun).Any(child => child.Lemma.ToLowerInvariant() is "joint" or "final" or "common" or "signed"));

    /// <summary>Whether a noun is what somebody puts on the table.</summary>
    public bool IsPlan(Token noun) => Has(noun, "plan");

    /// <summary>Whether a verb agrees only where its object is an accord.</summary>
    public bool NeedsAccord(string verb) => words.Contains((verb, "needs"));

    /// <summary>Whether a verb makes a fact of the commitment that is its object.</summary>
    public bool BringsAbout(string verb) => words.Contains((verb, "brings-about"));

    /// <summary>Whether a verb says what a deal or plan holds.</summary>
    public bool Provides(string verb) => words.Contains((verb, "provides"));

    private bool Has(Token noun, string sort) => noun.Upos == "NOUN" && words.Contains((noun.Lemma.ToLowerInvariant(), sort));
}
