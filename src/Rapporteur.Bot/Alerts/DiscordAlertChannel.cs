using System.Net;
using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Bot.Alerts;

/// <summary>Channels in Discord.</summary>
public sealed class DiscordAlertChannel(DiscordRest rest, GuildRights rights, TimeProvider clock) : IAlertChannel
{
    private const int PageOfMessages = 100;
    private const int MostPages = 10;

    // Source: Discord, "Opcodes and Status Codes", JSON error codes.
    private const int UnknownMessage = 10008;

    private const string NoHistory = "without the right Read Message History";

    // The two clocks may differ: a message that was made just after a moment by ours may lie before it by Discord's.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // The servers arrive one after another once a process has started; the shortest lease leaves three seconds.
    private static readonly TimeSpan ForRights = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private static readonly (Permissions Right, string Name)[] Needed =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.EmbedLinks, "Embed Links"),
    ];

    private static readonly (Permissions Right, string Name)[] NeededInThreads = [Needed[0], (Permissions.SendMessagesInThreads, "Send Messages in Threads"), Needed[2]];

    public ChannelReach Reach => ChannelReach.Remote;

    public string Name => "Discord";

    public Task ReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<Outcome> PostAsync(string channel, Answer answer, string nonce, CancellationToken cancellation) =>
        TryAsync(channel, async id => (await rest.CreateMessageAsync(id, Draw(answer), nonce, cancellation)).Id);

    public Task<Outcome> EditAsync(string channel, string message, Answer answer, CancellationToken cancellation) =>
        TryAsync(channel, async id => (await rest.EditMessageAsync(id, Id(message), Draw(answer), cancellation)).Id);

    public Task<Outcome> ReplyAsync(string channel, string message, Answer answer, string nonce, CancellationToken cancellation) =>
        TryAsync(channel, async id => (await rest.ReplyAsync(id, Id(message), AnswerMessage.Draw(answer), nonce, cancellation)).Id);

    public async Task<Search> FindAsync(Delivery delivery, Answer answer, CancellationToken cancellation)
    {
        var channel = Id(delivery.Channel);
        try
        {
            var after = Snowflake.At(delivery.TriedAt - Skew);
            for (var page = 0; page < MostPages; page++)
            {
                var messages = await rest.ListMessagesAsync(channel, after, PageOfMessages, cancellation);
                if (Array.Find(messages, message => Is(message, answer, delivery)) is { } found)
                {
                    return new Search.Found($"{found.Id}");
                }

                // Without the right Discord gives an empty list, which would read as "not there".
                if (page == 0 && messages.Length == 0 && !await MayReadAsync(channel, cancellation))
                {
                    return new Search.NotAllowed(NoHistory);
                }

                if (messages.Length < PageOfMessages)
                {
                    break;
                }

                after = messages.Max(message => message.Id);
            }

            return new Search.NotThere();
        }
        catch (DiscordCallException refusal) when (refusal is { IsGone: true, Code: not 0 })
        {
            return new Search.NotAllowed($"since Discord said {Words(refusal)}");
        }
        catch (DiscordCallException refusal)
        {
            return new Search.Unknown(Words(refusal));
        }
        catch (Exception fault) when (fault is DiscordUnavailableException or DiscordRefusedException)
        {
            return new Search.Unknown(fault.Message, IsEverywhere(fault));
        }
    }

    // A thread is in no server's list: what may be done there was learnt from a command within it.
    public Task<string?> MissingRightAsync(string channel, CancellationToken cancellation) => Task.FromResult(
        Snowflake.TryParse(channel, out var id) && rights.In(id) is { } may
            ? (rights.GuildOf(id) is null ? NeededInThreads : Needed).FirstOrDefault(needed => !may.HasFlag(needed.Right)).Name
            : null);

    public string? LinkTo(string channel, string message) =>
        Snowflake.TryParse(channel, out var id) && rights.GuildOf(id) is { } guild ? $"https://discord.com/channels/{guild}/{channel}/{message}" : $"message {message}";

    private static MessageBody Draw(Answer answer) => AnswerMessage.Draw(answer, more: [CommandButton.Mute]);

    private async Task<bool> MayReadAsync(Snowflake channel, CancellationToken cancellation)
    {
        for (var began = clock.GetTimestamp(); rights.In(channel) is null && clock.GetElapsedTime(began) < ForRights;)
        {
            await Task.Delay(BetweenLooks, clock, cancellation);
        }

        return rights.In(channel)?.HasFlag(Permissions.ReadMessageHistory) == true;
    }

    // A list of messages may leave the nonce out; the buttons and the title of an alert say which one it is, and the text which of its replies.
    private static bool Is(Message message, Answer answer, Delivery delivery)
    {
        if (message.Nonce is not null)
        {
            return message.Nonce == delivery.Nonce;
        }

        var drawn = AnswerMessage.Draw(answer).Embeds[0];
        return answer.Invocation is { } asked
            && message.Embeds is [var first, ..] && first.Title == drawn.Title
            && (delivery.Kind != DeliveryKind.Reply || first.Description?.Trim() == drawn.Description?.Trim())
            && (message.Components ?? []).SelectMany(row => row.Components).Any(part => part.CustomId?.EndsWith(asked.ToString(), StringComparison.Ordinal) == true);
    }

    private static bool IsEverywhere(Exception fault) => fault is DiscordRefusedException or { InnerException: HttpRequestException };

    private static async Task<Outcome> TryAsync(string channel, Func<Snowflake, Task<Snowflake>> send)
    {
        if (!Snowflake.TryParse(channel, out var id))
        {
            return new Outcome.Rejected($"'{channel}' is no id of a Discord channel");
        }

        try
        {
            return new Outcome.Sent($"{await send(id)}");
        }
        catch (DiscordCallException refusal) when (refusal.Code == DiscordCallException.TooManyEdits)
        {
            return new Outcome.TooOld(Words(refusal));
        }
        catch (DiscordCallException refusal) when (refusal.Code == UnknownMessage)
        {
            return new Outcome.Orphaned(Words(refusal));
        }
        catch (DiscordCallException refusal) when (refusal is { IsGone: true, Code: 0 })
        {
            // Not Discord's own word but that of what stands before it, which refuses everybody for a while: nothing is known of this channel.
            return new Outcome.Unknown(Words(refusal));
        }
        catch (DiscordCallException refusal) when (refusal.IsGone)
        {
            return new Outcome.Closed(Words(refusal));
        }
        catch (DiscordCallException refusal) when (refusal.Status is HttpStatusCode.TooManyRequests)
        {
            return new Outcome.Unknown(Words(refusal));
        }
        catch (DiscordCallException refusal)
        {
            return new Outcome.Rejected(Words(refusal));
        }
        catch (Exception fault) when (fault is DiscordUnavailableException or DiscordRefusedException)
        {
            return new Outcome.Unknown(fault.Message, IsEverywhere(fault));
        }
    }

    private static string Words(DiscordCallException refusal) => $"{refusal.Said} ({(int)refusal.Status})";

    private static Snowflake Id(string text) => Snowflake.TryParse(text, out var id) ? id : throw new ArgumentException($"'{text}' is no id of Discord.", nameof(text));
}
