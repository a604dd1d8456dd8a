using System.Text.Json;

namespace Rapporteur.Discord.Wire;

/// <summary>Something that a user did with the bot. Source: Discord, "Receiving and Responding", interaction object.</summary>
internal sealed record Interaction(
    Snowflake Id,
    Snowflake ApplicationId,
    InteractionType Type,
    string Token,
    InteractionData? Data = null,
    Snowflake? GuildId = null,
    Snowflake? ChannelId = null,
    GuildMember? Member = null,
    User? User = null,
    string? Locale = null,
    Permissions? AppPermissions = null,
    Message? Message = null,
    PartialChannel? Channel = null)
{
    /// <summary>Where it was done; Discord names the channel twice, others perhaps once.</summary>
    public Snowflake? In => ChannelId ?? Channel?.Id;

    /// <summary>Who did it: a member in a guild, a user elsewhere.</summary>
    public User? By => Member?.User ?? User;
}

/// <summary>The channel of an interaction.</summary>
internal sealed record PartialChannel(Snowflake Id);

/// <summary>What was typed, pressed or chosen.</summary>
/// <param name="Name">The command's name; null for components.</param>
/// <param name="CustomId">What the component was made with; null for commands.</param>
/// <param name="Values">What was chosen in a select menu.</param>
/// <param name="TargetId">The message that a message command was called on.</param>
internal sealed record InteractionData(
    string? Name = null,
    CommandType? Type = null,
    InteractionOption[]? Options = null,
    string? CustomId = null,
    string[]? Values = null,
    Snowflake? TargetId = null,
    ResolvedData? Resolved = null)
{
    /// <summary>Whether it is a message command; where no type is given, what it was called on tells it.</summary>
    public bool IsOfMessage => Type == CommandType.Message || (Type is null && TargetId is not null);
}

/// <summary>An option as it was given. <paramref name="Value"/> is a string, number or boolean; null for subcommands.</summary>
internal sealed record InteractionOption(string Name, OptionType Type, JsonElement? Value = null, InteractionOption[]? Options = null, bool? Focused = null);

/// <summary>The objects behind the ids of the options and the target.</summary>
internal sealed record ResolvedData(
    Dictionary<string, Message>? Messages = null,
    Dictionary<string, Channel>? Channels = null,
    Dictionary<string, Attachment>? Attachments = null);

/// <summary>A file that a user gave along. <paramref name="Size"/> in bytes.</summary>
public sealed record Attachment(Snowflake Id, string Filename, long Size, string Url, string? ContentType = null);

internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

internal enum CommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
}

internal enum OptionType
{
    Subcommand = 1,
    SubcommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}
