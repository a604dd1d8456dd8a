using System.Text.Json.Serialization.Metadata;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>How an interaction is answered.</summary>
/// <param name="Body">What is shown.</param>
/// <param name="Updates">Whether it takes the place of the message that the button stands on.</param>
internal sealed record Shown(MessageBody Body, bool Updates = false)
{
    private byte[]? callback;

    /// <summary>Whether only who asked sees it.</summary>
    public bool IsPrivate => Body.Flags == MessageFlags.Ephemeral;

    /// <summary>The callback that shows it, as JSON; made once, however often it is shown.</summary>
    public byte[] Callback => callback ??= SentJson.Of(new InteractionCallback(Updates ? CallbackType.Update : CallbackType.Reply, Body), SentJson.Default.InteractionCallback);
}

/// <summary>Answers one interaction: in the first callback where the answer is there within a second, else by a deferral and an edit.</summary>
/// <remarks>Discord waits three seconds for the callback and fifteen minutes for the rest (Discord, "Receiving and Responding").</remarks>
internal sealed class Reply(Interaction interaction, DiscordRest rest, TimeProvider clock, long arrivedAt)
{
    private const int Waiting = 0;
    private const int Answering = 1;
    private const int Deferring = 2;

    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallbackWithin = TimeSpan.FromSeconds(2.9);

    // The token lives fifteen minutes; the last try needs some time too.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource deferred = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int stage = Waiting;

    /// <summary>From arrival to the callback being taken; null while it is not.</summary>
    public TimeSpan? CalledBackAfter { get; private set; }

    /// <summary>Whether the answer took longer than its first callback.</summary>
    public bool IsDeferred => stage == Deferring;

    /// <summary>Asks and answers.</summary>
    /// <param name="ask">Makes the answer; may take long, and may hold its thread.</param>
    /// <param name="updates">Whether a deferral is one of an update: it shows nothing meanwhile.</param>
    /// <param name="isPrivate">Whether a deferral is for who asked alone: it can be neither taken back nor made so later.</param>
    /// <exception cref="DiscordCallException">Discord did not take the answer; it came too late.</exception>
    public async Task AnswerAsync(Func<CancellationToken, ValueTask<Shown>> ask, bool updates, bool isPrivate, CancellationToken cancellationToken)
    {
        var patience = DeferAfter - clock.GetElapsedTime(arrivedAt);
        using var timer = clock.CreateTimer(_ => Defer(updates, isPrivate, cancellationToken), null, patience > TimeSpan.Zero ? patience : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Shown shown;
        try
        {
            shown = await ask(cancellationToken);
        }
        finally
        {
            Interlocked.CompareExchange(ref stage, Answering, Waiting);
        }

        if (stage == Answering)
        {
            await CallBackAsync(shown.Callback, cancellationToken);
            return;
        }

        await deferred.Task;
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await FinishAsync(shown, updates, isPrivate, cancellationToken);
                return;
            }
            catch (DiscordUnavailableException) when (clock.GetElapsedTime(arrivedAt) + pause < FinishWithin)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Sends the first callback.</summary>
    public Task CallBackAsync<T>(T callback, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        CallBackAsync(SentJson.Of(callback, type), cancellationToken);

    private async Task CallBackAsync(byte[] callback, CancellationToken cancellationToken)
    {
        var left = CallbackWithin - clock.GetElapsedTime(arrivedAt);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(500), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await rest.CallBackAsync(interaction.Id, interaction.Token, callback, either.Token);
        CalledBackAfter = clock.GetElapsedTime(arrivedAt);
    }

    private void Defer(bool updates, bool isPrivate, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref stage, Deferring, Waiting) == Waiting)
        {
            _ = DeferAsync(updates, isPrivate, cancellationToken);
        }
    }

    private async Task DeferAsync(bool updates, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            var callback = updates
                ? new DeferralCallback(CallbackType.DeferUpdate)
                : new DeferralCallback(CallbackType.DeferReply, isPrivate ? new(MessageFlags.Ephemeral) : null);
            await CallBackAsync(callback, SentJson.Default.DeferralCallback, cancellationToken);
            deferred.SetResult();
        }
        catch (Exception exception) when (exception is DiscordUnavailableException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Discord may have taken it and only its answer be lost: what follows will tell.
            deferred.SetResult();
        }
        catch (Exception exception)
        {
            // Whoever waits for the deferral learns why there is none.
            deferred.SetException(exception);
        }
    }

    private async Task FinishAsync(Shown shown, bool updates, bool isPrivate, CancellationToken cancellationToken)
    {
        // Flags belong to the deferral; an edit takes none.
        var body = shown.Body with { Flags = null };
        if (updates != shown.Updates)
        {
            await rest.FollowUpAsync(interaction.ApplicationId, interaction.Token, shown.Body, cancellationToken);
        }
        else if (shown.IsPrivate && !isPrivate && !updates)
        {
            // The deferral was for all and the answer is for one: the place that was held for it is given up.
            await rest.DeleteOriginalAsync(interaction.ApplicationId, interaction.Token, cancellationToken);
            await rest.FollowUpAsync(interaction.ApplicationId, interaction.Token, shown.Body, cancellationToken);
        }
        else
        {
            await rest.EditOriginalAsync(interaction.ApplicationId, interaction.Token, body, cancellationToken);
        }
    }
}
