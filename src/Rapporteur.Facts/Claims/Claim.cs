using System.Collections.Immutable;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>What one document says once.</summary>
/// <param name="Kind">Which of the eight kinds it is.</param>
/// <param name="Citation">The words that carry it.</param>
public sealed record Claim(ClaimKind Kind, Citation Citation)
{
    /// <summary>
    /// Whose claim it is. Exactly one for a delegate, demand or red line; one or none for a proposal;
    /// those who agreed, differ or met for the other kinds, empty where the text does not say.
    /// </summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The one party of a kind that has one; null where there is none or several.</summary>
    public Party? Party => Parties is [var only] ? only : null;

    /// <summary>A delegate's name, in the fullest form of its document.</summary>
    public string? Person { get; init; }

    /// <summary>A delegate's title as written, without the name.</summary>
    public string? Role { get; init; }

    /// <summary>What a delegate is to the delegation; null for other kinds.</summary>
    public DelegatePart? Part { get; init; }

    /// <summary>What was agreed, demanded, refused …: the text's own words. Null for delegates and meetings.</summary>
    public string? What { get; init; }

    /// <summary>Where the words of <see cref="What"/> stand.</summary>
    public TextSpan? WhatSpan { get; init; }

    /// <summary>Lemmas of the content words of <see cref="What"/>, in order: what subjects and merging compare.</summary>
    public ImmutableArray<string> WhatLemmas { get; init; } = [];

    /// <summary>Lemma of the word that heads <see cref="What"/>: the subject of a claim that fits none of the list.</summary>
    public string? WhatHead { get; init; }

    /// <summary>City of a meeting, or country where no city is named.</summary>
    public string? Place { get; init; }

    /// <summary>Country that <see cref="Place"/> is in; null where the place is a country itself or unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Date of a meeting, as exact as the text and its date line allow.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Whether the text states it, says that it is to come, or only supposes it.</summary>
    public Modality Modality { get; init; } = Modality.Stated;

    /// <summary>The rule that read it; null where the claim was not read but written by hand.</summary>
    public RuleUse? ReadBy { get; init; }
}

/// <summary>The kinds of claim; their names on the wire are those of <see cref="ClaimKinds.Name"/>.</summary>
public enum ClaimKind
{
    Delegate,
    Agreed,
    Demand,
    RedLine,
    Proposal,
    Gap,
    OffAgenda,
    Meeting,
}

/// <summary>Only what is stated can be agreed.</summary>
public enum Modality
{
    Stated,
    Planned,
    Speculated,
}

/// <summary>What a person is to a delegation.</summary>
public enum DelegatePart
{
    Lead,
    Member,
    Mediator,
    Replaced,
}
