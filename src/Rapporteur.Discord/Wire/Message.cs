using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>A message as Discord gives it back.</summary>
public sealed record Message(
    Snowflake Id,
    Snowflake ChannelId,
    string? Content = null,
    Embed[]? Embeds = null,
    [property: JsonConverter(typeof(TextOrNumberConverter))] string? Nonce = null,
    User? Author = null,
    MessageFlags? Flags = null,
    ComponentRow[]? Components = null);

/// <summary>A message to be sent, as a post, a reply to an interaction or an edit: they share these fields.</summary>
/// <remarks>
/// <see cref="AllowedMentions"/> is always sent, on edits too: an edit without it parses mentions anew, whatever the first post said.
/// Lists are sent empty rather than left out on an edit, since what is left out stays as it was.
/// </remarks>
public sealed record MessageBody
{
    /// <summary>Plain text above the embeds; at most 2,000 characters.</summary>
    public string? Content { get; init; }

    /// <summary>At most 10, with 6,000 characters in all.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Rows of buttons or one menu; at most 5.</summary>
    public IReadOnlyList<ComponentRow> Components { get; init; } = [];

    /// <summary>Nobody, always.</summary>
    public AllowedMentions AllowedMentions { get; } = AllowedMentions.Nobody;

    /// <summary>Only <see cref="MessageFlags.Ephemeral"/> is used, and only on replies to interactions.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>At most 25 characters; with <see cref="EnforceNonce"/> the same nonce within a few minutes gives the first message back. Create Message only.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether the nonce is held to.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>The message that this one replies to. Create Message only.</summary>
    public MessageReference? MessageReference { get; init; }
}

/// <summary>Who may be pinged by a text.</summary>
public sealed record AllowedMentions(IReadOnlyList<string> Parse)
{
    /// <summary>Nobody, whatever the text holds; nor the author of a message that is replied to, who is pinged only where <c>replied_user</c> asks for it.</summary>
    public static AllowedMentions Nobody { get; } = new([]);
}

/// <summary>A message that is replied to.</summary>
/// <param name="FailIfNotExists">False posts a plain message where the first one was deleted.</param>
public sealed record MessageReference(Snowflake MessageId, bool FailIfNotExists);

/// <summary>Flags of messages. Source: Discord, "Message", message flags.</summary>
[Flags]
public enum MessageFlags
{
    None = 0,

    /// <summary>Only who acted sees it, and only until the client reloads.</summary>
    Ephemeral = 1 << 6,
}

/// <summary>An embed: the card of a message. Limits: Discord, "Message", embed limits.</summary>
public sealed record Embed
{
    /// <summary>At most 256 characters.</summary>
    public string? Title { get; init; }

    /// <summary>At most 4,096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>RGB, the stripe at the side.</summary>
    public int? Color { get; init; }

    /// <summary>At most 25.</summary>
    public IReadOnlyList<EmbedField>? Fields { get; init; }

    /// <summary>The small line below.</summary>
    public EmbedFooter? Footer { get; init; }
}

/// <summary>A heading and its text; at most 256 and 1,024 characters.</summary>
public sealed record EmbedField(string Name, string Value);

/// <summary>At most 2,048 characters.</summary>
public sealed record EmbedFooter(string Text);
