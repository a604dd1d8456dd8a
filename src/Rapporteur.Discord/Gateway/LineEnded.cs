namespace Rapporteur.Discord.Gateway;

/// <summary>A line to the gateway came to its end in a way that another one can follow.</summary>
/// <param name="why">The reason as the log tells it.</param>
internal sealed class LineEndedException(string why, Exception? inner = null) : Exception(why, inner)
{
    /// <summary>The code of Discord's close frame; null where there was none.</summary>
    public int? Code { get; init; }

    /// <summary>A wait that the protocol sets; null leaves it to the back-off.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whether the session is over with the line.</summary>
    public bool EndsSession { get; init; }
}

/// <summary>Discord will not have this bot as it is: asking again changes nothing. The message is one sentence for the operator.</summary>
public sealed class DiscordRefusedException(string sentence) : Exception(sentence)
{
    /// <summary>Whether the bot is in too many servers for its shards, which more of them would mend.</summary>
    internal bool WantsMoreShards { get; init; }
}
