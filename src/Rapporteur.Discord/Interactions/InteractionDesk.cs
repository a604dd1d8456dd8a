using Microsoft.Extensions.Logging;
using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>Takes interactions, answers each once, and knows which are under way.</summary>
internal sealed partial class InteractionDesk(
    AnswerSource source,
    Answers answers,
    DiscordRest rest,
    GuildRights rights,
    DiscordMetrics metrics,
    TimeProvider clock,
    ILogger<InteractionDesk> logger)
{
    // Discord, "Receiving and Responding": an interaction that has had no callback after three seconds is void.
    private static readonly TimeSpan VoidAfter = TimeSpan.FromSeconds(3);

    private readonly SeenInteractions seen = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool closed;
    private int underWay;

    /// <summary>Takes an interaction and comes back at once; what follows runs beside the gateway's line.</summary>
    public void Take(Interaction interaction)
    {
        if (interaction.Id.Value == 0 || string.IsNullOrEmpty(interaction.Token))
        {
            // There is nowhere to send an answer to.
            LogUnanswerable();
            return;
        }

        if (closed || !seen.IsNew(interaction.Id))
        {
            return;
        }

        Interlocked.Increment(ref underWay);
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => _ = work.Desk.ServeAsync(work.Interaction, work.ArrivedAt),
            (Desk: this, Interaction: interaction, ArrivedAt: clock.GetTimestamp()),
            preferLocal: false);
    }

    /// <summary>Takes no more, and waits for those under way; at most as long as said.</summary>
    public async Task CloseAsync(TimeSpan atMost)
    {
        closed = true;
        if (Volatile.Read(ref underWay) > 0)
        {
            await Task.WhenAny(drained.Task, Task.Delay(atMost, clock));
        }
    }

    private async Task ServeAsync(Interaction interaction, long arrivedAt)
    {
        var reply = new Reply(interaction, rest, clock, arrivedAt);
        var (command, outcome) = (NameOf(interaction), "answered");
        try
        {
            if (interaction is { In: { } channel, AppPermissions: { } own })
            {
                rights.Learn(channel, own);
            }

            if (clock.GetElapsedTime(arrivedAt) > VoidAfter)
            {
                // More came than this machine can answer: what is void already must not hold up what is not.
                outcome = "void";
                return;
            }

            await AnswerAsync(interaction, reply);
            outcome = reply.IsDeferred ? "deferred" : outcome;
        }
        catch (Exception exception) when (exception is DiscordCallException or DiscordUnavailableException or OperationCanceledException)
        {
            outcome = "lost";
            LogLost(command, exception.Message);
        }
        catch (Exception exception)
        {
            // Whatever went wrong, the next interaction must find the desk open.
            outcome = "failed";
            LogFailed(exception, command);
        }
        finally
        {
            metrics.Answered(command, outcome, reply.CalledBackAfter ?? clock.GetElapsedTime(arrivedAt));
            if (Interlocked.Decrement(ref underWay) == 0 && closed)
            {
                drained.TrySetResult();
            }
        }
    }

    private Task AnswerAsync(Interaction interaction, Reply reply) => interaction switch
    {
        { Type: InteractionType.Autocomplete } => reply.CallBackAsync(answers.Complete(interaction.Data), DiscordJson.Default.ChoicesCallback, CancellationToken.None),
        { Type: InteractionType.Command, Data.IsOfMessage: true } =>
            reply.AnswerAsync(stop => answers.FindInMessageAsync(interaction, stop), updates: false, isPrivate: true, CancellationToken.None),
        { Type: InteractionType.Command, Data: { } data } =>
            reply.AnswerAsync(stop => answers.CommandAsync(interaction, stop), updates: false, answers.IsPrivate(data), CancellationToken.None),
        { Type: InteractionType.Component, Data: { } data } => PressAsync(interaction, reply, ButtonState.Read(data.CustomId, Footer(interaction))),

        // A form that another version opened, or a kind that Discord has added since: who did it should not be left with "did not respond".
        _ => reply.AnswerAsync(_ => ValueTask.FromResult(answers.Unknown()), updates: false, isPrivate: true, CancellationToken.None),
    };

    private Task PressAsync(Interaction interaction, Reply reply, ButtonState? state) => reply.AnswerAsync(
        stop => answers.PressAsync(interaction, state, stop),
        updates: state?.Act == ButtonAct.Update,
        isPrivate: state?.Act is not (ButtonAct.PostHere or ButtonAct.Ask),
        CancellationToken.None);

    private static string? Footer(Interaction interaction) => interaction.Message?.Embeds is [.., { Footer.Text: var text }] ? text : null;

    // A name that is not ours would make a new series of figures for each thing that somebody sends.
    private string NameOf(Interaction interaction) => interaction switch
    {
        { Type: InteractionType.Component } => "component",
        { Data.IsOfMessage: true } => "message",
        { Data.Name: { } name } when source.Commands.Find(name) is not null => interaction.Type == InteractionType.Autocomplete ? $"{name} (completion)" : name,
        _ => "unknown",
    };

    [LoggerMessage(LogLevel.Warning, "An interaction without an id or a token was passed over")]
    private partial void LogUnanswerable();

    [LoggerMessage(LogLevel.Warning, "An answer to {Command} did not reach Discord: {Why}")]
    private partial void LogLost(string command, string why);

    [LoggerMessage(LogLevel.Error, "Answering {Command} failed")]
    private partial void LogFailed(Exception exception, string command);
}
