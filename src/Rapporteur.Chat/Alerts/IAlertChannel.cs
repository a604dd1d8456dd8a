namespace Rapporteur.Chat.Alerts;

/// <summary>How messages travel to the channels of one platform. Answers with what became of them; throws only when it is cancelled.</summary>
public interface IAlertChannel
{
    /// <summary>Which channels it reaches.</summary>
    ChannelReach Reach { get; }

    /// <summary>What the platform is called in the log: "Discord".</summary>
    string Name { get; }

    /// <summary>Ends when messages can be sent; a worker begins only then.</summary>
    Task ReadyAsync(CancellationToken cancellation);

    /// <summary>Posts an answer, once for one nonce as far as the platform remembers it.</summary>
    Task<Outcome> PostAsync(string channel, Answer answer, string nonce, CancellationToken cancellation);

    /// <summary>Changes a post of ours. Pings nobody.</summary>
    Task<Outcome> EditAsync(string channel, string message, Answer answer, CancellationToken cancellation);

    /// <summary>Replies to a post of ours, once for one nonce. Pings nobody.</summary>
    Task<Outcome> ReplyAsync(string channel, string message, Answer answer, string nonce, CancellationToken cancellation);

    /// <summary>Looks for the message of a delivery among those of its channel since the first try: by its nonce where the platform shows it, else by what it says.</summary>
    Task<Search> FindAsync(Delivery delivery, Answer answer, CancellationToken cancellation);

    /// <summary>The right that is missing for alerts to be posted there, by the platform's name for it; null where none is.</summary>
    Task<string?> MissingRightAsync(string channel, CancellationToken cancellation);

    /// <summary>Address of a message, for people; null where it has none.</summary>
    string? LinkTo(string channel, string message);
}

/// <summary>The channels that one platform reaches.</summary>
public enum ChannelReach
{
    /// <summary>The local channel.</summary>
    Local,

    /// <summary>All others.</summary>
    Remote,
}
