using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Rest;

/// <summary>An interaction that the server sent, and what the bot made of it.</summary>
public sealed class SentInteraction(string id, string token, DateTimeOffset sentAt)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What answers it.</summary>
    public string Token { get; } = token;

    /// <summary>When it was sent, by the server's clock.</summary>
    public DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>When its callback was taken.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The callback that was taken; null before.</summary>
    public JsonObject? Callback { get; set; }

    /// <summary>Callbacks that came, taken or not.</summary>
    public int Callbacks { get; set; }

    /// <summary>The message as it stands: the callback's, or what an edit made of it.</summary>
    public JsonObject? Message { get; set; }

    /// <summary>Whether the first reply was deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Edits of the first reply.</summary>
    public int Edits { get; set; }

    /// <summary>Messages sent after the first reply.</summary>
    public List<JsonObject> FollowUps { get; } = [];

    /// <summary>Whether the callback deferred the reply or the update.</summary>
    public bool IsDeferred => (int?)Callback?["type"] is 5 or 6;
}
