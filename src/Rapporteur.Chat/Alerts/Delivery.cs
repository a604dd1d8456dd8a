using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Rapporteur.Chat.Alerts;

/// <summary>One alert on its way to one channel, claimed by one worker until its lease runs out.</summary>
/// <param name="Id">Its number; grows with time.</param>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Channel">The platform's id of the channel, or <c>local</c>.</param>
/// <param name="Kind">What is to be done there.</param>
/// <param name="Attempts">Which try this is; 1 at first.</param>
/// <param name="ClaimedAt">When this worker claimed it.</param>
/// <param name="LeaseUntil">Until when no other worker takes it.</param>
/// <param name="TriedAt">When the first of the tries began whose outcome is not known; this try's own beginning where there is none.</param>
public sealed record Delivery(long Id, string Alert, string Channel, DeliveryKind Kind, int Attempts, DateTimeOffset ClaimedAt, DateTimeOffset LeaseUntil, DateTimeOffset TriedAt)
{
    /// <summary>Whether an earlier try may have arrived although nobody wrote down that it did.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Number of the last remark that a reply is about; null for all else.</summary>
    public long? Remark { get; init; }

    /// <summary>Number of the first remark that a reply is about; null for all else.</summary>
    public long? FirstRemark { get; init; }

    /// <summary>The platform's id of the message that is edited or replied to; null for a post.</summary>
    public string? Message { get; init; }

    /// <summary>What the channel wants to see of it; empty where everything.</summary>
    public ImmutableArray<AlertFilter> Filters { get; init; } = [];

    /// <summary>The same for each try of the same delivery, at most 25 characters: what lets a platform see that it has it already.</summary>
    public string Nonce => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Alert}\n{Channel}\n{Kind}\n{Remark}")))[..24];

    /// <summary>Whether the channel wants a line.</summary>
    public bool Takes(AlertLine line) => AlertFilter.Take(Filters, line);
}

/// <summary>What is to be done in a channel.</summary>
public enum DeliveryKind
{
    /// <summary>The alert is posted.</summary>
    Post,

    /// <summary>The post is changed to what the alert says now.</summary>
    Edit,

    /// <summary>A remark is posted as a reply, since the post is too old to be changed.</summary>
    Reply,
}

/// <summary>What a channel made of a delivery.</summary>
public abstract record Outcome
{
    /// <summary>It is there.</summary>
    /// <param name="Message">The platform's id of the message.</param>
    public sealed record Sent(string Message) : Outcome;

    /// <summary>The channel is gone or closed to us: no later try can succeed.</summary>
    /// <param name="Reason">The platform's words, such as "Missing Access (403)".</param>
    public sealed record Closed(string Reason) : Outcome;

    /// <summary>The platform takes this message in no form.</summary>
    /// <param name="Reason">The platform's words.</param>
    public sealed record Rejected(string Reason) : Outcome;

    /// <summary>The message is too old to be changed now.</summary>
    /// <param name="Reason">The platform's words.</param>
    public sealed record TooOld(string Reason) : Outcome;

    /// <summary>The platform did not answer or failed: it may have taken the message or not.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="IsEverywhere">Whether that says nothing of this channel: the platform was not reached at all.</param>
    public sealed record Unknown(string Reason, bool IsEverywhere = false) : Outcome;

    /// <summary>The message that was to be changed or answered is gone.</summary>
    /// <param name="Reason">The platform's words.</param>
    public sealed record Orphaned(string Reason) : Outcome;
}

/// <summary>What a look at a channel's recent messages told.</summary>
public abstract record Search
{
    /// <summary>The message is there.</summary>
    /// <param name="Message">The platform's id.</param>
    public sealed record Found(string Message) : Search;

    /// <summary>It is not there.</summary>
    public sealed record NotThere : Search;

    /// <summary>The channel cannot be read.</summary>
    /// <param name="Reason">Why, such as "without the right Read Message History".</param>
    public sealed record NotAllowed(string Reason) : Search;

    /// <summary>The platform did not answer.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="IsEverywhere">Whether that says nothing of this channel: the platform was not reached at all.</param>
    public sealed record Unknown(string Reason, bool IsEverywhere = false) : Search;
}
