namespace Rapporteur.Storage.Tests;

/// <summary>A clock that stands until a test turns it; timers that fall due go off as it is turned.</summary>
public sealed class TurnedClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<Alarm> timers = [];
    private DateTimeOffset now = now;

    public TurnedClock()
        : this(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Alarm(this, () => callback(state), period);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer is due; null where none is.</summary>
    public DateTimeOffset? Next()
    {
        lock (sync)
        {
            return timers.Count == 0 ? null : timers.Min(timer => timer.Due);
        }
    }

    public void Turn(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            Alarm? due;
            lock (sync)
            {
                due = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                if (due is null)
                {
                    now = end;
                    return;
                }

                now = due.Due > now ? due.Due : now;
                timers.Remove(due);
            }

            due.Fire();
        }
    }

    private sealed class Alarm(TurnedClock clock, Action fire, TimeSpan period) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire()
        {
            if (period > TimeSpan.Zero && period != Timeout.InfiniteTimeSpan)
            {
                Change(period, period);
            }

            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.sync)
            {
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.sync)
            {
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
