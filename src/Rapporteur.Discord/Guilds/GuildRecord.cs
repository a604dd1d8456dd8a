using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>The roles of one guild, what the bot has of them, and where its channels differ.</summary>
/// <remarks>Arrays, not maps: a large bot is in thousands of guilds and asks about a few channels, so what counts is the room that they take.</remarks>
internal sealed class GuildRecord(Snowflake id, bool isOwner)
{
    /// <summary>What owners and administrators may.</summary>
    public const Permissions Everything = (Permissions)ulong.MaxValue;

    private RoleRights[] roles = [];
    private Snowflake[] channels = [];
    private ChannelException[] exceptions = [];

    /// <summary>The bot's own roles; null where nothing tells them.</summary>
    public Snowflake[]? OwnRoles { get; set; }

    public Snowflake Id => id;

    /// <summary>The channels that it lists, in order.</summary>
    public IReadOnlyList<Snowflake> Channels => channels;

    public static GuildRecord Of(Guild guild, Snowflake bot) => new(guild.Id, guild.OwnerId == bot)
    {
        channels = [.. (guild.Channels ?? []).Select(channel => channel.Id).Distinct().Order()],
        exceptions = [.. (guild.Channels ?? []).SelectMany(channel => ChannelException.AllOf(channel, bot))],
        roles = [.. (guild.Roles ?? []).Select(role => new RoleRights(role.Id, role.Permissions))],
        OwnRoles = guild.Members?.FirstOrDefault(member => member.User?.Id == bot) is { } own ? own.Roles ?? [] : null,
    };

    /// <summary>Whether it lists a channel.</summary>
    public bool Lists(Snowflake channel) => Array.BinarySearch(channels, channel) >= 0;

    /// <summary>A channel is new or has other exceptions.</summary>
    public void Set(Channel channel, Snowflake bot)
    {
        if (Array.BinarySearch(channels, channel.Id) is < 0 and var at)
        {
            channels = [.. channels[..~at], channel.Id, .. channels[~at..]];
        }

        exceptions = [.. exceptions.Where(each => each.Channel != channel.Id), .. ChannelException.AllOf(channel, bot)];
    }

    /// <summary>A channel is gone.</summary>
    public void Drop(Snowflake channel)
    {
        channels = [.. channels.Where(each => each != channel)];
        exceptions = [.. exceptions.Where(each => each.Channel != channel)];
    }

    /// <summary>A role is new or may do something else.</summary>
    public void Set(Role role) => roles = [.. roles.Where(each => each.Id != role.Id), new(role.Id, role.Permissions)];

    /// <summary>A role is gone.</summary>
    public void Remove(Snowflake role) => roles = [.. roles.Where(each => each.Id != role)];

    /// <summary>What the bot may do in a channel; null where the guild did not tell all that decides it.</summary>
    public Permissions? In(Snowflake channel)
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
        var here = exceptions.Where(each => each.Channel == channel).ToList();
        rights = Apply(rights, here.Where(each => each.Of == id));
        rights = Apply(rights, here.Where(each => !each.IsOwn && each.Of != id && own.Contains(each.Of)));
        rights = Apply(rights, here.Where(each => each.IsOwn));

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
