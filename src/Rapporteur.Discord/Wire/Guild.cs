using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

// GUILD_CREATE and its later changes, cut down to what the bot's rights in a channel are computed from.

/// <summary>A guild as GUILD_CREATE brings it.</summary>
internal sealed record Guild(Snowflake Id, Snowflake? OwnerId, Role[]? Roles, Channel[]? Channels, GuildMember[]? Members, bool? Unavailable);

/// <summary>A role and what it may do everywhere in its guild.</summary>
internal sealed record Role(Snowflake Id, Permissions Permissions);

/// <summary>A role of a guild, as the role events bring it.</summary>
internal sealed record RoleEvent(Snowflake GuildId, Role? Role, Snowflake? RoleId);

/// <summary>A channel and its exceptions from the roles' rights.</summary>
public sealed record Channel(Snowflake Id, Snowflake? GuildId, Overwrite[]? PermissionOverwrites)
{
    /// <summary>What the bot may do here; Discord adds it to the channels that an option of an interaction names.</summary>
    public Permissions? AppPermissions { get; init; }
}

/// <summary>Rights given to or taken from a role (type 0) or a member (type 1) in one channel.</summary>
public sealed record Overwrite(Snowflake Id, int Type, Permissions Allow, Permissions Deny);

/// <summary>A member of a guild.</summary>
public sealed record GuildMember(User? User, Snowflake[]? Roles)
{
    /// <summary>What the member may do in the interaction's channel; only within interactions.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>The guild; only in events of the gateway.</summary>
    public Snowflake? GuildId { get; init; }
}

/// <summary>The rights that this bot asks about. Source: Discord, "Permissions", bitwise flags.</summary>
[Flags]
[JsonConverter(typeof(PermissionsConverter))]
public enum Permissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    EmbedLinks = 1UL << 14,
    ReadMessageHistory = 1UL << 16,
    SendMessagesInThreads = 1UL << 38,
}
