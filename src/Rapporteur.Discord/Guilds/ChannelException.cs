using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Guilds;

/// <summary>What a channel gives to or takes from a role or the bot itself, as far as the bot asks about it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Of">The role; the bot where <paramref name="IsOwn"/>.</param>
internal readonly record struct ChannelException(Snowflake Channel, Snowflake Of, bool IsOwn, Permissions Allow, Permissions Deny)
{
    private const Permissions AskedFor = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks
        | Permissions.ReadMessageHistory | Permissions.SendMessagesInThreads | Permissions.ManageChannels | Permissions.ManageGuild;

    /// <summary>The exceptions that can ever matter; of the tens of thousands that a large bot is told, most are other members' or about voice.</summary>
    public static IEnumerable<ChannelException> AllOf(Channel channel, Snowflake bot) =>
        (channel.PermissionOverwrites ?? [])
            .Where(each => each.Type == 0 || each.Id == bot)
            .Select(each => new ChannelException(channel.Id, each.Id, each.Type == 1, each.Allow & AskedFor, each.Deny & AskedFor))
            .Where(each => (each.Allow | each.Deny) != Permissions.None);
}
