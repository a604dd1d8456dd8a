using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>A person whom a document names.</summary>
/// <param name="Name">The fullest form of the name in the document, without "Mr." and the like.</param>
/// <param name="FamilyName">Last word of the name: what later mentions use.</param>
public sealed record Person(string Name, string FamilyName)
{
    /// <summary>The title that stands with the name where it is given first, as written; null where none is.</summary>
    public string? Title { get; init; }

    /// <summary>What kind of title it is, by <c>titles.tsv</c>; <see cref="TitleKind.None"/> without one.</summary>
    public TitleKind TitleKind { get; init; }

    /// <summary>The party that the person acts for, where the document says so.</summary>
    public Party? Party { get; init; }
}

/// <summary>A place where a document names a person.</summary>
/// <param name="Person">Who is named.</param>
/// <param name="Span">Where the name stands, without the title.</param>
/// <param name="TitleSpan">The title that stands with it there, before or after; null for none.</param>
public sealed record PersonMention(Person Person, TextSpan Span, TextSpan? TitleSpan)
{
    /// <summary>The name with all that belongs to it: title, party, what stands behind it in apposition.</summary>
    public TextSpan Phrase { get; init; } = Span;

    /// <summary>Whether the name only owns what comes next: "Novak's envoy" is not Novak.</summary>
    public bool IsOwner { get; init; }
}

/// <summary>What a title says of its bearer's work; the names are those of <c>titles.tsv</c>.</summary>
public enum TitleKind
{
    None,
    Honorific,

    /// <summary>A word before a title: "acting", "former", "senior".</summary>
    Modifier,
    Head,
    Negotiator,
    Office,
    Military,
    Speaker,
    Other,
}
