namespace Rapporteur.Discord.Server;

/// <summary>A clock that stands still until a test turns it. Timers fire on the turning thread, in the order of their due times.</summary>
public sealed class TurnableClock : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 1, 6, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long until each timer that waits, the nearest first.</summary>
    public IReadOnlyList<TimeSpan> Waiting
    {
        get
        {
            lock (sync)
            {
                return [.. timers.Where(timer => timer.Due is not null).Select(timer => timer.Due!.Value - now).Order()];
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the time on and fires what falls due on the way.</summary>
    public void Turn(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextUntil(end) is { } timer)
        {
            timer.Fire();
        }

        lock (sync)
        {
            now = end > now ? end : now;
        }
    }

    /// <summary>Turns in steps, with room for sockets in between, until the condition holds; fails after a minute of turned time unless told otherwise.</summary>
    public async Task TurnUntilAsync(Func<bool> condition, TimeSpan? step = null, TimeSpan? atMost = null)
    {
        var end = GetUtcNow() + (atMost ?? TimeSpan.FromMinutes(1));
        while (!await ComesTrueAsync(condition))
        {
            if (GetUtcNow() >= end)
            {
                // All that was to fire has fired: a busy machine may only be behind with what follows from it.
                await UntilAsync(condition);
                return;
            }

            Turn(step ?? TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Waits in real time, without turning, for what sockets and threads bring; a minute at most.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var end = System.GetTimestamp() + (60 * System.TimestampFrequency);
        while (!condition())
        {
            if (System.GetTimestamp() > end)
            {
                throw new TimeoutException("What was awaited did not come within a minute.");
            }

            await Task.Delay(2);
        }
    }

    private static async Task<bool> ComesTrueAsync(Func<bool> condition)
    {
        // Room for what the last turn has set off: three looks, and more while the machine is behind with its work.
        for (var i = 0; !condition() && (i < 3 || (i < 200 && ThreadPool.PendingWorkItemCount > 0)); i++)
        {
            await Task.Delay(1);
        }

        return condition();
    }

    private Timer? NextUntil(DateTimeOffset end)
    {
        lock (sync)
        {
            var next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                now = next.Due!.Value > now ? next.Due.Value : now;
            }

            return next;
        }
    }

    private sealed class Timer(TurnableClock clock, Action fire) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.sync)
            {
                period = newPeriod;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                clock.timers.Remove(this);
                if (Due is not null)
                {
                    clock.timers.Add(this);
                }
            }

            // As a system timer does, one that is due at once fires without anybody turning.
            if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Fire()
        {
            lock (clock.sync)
            {
                if (Due is null)
                {
                    return;
                }

                Due = period > TimeSpan.Zero ? Due + period : null;
                if (Due is null)
                {
                    clock.timers.Remove(this);
                }
            }

            fire();
        }

        public void Dispose()
        {
            lock (clock.sync)
            {
                Due = null;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
