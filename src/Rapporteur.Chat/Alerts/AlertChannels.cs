namespace Rapporteur.Chat.Alerts;

/// <summary>The platforms that this process reaches.</summary>
public sealed class AlertChannels(IEnumerable<IAlertChannel> channels)
{
    /// <summary>Name of the one channel that is the local one.</summary>
    public const string Local = "local";

    private readonly IAlertChannel[] all = [.. channels];

    /// <summary>The platform that a channel is on; null where this process does not reach it.</summary>
    public IAlertChannel? Of(string channel) =>
        Array.Find(all, one => one.Reach == (channel == Local ? ChannelReach.Local : ChannelReach.Remote));
}
