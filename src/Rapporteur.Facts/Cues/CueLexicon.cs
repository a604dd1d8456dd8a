using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Cues;

/// <summary>The cues of one kind of claim, from its table (<c>demand.cues.tsv</c> and so on).</summary>
public sealed class CueLexicon
{
    private readonly ImmutableDictionary<(string Lemma, CueForm Form), CueFrame> frames;

    private CueLexicon(ImmutableDictionary<(string, CueForm), CueFrame> frames) => this.frames = frames;

    /// <summary>Reads a table that the program ships with.</summary>
    /// <param name="name">Its name without <c>.cues.tsv</c>, such as <c>red-line</c>.</param>
    public static CueLexicon Load(string name) => new(DataFile.Rows<CueLexicon>(name + ".cues.tsv")
        .Select(row => new CueFrame(row["cue"], Enum.Parse<CueForm>(row["form"], ignoreCase: true), row.List("what"), row["polarity"] switch
        {
            "-" => CuePolarity.Denied,
            "*" => CuePolarity.Any,
            _ => CuePolarity.Affirmed,
        }))
        .ToImmutableDictionary(frame => (frame.Lemma, frame.Form)));

    /// <summary>The frame of a word as it is used in its sentence, or null.</summary>
    public CueFrame? Find(Token token) => FormOf(token) is { } form ? frames.GetValueOrDefault((token.Lemma.ToLowerInvariant(), form)) : null;

    /// <summary>The frame of a word that the tagger took for a noun although it has a subject of its own: "Washington envisions a zone".</summary>
    public CueFrame? FindVerb(Token token) => token.Upos == "NOUN" ? frames.GetValueOrDefault((token.Lemma.ToLowerInvariant(), CueForm.Verb)) : null;

    private static CueForm? FormOf(Token token) => token.Upos switch
    {
        "VERB" => CueForm.Verb,
        "NOUN" => CueForm.Noun,
        "ADJ" => CueForm.Adjective,
        "ADV" => CueForm.Adverb,
        _ => null,
    };
}
