namespace Rapporteur.Chat.Alerts;

/// <summary>Settings of the delivery of alerts, section <c>Alerts</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>How many messages are under way at once.</summary>
    /// <value>1 to 64; 32 unless set: enough for Discord's limit of 50 a second while it answers within half a second.</value>
    public int AtOnce { get; init; } = 32;

    /// <summary>How many further reports and corrections are brought to the channels in a second, beside the alerts and after them.</summary>
    /// <value>1 to 50; 5 unless set: a correction of ten thousand posts takes its time, and leaves it to the alerts.</value>
    public int CorrectionsPerSecond { get; init; } = 5;

    /// <summary>How long a message that is claimed belongs to one process; another one takes it after that.</summary>
    /// <value>5 seconds to 10 minutes; 1 minute unless set. Must be shorter than <see cref="NonceMemory"/>.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the platform is trusted to know a message by its nonce. Later a message whose outcome is not known is looked for first.</summary>
    /// <value>5 seconds to 1 hour; 2 minutes unless set: Discord says "a few minutes".</value>
    public TimeSpan NonceMemory { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For how long, about, a message is tried that fails while others arrive.</summary>
    /// <value>1 to 168 hours; 12 hours unless set.</value>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often the outbox is looked at for what other processes put there.</summary>
    /// <value>100 ms to 1 minute; 1 second unless set.</value>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long it is kept what was dropped, corrected or sent in a digest, for <c>/why</c>.</summary>
    /// <value>1 to 3,650 days; 30 days unless set.</value>
    public TimeSpan KeepDeliveries { get; init; } = TimeSpan.FromDays(30);

    /// <summary>For how long alerts and their posts are kept: as long as a removed file or a contradiction corrects them.</summary>
    /// <value>As long as <see cref="KeepDeliveries"/> or longer, to 3,650 days; 365 days unless set.</value>
    public TimeSpan KeepAlerts { get; init; } = TimeSpan.FromDays(365);
}
