using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>That somebody is said to have said, thought or shown something.</summary>
/// <param name="Source">Who: the noun phrase as written; null where the text does not say ("it was reported that").</param>
/// <param name="SourceHead">The word that heads the source; null with it.</param>
/// <param name="Cue">The word that says so: "said", "according to".</param>
/// <param name="CueHead">The token of the cue.</param>
/// <param name="Content">What is passed on, in one or more runs.</param>
/// <param name="IsSpeech">Whether it passes on words, so that its source stands behind what they say.</param>
public sealed record Attribution(
    TextSpan? Source,
    Token? SourceHead,
    TextSpan Cue,
    Token CueHead,
    ImmutableArray<TextSpan> Content,
    bool IsSpeech)
{
    /// <summary>Whether the source is whom another speaker leans on: the officials in "the paper, citing officials, wrote". They said it first; the words are the paper's.</summary>
    public bool IsBasis { get; init; }

    /// <summary>Whether a token is part of what is passed on.</summary>
    public bool Covers(Token token) => Content.Any(run => run.Overlaps(token.Span));

    /// <summary>Characters of what is passed on: the shorter of two is the nearer one.</summary>
    public int Length => Content.Sum(run => run.Length);
}
