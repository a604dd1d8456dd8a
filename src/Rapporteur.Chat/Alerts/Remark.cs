using System.Collections.Immutable;

namespace Rapporteur.Chat.Alerts;

/// <summary>What became known later about something that an alert told.</summary>
/// <param name="Kind">What became known.</param>
/// <param name="MadeAt">When it was written.</param>
/// <param name="Line">How it reads, with its citations.</param>
public sealed record Remark(RemarkKind Kind, DateTimeOffset MadeAt, AnswerLine Line);

/// <summary>What can become known later.</summary>
public enum RemarkKind
{
    /// <summary>A further document says it too.</summary>
    AlsoReported,

    /// <summary>Another document says what cannot stand beside it.</summary>
    Contradicted,

    /// <summary>Its document no longer says it, or is gone.</summary>
    Withdrawn,
}

/// <summary>A remark on its way to the alerts that told of a fact.</summary>
/// <param name="FactIds">Every id of the fact.</param>
/// <param name="Remark">What is to be said.</param>
public sealed record RemarkOnFact(ImmutableArray<string> FactIds, Remark Remark)
{
    /// <summary>
    /// How long after an alert a further report still changes it. A correction has no such end.
    /// </summary>
    public static readonly TimeSpan AlsoReportedFor = TimeSpan.FromHours(1);

    /// <summary>Whether it corrects what was told, and so is owed to every channel that was told.</summary>
    public bool IsCorrection => Remark.Kind != RemarkKind.AlsoReported;
}
