using System.Collections.Immutable;

namespace Rapporteur.Chat.Alerts;

/// <summary>A channel that wants alerts.</summary>
/// <param name="Channel">The platform's id, or <c>local</c>.</param>
/// <param name="MadeAt">When alerts were turned on there.</param>
/// <param name="Filters">What it wants; a line passes that any of them takes. At least one.</param>
public sealed record Subscription(string Channel, DateTimeOffset MadeAt, ImmutableArray<AlertFilter> Filters)
{
    /// <summary>Until when nothing is posted; null where it is not muted.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Hours of the day in which alerts wait; null where there are none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>When the day's one message comes; null where alerts come at once.</summary>
    public DailyDigest? Digest { get; init; }

    /// <summary>Why nothing can be posted there, as the platform said it; null where all is well.</summary>
    public string? Paused { get; init; }

    /// <summary>When its filters or a pause were last changed; null where they never were. Kept by the store.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Until when an alert of a moment is kept, for the digest and the quiet hours; null where it goes out at once.</summary>
    public DateTimeOffset? KeptUntil(DateTimeOffset moment) =>
        Digest?.NextAfter(moment) is { } next ? Quiet?.EndAfter(next) ?? next : Quiet?.EndAfter(moment);

    /// <summary>Whether any filter takes the line.</summary>
    public bool Takes(AlertLine line) => Filters.Any(filter => filter.Takes(line));
}
