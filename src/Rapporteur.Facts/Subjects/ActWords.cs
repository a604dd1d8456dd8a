namespace Rapporteur.Facts.Subjects;

/// <summary>Words that say what is done with a thing and not which thing: "the <i>creation</i> of a hotline".</summary>
public static class ActWords
{
    private static readonly HashSet<string> Words =
        [.. DataFile.Rows<SubjectLexicon>("act-words.tsv").SelectMany(row => row.List("lemmas"))];

    /// <summary>Whether a lemma is such a word.</summary>
    public static bool IsAct(string lemma) => Words.Contains(PlainLetters.Fold(lemma));
}
