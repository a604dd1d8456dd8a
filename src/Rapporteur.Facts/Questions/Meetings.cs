using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Questions;

/// <summary>Asks for meetings.</summary>
public static class MeetingsQuestion
{
    /// <summary>Those that are to come first, then by date, the latest first; those without a date last.</summary>
    public static ImmutableArray<Fact> Meetings(this FactBase facts) =>
        [.. facts.Facts
            .Where(fact => fact.Kind == ClaimKind.Meeting)
            .OrderByDescending(fact => fact.Modality == Modality.Planned)
            .ThenByDescending(fact => fact.Date is not null)
            .ThenByDescending(fact => fact.Date)];
}
