using System.Collections.Immutable;

namespace Rapporteur.Chat.Alerts;

/// <summary>What is to become of a new alert in a channel.</summary>
/// <param name="State">Whether it goes out, is gathered into one message, or is dropped.</param>
/// <param name="Due">When.</param>
/// <param name="Reason">Why it does not go out at once; null where it does.</param>
public sealed record DeliveryPlan(PlannedState State, DateTimeOffset Due, string? Reason)
{
    /// <summary>What the channel wants to see of it; empty where everything.</summary>
    public ImmutableArray<AlertFilter> Filters { get; init; } = [];

    /// <summary>The plan for a channel; null where the alert is nothing for it: no filter takes a line, or it cannot be posted to.</summary>
    public static DeliveryPlan? For(Subscription subscription, Alert alert, DateTimeOffset now) =>
        subscription.Paused is not null || !alert.Lines.Any(subscription.Takes) ? null : At(subscription, now) with { Filters = subscription.Filters };

    private static DeliveryPlan At(Subscription subscription, DateTimeOffset now)
    {
        if (subscription.MutedUntil is { } until && until > now)
        {
            return new(PlannedState.Dropped, now, $"the channel was muted until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        }

        return subscription.KeptUntil(now) is { } end
            ? new(PlannedState.Gathered, end, subscription.Digest is { } digest ? $"kept for the digest, {digest}" : $"kept until the quiet hours end, {subscription.Quiet}")
            : new(PlannedState.Waiting, now, null);
    }
}

/// <summary>States that a delivery begins in.</summary>
public enum PlannedState
{
    Waiting,
    Gathered,
    Dropped,
}
