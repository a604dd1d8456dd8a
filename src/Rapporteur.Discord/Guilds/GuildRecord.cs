using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>The roles and channel exceptions of one guild.</summary>
internal sealed class GuildRecord
{
    private const Permissions Everything = (Permissions)ulong.MaxValue;

    private Snowflake id;
    private bool isOwner;

    /// <summary>What each role may do; the role with the guild's own id is everybody's.</summary>
    public Dictionary<Snowflake, Permissions> Roles { get; private init; } = [];

    /// <summary>The exceptions of each channel.</summary>
    public Dictionary<Snowflake, Overwrite[]> Channels { get; private init; } = [];

    /// <summary>The bot's own roles.</summary>
    public Snowflake[] OwnRoles { get; set; } = [];

    public static GuildRecord Of(Guild guild, Snowflake bot) => new()
    {
        id = guild.Id,
        isOwner = guild.OwnerId == bot,
        Roles = (guild.Roles ?? []).ToDictionary(role => role.Id, role => role.Permissions),
        Channels = (guild.Channels ?? []).ToDictionary(channel => channel.Id, channel => channel.PermissionOverwrites ?? []),
        OwnRoles = guild.Members?.FirstOrDefault(member => member.User?.Id == bot)?.Roles ?? [],
    };

    /// <summary>What the bot may do in one of the guild's channels.</summary>
    public Permissions In(Snowflake channel, Snowflake bot)
    {
        var rights = OwnRoles.Append(id).Aggregate(Permissions.None, (sum, role) => sum | Roles.GetValueOrDefault(role));
        if (isOwner || rights.HasFlag(Permissions.Administrator))
        {
            return Everything;
        }

        // Everybody's exception first, then those of all roles together, then the member's own: each may undo what stood before.
        var overwrites = Channels.GetValueOrDefault(channel) ?? [];
        rights = Apply(rights, overwrites.Where(each => each.Id == id));
        rights = Apply(rights, overwrites.Where(each => each.Type == 0 && OwnRoles.Contains(each.Id)));
        rights = Apply(rights, overwrites.Where(each => each.Type == 1 && each.Id == bot));

        // Who cannot see a channel can do nothing in it, and who cannot write cannot embed either.
        return !rights.HasFlag(Permissions.ViewChannel) ? Permissions.None
            : !rights.HasFlag(Permissions.SendMessages) ? rights & ~Permissions.EmbedLinks
            : rights;
    }

    private static Permissions Apply(Permissions rights, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate((Permissions.None, Permissions.None), (sum, each) => (sum.Item1 | each.Allow, sum.Item2 | each.Deny));
        return (rights & ~deny) | allow;
    }
}
