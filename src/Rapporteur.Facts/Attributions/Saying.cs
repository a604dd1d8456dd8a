using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>What a document passes on of somebody's words.</summary>
/// <param name="By">Who said it: a person's fullest name in the document, an outlet, or whoever it is as written ("a Ruritanian official").</param>
/// <param name="Cue">The words that say so: "said", "according to".</param>
/// <param name="Content">What was said, in one or more runs of the text.</param>
/// <param name="Citation">The sentence; it is attributed to <see cref="By"/> and then to those who report it, nearest first.</param>
public sealed record Saying(string By, string Cue, ImmutableArray<TextSpan> Content, Citation Citation)
{
    /// <summary>The parties that the one who speaks acts for, as far as the document says; may be empty.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>Who reports it, nearest first; empty where the document reports it itself.</summary>
    public IEnumerable<string> Reporters => Citation.AttributedTo.Skip(1);
}
