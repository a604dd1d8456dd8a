using System.Collections.Immutable;

namespace Rapporteur.Facts.Cues;

/// <summary>Whether a cue is a verb, a noun ("its demand for"), an adjective ("is unacceptable") or an adverb ("far apart").</summary>
public enum CueForm
{
    Verb,
    Noun,
    Adjective,
    Adverb,
}

/// <summary>When a cue counts: affirmed, denied ("will not accept") or both.</summary>
public enum CuePolarity
{
    Affirmed,
    Denied,
    Any,
}

/// <summary>A word that carries a kind of claim, and where its content stands.</summary>
/// <param name="Lemma">The cue.</param>
/// <param name="Form">Its part of speech.</param>
/// <param name="What">Where its content may stand, in the order in which they are tried: relations, prepositions, or two of them joined by <c>+</c>.</param>
/// <param name="Polarity">When it counts.</param>
public sealed record CueFrame(string Lemma, CueForm Form, ImmutableArray<string> What, CuePolarity Polarity);
