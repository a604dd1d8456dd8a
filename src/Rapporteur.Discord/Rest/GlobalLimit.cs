namespace Rapporteur.Discord.Rest;

/// <summary>The limit over all routes: so many requests in a second, and a pause for everybody when Discord says so.</summary>
/// <remarks>
/// There are as many turns as requests are allowed in a second, and each is free again a second after Discord counted its request. When
/// that was lies between sending and answer: a request whose answer took longer than usual may have been counted as much later, so its
/// turn rests that much longer. Answers that are late by habit would make everything slow, so there is only so much of that rest. Discord sends no header that tells how much of the limit is left, so it starts from the setting and shrinks to
/// what went through when Discord refuses (another process may share the token). It grows back a little each minute without a refusal.
/// </remarks>
internal sealed class GlobalLimit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Requests take a few milliseconds more or less to arrive, and timers are as exact as that.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    // So much of each second may be spent on rest; what was not needed is kept for a bad moment.
    private static readonly TimeSpan RestEarned = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MostRest = TimeSpan.FromSeconds(2);

    private const int LeftAtFirst = 5;

    private static readonly TimeSpan GrowAfter = TimeSpan.FromMinutes(1);

    private readonly Lock sync = new();
    private readonly TimeProvider clock;
    private readonly int perSecond;

    // The turns that nobody has, by when they are free, and those who wait for one.
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> turns = new();
    private readonly Queue<TaskCompletionSource<DateTimeOffset>> waiting = new();

    // Turns that there are, also those that are had; it falls to what is allowed as they come back.
    private int total;
    private int allowed;
    private int underWay;
    private TimeSpan? usual;
    private TimeSpan restLeft = MostRest;
    private DateTimeOffset pausedUntil;
    private DateTimeOffset grownAt;

    public GlobalLimit(int perSecond, TimeProvider clock)
    {
        this.clock = clock;
        this.perSecond = allowed = perSecond;
        AddTurns(default);
    }

    /// <summary>Waits for a turn; turns are given in the order of asking. It ends when the request is answered.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        while (true)
        {
            // Turns are given out after a pause, not during it: until its end it is still being learnt how many may go.
            await WaitUntilAsync(PausedUntil(), cancellationToken);
            var free = await TakeAsync(cancellationToken);
            try
            {
                await WaitUntilAsync(free, cancellationToken);
            }
            catch
            {
                GiveBack(free);
                throw;
            }

            var now = clock.GetUtcNow();
            if (IsGood(now))
            {
                return new(this, now, now - asked);
            }

            GiveBack(free);
        }
    }

    /// <summary>Discord refused a request over the global limit.</summary>
    public void Refused(TimeSpan pause)
    {
        lock (sync)
        {
            var now = clock.GetUtcNow();
            if (pausedUntil <= now)
            {
                var lately = underWay + turns.UnorderedItems.Count(turn => turn.Element > now);

                // One refusal may have come by mistake or for another process: a fifth is left, unless more are refused.
                allowed = Math.Clamp(lately, Math.Min(allowed, Math.Max(1, perSecond / LeftAtFirst)), allowed);
                grownAt = now;
            }

            // Of those that left together, each that is refused was one too many.
            allowed = Math.Max(1, allowed - 1);
            pausedUntil = now + pause > pausedUntil ? now + pause : pausedUntil;
            for (; total > allowed && turns.Count > 0; total--)
            {
                turns.Dequeue();
            }
        }
    }

    private DateTimeOffset PausedUntil()
    {
        lock (sync)
        {
            return pausedUntil;
        }
    }

    private async ValueTask WaitUntilAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until - clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private async ValueTask<DateTimeOffset> TakeAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<DateTimeOffset> next;
        Grow();
        lock (sync)
        {
            if (turns.TryDequeue(out var free, out _))
            {
                return free;
            }

            waiting.Enqueue(next = new());
        }

        using var stopped = cancellationToken.UnsafeRegister((state, token) => ((TaskCompletionSource<DateTimeOffset>)state!).TrySetCanceled(token), next);
        return await next.Task;
    }

    // A pause that began meanwhile, or a limit that fell, makes a turn void: all that slept through it would else leave at once.
    private bool IsGood(DateTimeOffset now)
    {
        lock (sync)
        {
            var isGood = pausedUntil <= now && total <= allowed;
            underWay += isGood ? 1 : 0;
            return isGood;
        }
    }

    private void Leave(DateTimeOffset sent)
    {
        DateTimeOffset free;
        lock (sync)
        {
            underWay--;
            var took = clock.GetUtcNow() - sent;
            usual = usual is not { } known || took < known ? took : known + ((took - known) / 100);
            restLeft = Shorter(restLeft + RestEarned, MostRest);
            var rest = Shorter(took - usual.Value, restLeft);
            restLeft -= rest;
            free = sent + Second + Margin + rest;
        }

        GiveBack(free);
        Grow();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void GiveBack(DateTimeOffset free)
    {
        while (true)
        {
            TaskCompletionSource<DateTimeOffset>? next;
            lock (sync)
            {
                if (total > allowed)
                {
                    total--;
                    return;
                }

                if (!waiting.TryDequeue(out next))
                {
                    turns.Enqueue(free, free);
                    return;
                }
            }

            // One that has given up waiting takes none.
            if (next.TrySetResult(free))
            {
                return;
            }
        }
    }

    private void Grow()
    {
        var now = clock.GetUtcNow();
        int more;
        lock (sync)
        {
            if (allowed >= perSecond || now - grownAt <= GrowAfter)
            {
                return;
            }

            allowed = Math.Min(perSecond, allowed + Math.Max(1, perSecond / 10));
            grownAt = now;
            more = Math.Max(0, allowed - total);
            total += more;
        }

        // Who waits comes before who comes.
        for (; more > 0; more--)
        {
            GiveBack(now);
        }
    }

    private void AddTurns(DateTimeOffset free)
    {
        for (; total < allowed; total++)
        {
            turns.Enqueue(free, free);
        }
    }

    /// <summary>The right to send one request; disposed of when it is answered. The default is of a request outside the limit.</summary>
    /// <param name="limit">Whose turn it is.</param>
    /// <param name="sent">When it was given.</param>
    /// <param name="waited">How long it was waited for.</param>
    public readonly struct Turn(GlobalLimit? limit, DateTimeOffset sent, TimeSpan waited) : IDisposable
    {
        /// <summary>How long it was waited for.</summary>
        public TimeSpan Waited => waited;

        /// <inheritdoc/>
        public void Dispose() => limit?.Leave(sent);
    }
}
