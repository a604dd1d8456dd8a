using System.Collections.Immutable;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Changes;

/// <summary>One thing that is known otherwise than before.</summary>
/// <param name="Kind">What moved.</param>
/// <param name="Document">Name of the document that moved it.</param>
/// <param name="Fact">The fact: of the older base where it was withdrawn or lost a source, else of the newer one.</param>
public sealed record FactMove(MoveKind Kind, string Document, Fact Fact)
{
    /// <summary>The demand or proposal that is now agreed; null for other moves.</summary>
    public Fact? Was { get; init; }

    /// <summary>The contradiction that came up; null for other moves.</summary>
    public Contradiction? Contradiction { get; init; }

    /// <summary>The subject whose gap opened or closed; null for other moves.</summary>
    public Subject? Subject { get; init; }

    /// <summary>All ids that the fact goes by: those of its claims in either base.</summary>
    public ImmutableArray<string> Ids => [Fact.Id, .. Fact.OtherIds];
}

/// <summary>What can move, in the order in which it matters to a reader.</summary>
public enum MoveKind
{
    /// <summary>Documents now say what cannot both stand.</summary>
    Contradicted,

    /// <summary>Somebody was put at the head of a delegation.</summary>
    NewLead,

    /// <summary>Somebody came into a delegation.</summary>
    Joined,

    /// <summary>Somebody was taken out of a delegation.</summary>
    Left,

    /// <summary>Something is agreed that was a demand or proposal before.</summary>
    NowAgreed,

    /// <summary>A fact that no document said before; its kind says what sort.</summary>
    New,

    /// <summary>No document says it any longer.</summary>
    Withdrawn,

    /// <summary>A subject on which the sides were not apart before.</summary>
    GapOpened,

    /// <summary>A subject on which the sides are no longer apart.</summary>
    GapClosed,

    /// <summary>A document no longer says it; others do.</summary>
    LostSource,

    /// <summary>A further document says what was known.</summary>
    Confirmed,
}
