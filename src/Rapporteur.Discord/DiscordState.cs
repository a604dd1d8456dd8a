using Rapporteur.Discord.Gateway;

namespace Rapporteur.Discord;

/// <summary>How the bot's line to Discord stands: what health checks and <c>/status</c> report.</summary>
public sealed class DiscordState
{
    private volatile ShardState[] shards = [];
    private volatile string? refusal;
    private volatile bool on;
    private int guilds;

    /// <summary>Whether a token is set, so that there is anything to be connected.</summary>
    public bool IsOn => on;

    /// <summary>The sentence with which Discord refused the bot; null while it has not.</summary>
    public string? Refusal => refusal;

    /// <summary>The shards of this process; empty until Discord has told how many there are.</summary>
    public IReadOnlyList<ShardState> Shards => shards;

    /// <summary>Servers that the bot is in, as far as this process's shards see.</summary>
    public int Guilds => Volatile.Read(ref guilds);

    /// <summary>Whether every shard runs a session; true without a token.</summary>
    public bool IsReady => !on || (refusal is null && shards.Length > 0 && shards.All(shard => shard.IsConnected));

    /// <summary>Whether a restart is not needed: every shard that had a line has had a heartbeat answered within two intervals.</summary>
    /// <remarks>A bot that Discord refused is alive too: a restart would only be refused again.</remarks>
    public bool IsLive => !on || refusal is not null || shards.All(shard => shard.SinceAnswer is null || shard.IsAlive);

    /// <summary>The same in one sentence.</summary>
    public string Sentence => this switch
    {
        { IsOn: false } => "No Discord token is set; the local channel answers.",
        { Refusal: { } sentence } => sentence,
        { Shards.Count: 0 } => "Discord has not been reached yet.",
        { IsReady: true } => $"Connected to Discord with {(Shards.Count == 1 ? "1 shard" : $"{Shards.Count} shards")}.",
        _ => $"{Shards.Count(shard => shard.IsConnected)} of {Shards.Count} shards are connected to Discord.",
    };

    internal void On() => on = true;

    internal void Refused(string sentence) => refusal = sentence;

    internal void Watch(ShardState[] all) => shards = all;

    internal void GuildsChanged(int count) => Volatile.Write(ref guilds, count);
}
