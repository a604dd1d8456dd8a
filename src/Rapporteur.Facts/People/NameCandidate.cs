using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>A run of words that may name a person, with what stands beside it.</summary>
/// <param name="Sentence">Index of its sentence.</param>
internal sealed record NameCandidate(int Sentence, string Name, TextSpan Span)
{
    /// <summary>The name with title, party and apposition.</summary>
    public TextSpan Phrase { get; init; }

    /// <summary>The title as written, without the party; null for none and for "Mr.".</summary>
    public TextSpan? Role { get; init; }

    public TitleKind Kind { get; init; }

    public Party? Party { get; init; }

    /// <summary>Name of the person whose envoy, aide or minister this one is; null for none.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether the words beside it show that it is a person.</summary>
    public bool IsPerson { get; init; }

    /// <summary>Whether it stands in the possessive.</summary>
    public bool IsOwner { get; init; }

    /// <summary>The role as written; null for none.</summary>
    public string? RoleText { get; init; }
}
