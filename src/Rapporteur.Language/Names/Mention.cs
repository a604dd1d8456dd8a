using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Names;

/// <summary>What a name is the name of.</summary>
public enum MentionKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A country, town, building or other place.</summary>
    Place,

    /// <summary>A state's body, party, firm, newspaper or other organisation.</summary>
    Organisation,
}

/// <summary>A name in a sentence.</summary>
/// <param name="Span">The name without titles, in the text that was read.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Head">The token of the name that the rest of the sentence hangs on.</param>
/// <param name="Title">Titles right before the name, such as "Foreign Minister"; null if there are none.</param>
public sealed record Mention(TextSpan Span, MentionKind Kind, Token Head, TextSpan? Title);
