namespace Rapporteur.Facts.Subjects;

/// <summary>Words that say what is done with a thing and not which thing: "the <i>creation</i> of a hotline".</summary>
public static class ActWords
{
    // Of each word the act that makes a claim another one ("end", "talk"); "" where the thing alone decides.
    private static readonly Dictionary<string, string> Words = DataFile.Rows<SubjectLexicon>("act-words.tsv")
        .SelectMany(row => row.List("lemmas").Select(lemma => (lemma, Act: row["act"])))
        .DistinctBy(pair => pair.lemma)
        .ToDictionary(pair => pair.lemma, pair => pair.Act, StringComparer.Ordinal);

    /// <summary>Whether a lemma is such a word.</summary>
    public static bool IsAct(string lemma) => Words.ContainsKey(PlainLetters.Fold(lemma));

    /// <summary>The act that a lemma stands for, where doing it and not doing it are two things: "end" of "halt", "talk" of "discuss"; null for any other word.</summary>
    public static string? Telling(string lemma) => Words.GetValueOrDefault(PlainLetters.Fold(lemma)) is { Length: > 0 } act ? act : null;
}
