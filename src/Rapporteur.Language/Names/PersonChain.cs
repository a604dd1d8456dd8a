using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Names;

/// <summary>How a later mention names its person.</summary>
public enum LaterKind
{
    /// <summary>By a name or a part of one.</summary>
    Name,

    /// <summary>By an office: "the minister".</summary>
    Title,

    /// <summary>By a pronoun.</summary>
    Pronoun,
}

/// <summary>One place where a document speaks of a person.</summary>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Span">The name without title, the office with its article, or the pronoun.</param>
/// <param name="Head">The token that the rest of the sentence hangs on.</param>
/// <param name="Kind">How the person is named there.</param>
public sealed record PersonMention(int Sentence, TextSpan Span, Token Head, LaterKind Kind);

/// <summary>All places where a document speaks of one person, in order; the first is by name.</summary>
/// <param name="FullName">The longest form of the name in the document, as written there.</param>
/// <param name="Mentions">One or more.</param>
public sealed record PersonChain(string FullName, ImmutableArray<PersonMention> Mentions);
