using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>What the bot may do in each channel of its servers. Nothing else of a guild is kept.</summary>
/// <remarks>Source of the computation: Discord, "Permissions", permission hierarchy and overwrites.</remarks>
public sealed class GuildRights
{
    private const int MostLearnt = 1024;

    private readonly Lock sync = new();
    private readonly Dictionary<Snowflake, GuildRecord> guilds = [];
    private readonly Dictionary<Snowflake, Permissions> learnt = [];
    private Snowflake self;

    /// <summary>Servers that are known and available.</summary>
    public int Count { get { lock (sync) { return guilds.Count; } } }

    /// <summary>What the bot may do in a channel; null where nothing is known of it (a thread that nobody has used it in, a server that has not arrived or told too little).</summary>
    public Permissions? In(Snowflake channel)
    {
        lock (sync)
        {
            return learnt.TryGetValue(channel, out var rights) ? rights
                : self.Value > 0 ? With(channel)?.In(channel)
                : null;
        }
    }

    /// <summary>The server that a channel is in; null where no server lists it.</summary>
    public Snowflake? GuildOf(Snowflake channel)
    {
        lock (sync)
        {
            return With(channel)?.Id;
        }
    }

    /// <summary>Discord said with an interaction what the bot may do in its channel: its own word counts until something there changes.</summary>
    internal void Learn(Snowflake channel, Permissions rights)
    {
        lock (sync)
        {
            if (learnt.Count >= MostLearnt)
            {
                learnt.Clear();
            }

            learnt[channel] = rights.HasFlag(Permissions.Administrator) ? GuildRecord.Everything : rights;
        }
    }

    internal void Begin(Snowflake bot)
    {
        lock (sync)
        {
            self = bot;
        }
    }

    /// <summary>A shard's new session names its servers: others of the same shard are gone.</summary>
    /// <remarks>Which shard a server belongs to is Discord, "Gateway", sharding: <c>(guild_id >> 22) % num_shards</c>.</remarks>
    internal void Keep(IEnumerable<Snowflake> announced, int shard, int shards)
    {
        lock (sync)
        {
            var kept = announced.ToHashSet();
            foreach (var guild in guilds.Keys.Where(each => (each.Value >> 22) % (ulong)shards == (ulong)shard && !kept.Contains(each)).ToList())
            {
                Forget(guild);
            }
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
            var known = GuildRecord.Of(guild, self);
            guilds[guild.Id] = known;
            Unlearn(known);
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
            if (channel.GuildId is { } id && guilds.TryGetValue(id, out var guild))
            {
                learnt.Remove(channel.Id);
                guild.Set(channel, self);
            }
        }
    }

    internal void Remove(Channel channel)
    {
        lock (sync)
        {
            learnt.Remove(channel.Id);
            With(channel.Id)?.Drop(channel.Id);
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

                Unlearn(guild);
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
                Unlearn(guild);
            }
        }
    }

    // A look through all servers, a tenth of a millisecond where they are two thousand: only alerts ask, and a map of all channels
    // would take several times the room of everything else that is known of them.
    private GuildRecord? With(Snowflake channel)
    {
        foreach (var guild in guilds.Values)
        {
            if (guild.Lists(channel))
            {
                return guild;
            }
        }

        return null;
    }

    private void Forget(Snowflake id)
    {
        if (guilds.Remove(id, out var guild))
        {
            Unlearn(guild);
        }
    }

    // What was said of its channels was said before something changed.
    private void Unlearn(GuildRecord guild)
    {
        foreach (var channel in guild.Channels)
        {
            learnt.Remove(channel);
        }
    }
}
