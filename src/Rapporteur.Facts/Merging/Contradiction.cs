using System.Collections.Immutable;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Merging;

/// <summary>What documents say that cannot both stand. No side is the winner.</summary>
/// <param name="Id">Short id, made as a fact's.</param>
/// <param name="Kind">What sort of contradiction it is.</param>
/// <param name="About">The person, party or subject that it is about.</param>
/// <param name="Sides">What is said against what; at least two.</param>
public sealed record Contradiction(string Id, ContradictionKind Kind, string About, ImmutableArray<ContradictionSide> Sides)
{
    /// <summary>Whether a fact is on one of its sides.</summary>
    public bool Concerns(Fact fact) => Sides.Any(side => side.FactId == fact.Id);
}

/// <summary>One side of a contradiction.</summary>
/// <param name="Says">What it says, in the document's words where it has any: a spelling, a content.</param>
/// <param name="FactId">The fact that it belongs to.</param>
/// <param name="Claims">The claims that say it.</param>
public sealed record ContradictionSide(string Says, string FactId, ImmutableArray<Claim> Claims);

/// <summary>The sorts of contradiction.</summary>
public enum ContradictionKind
{
    /// <summary>Two spellings of one person's name.</summary>
    Spelling,

    /// <summary>On the agenda by one document, off it by another.</summary>
    Agenda,

    /// <summary>One party seeks and refuses the same thing.</summary>
    SoughtAndRefused,

    /// <summary>Two leads of one delegation, or one who leads and was replaced.</summary>
    Lead,
}
