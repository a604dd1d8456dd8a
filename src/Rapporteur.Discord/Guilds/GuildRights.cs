using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>What the bot may do in each channel of its servers. Nothing else of a guild is kept.</summary>
/// <remarks>Source of the computation: Discord, "Permissions", permission hierarchy and overwrites.</remarks>
public sealed class GuildRights
{
    private const int MostLearnt = 1024;

    private readonly Lock sync = new();
    private readonly Dictionary<Snowflake, GuildRecord> guilds = [];
    private readonly Dictionary<Snowflake, Place> channels = [];
    private readonly Dictionary<Snowflake, Permissions> learnt = [];
    private Snowflake self;

    /// <summary>Servers that are known and available.</summary>
    public int Count { get { lock (sync) { return guilds.Count; } } }

    /// <summary>What the bot may do in a channel; null where nothing is known of it (a thread that nobody has used it in, a server that has not arrived).</summary>
    public Permissions? In(Snowflake channel)
    {
        lock (sync)
        {
            return channels.TryGetValue(channel, out var place) ? guilds[place.Guild].With(place.Exceptions)
                : learnt.TryGetValue(channel, out var rights) ? rights
                : null;
        }
    }

    /// <summary>The server that a channel is in; null where no server lists it.</summary>
    public Snowflake? GuildOf(Snowflake channel)
    {
        lock (sync)
        {
            return channels.TryGetValue(channel, out var place) ? place.Guild : null;
        }
    }

    /// <summary>Discord said with an interaction what the bot may do in its channel; kept for channels that no guild lists, such as threads.</summary>
    internal void Learn(Snowflake channel, Permissions rights)
    {
        lock (sync)
        {
            if (channels.ContainsKey(channel))
            {
                return;
            }

            if (learnt.Count >= MostLearnt)
            {
                learnt.Clear();
            }

            learnt[channel] = rights;
        }
    }

    internal void Begin(Snowflake bot)
    {
        lock (sync)
        {
            self = bot;
        }
    }

    internal void Add(Guild guild)
    {
        if (guild.Unavailable == true)
        {
            return;
        }

        lock (sync)
        {
            Forget(guild.Id);
            guilds[guild.Id] = GuildRecord.Of(guild, self);
            foreach (var channel in guild.Channels ?? [])
            {
                channels[channel.Id] = new(guild.Id, ChannelException.In(channel, self));
            }
        }
    }

    internal void Remove(Snowflake guild)
    {
        lock (sync)
        {
            Forget(guild);
        }
    }

    internal void Set(Channel channel)
    {
        lock (sync)
        {
            if (channel.GuildId is { } id && guilds.ContainsKey(id))
            {
                channels[channel.Id] = new(id, ChannelException.In(channel, self));
            }
        }
    }

    internal void Remove(Channel channel)
    {
        lock (sync)
        {
            channels.Remove(channel.Id);
        }
    }

    internal void Set(RoleEvent change)
    {
        lock (sync)
        {
            if (guilds.TryGetValue(change.GuildId, out var guild))
            {
                if (change.Role is { } role)
                {
                    guild.Set(role);
                }
                else if (change.RoleId is { } gone)
                {
                    guild.Remove(gone);
                }
            }
        }
    }

    internal void Set(GuildMember member)
    {
        lock (sync)
        {
            if (member.User?.Id == self && member.GuildId is { } id && guilds.TryGetValue(id, out var guild))
            {
                guild.OwnRoles = member.Roles ?? [];
            }
        }
    }

    private void Forget(Snowflake guild)
    {
        if (guilds.Remove(guild))
        {
            foreach (var (channel, place) in channels)
            {
                if (place.Guild == guild)
                {
                    channels.Remove(channel);
                }
            }
        }
    }

    /// <summary>A channel's guild, and its exceptions from what the roles may do there.</summary>
    private readonly record struct Place(Snowflake Guild, ChannelException[] Exceptions);
}
