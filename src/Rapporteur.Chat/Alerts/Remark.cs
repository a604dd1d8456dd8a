using System.Collections.Immutable;

namespace Rapporteur.Chat.Alerts;

/// <summary>What became known later about something that an alert told.</summary>
/// <param name="Kind">What became known.</param>
/// <param name="MadeAt">When it was written.</param>
/// <param name="Line">How it reads, with its citations.</param>
public sealed record Remark(RemarkKind Kind, DateTimeOffset MadeAt, AnswerLine Line)
{
    /// <summary>How long after an alert a further report still changes it. A correction has no such end.</summary>
    public static readonly TimeSpan AlsoReportedFor = TimeSpan.FromHours(1);

    /// <summary>Every id of the fact that it is about; none where that was not written down.</summary>
    public ImmutableArray<string> FactIds { get; init; } = [];

    /// <summary>Whether it corrects what was told, and so is owed to every channel that was told.</summary>
    public bool IsCorrection => Kind != RemarkKind.AlsoReported;

    /// <summary>Whether it is about something that a channel was told.</summary>
    public bool Concerns(Alert alert, Func<AlertLine, bool>? takes) =>
        takes is null || FactIds.IsDefaultOrEmpty || alert.Lines.Any(line => takes(line) && line.FactIds.Any(FactIds.Contains));
}

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
