using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>The roles of one guild, and what the bot has of them.</summary>
internal sealed class GuildRecord(Snowflake id, bool isOwner)
{
    /// <summary>What owners and administrators may.</summary>
    public const Permissions Everything = (Permissions)ulong.MaxValue;

    private RoleRights[] roles = [];

    /// <summary>The bot's own roles; null where nothing tells them.</summary>
    public Snowflake[]? OwnRoles { get; set; }

    /// <summary>The channels that it lists.</summary>
    public Snowflake[] Channels { get; set; } = [];

    public static GuildRecord Of(Guild guild, Snowflake bot) => new(guild.Id, guild.OwnerId == bot)
    {
        Channels = [.. (guild.Channels ?? []).Select(channel => channel.Id)],
        roles = [.. (guild.Roles ?? []).Select(role => new RoleRights(role.Id, role.Permissions))],
        OwnRoles = guild.Members?.FirstOrDefault(member => member.User?.Id == bot) is { } own ? own.Roles ?? [] : null,
    };

    /// <summary>A role is new or may do something else.</summary>
    public void Set(Role role) => roles = [.. roles.Where(each => each.Id != role.Id), new(role.Id, role.Permissions)];

    /// <summary>A role is gone.</summary>
    public void Remove(Snowflake role) => roles = [.. roles.Where(each => each.Id != role)];

    /// <summary>What the bot may do in a channel with these exceptions; null where the guild did not tell all that decides it.</summary>
    public Permissions? With(ChannelException[] exceptions)
    {
        if (isOwner)
        {
            return Everything;
        }

        // The role with the guild's own id is everybody's.
        if (OwnRoles is not { } own || !roles.Any(role => role.Id == id))
        {
            return null;
        }

        var rights = roles.Where(role => role.Id == id || own.Contains(role.Id)).Aggregate(Permissions.None, (sum, role) => sum | role.Rights);
        if (rights.HasFlag(Permissions.Administrator))
        {
            return Everything;
        }

        // Everybody's exception first, then those of all roles together, then the member's own: each may undo what stood before.
        rights = Apply(rights, exceptions.Where(each => each.Of == id));
        rights = Apply(rights, exceptions.Where(each => !each.IsOwn && each.Of != id && own.Contains(each.Of)));
        rights = Apply(rights, exceptions.Where(each => each.IsOwn));

        // Who cannot see a channel can do nothing in it, and who cannot write cannot embed either.
        return !rights.HasFlag(Permissions.ViewChannel) ? Permissions.None
            : !rights.HasFlag(Permissions.SendMessages) ? rights & ~Permissions.EmbedLinks
            : rights;
    }

    private static Permissions Apply(Permissions rights, IEnumerable<ChannelException> exceptions)
    {
        var (allow, deny) = exceptions.Aggregate((Permissions.None, Permissions.None), (sum, each) => (sum.Item1 | each.Allow, sum.Item2 | each.Deny));
        return (rights & ~deny) | allow;
    }

    private readonly record struct RoleRights(Snowflake Id, Permissions Rights);
}
