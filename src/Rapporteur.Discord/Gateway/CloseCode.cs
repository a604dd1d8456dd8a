using Microsoft.Extensions.Logging;

namespace Rapporteur.Discord.Gateway;

/// <summary>What follows from the code with which Discord closed a line. Source: Discord, "Opcodes and Status Codes", gateway close event codes.</summary>
internal static class CloseCode
{
    /// <summary>Ends the session as well; anything else can be resumed after.</summary>
    public const int Goodbye = 1000;

    /// <summary>Closes a line that will be resumed: with 1000 or 1001 Discord would end the session.</summary>
    public const int Resuming = 4000;

    /// <summary>The bot is in too many servers for its shards.</summary>
    public const int TooFewShards = 4011;

    /// <summary>The sentence with which the bot stops, or null where it goes on.</summary>
    public static string? WhyStop(int code) => code switch
    {
        4004 => "Discord refused the token: it is wrong or was reset; set Discord__Token to the one of the Developer Portal, under Bot.",
        4010 => "Discord refused the shard: its number does not fit their count; correct Discord__Shards.",
        TooFewShards => "Discord demands more shards: the bot is in too many servers for these; set Discord__Shards to 'auto' or to a greater count.",
        4012 => "Discord no longer speaks version 10 of its gateway; a newer version of this program is needed.",
        4013 => "Discord does not know the intents that were asked for; a newer version of this program is needed.",
        4014 => "Discord does not grant the intents that were asked for; the Guilds intent must be open to the application.",
        _ => null,
    };

    /// <summary>Whether the session is over, so that a new one must be started.</summary>
    /// <remarks>4006 is no longer in Discord's table, but was there as "session no longer valid".</remarks>
    public static bool EndsSession(int code) => code is 4003 or 4006 or 4007 or 4009;

    /// <summary>How loud to be: a close by our own fault is worth a look.</summary>
    public static LogLevel LevelOf(int? code) => code is 4001 or 4002 or 4003 or 4005 or 4008 ? LogLevel.Warning : LogLevel.Information;
}
