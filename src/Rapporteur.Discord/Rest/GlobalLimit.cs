namespace Rapporteur.Discord.Rest;

/// <summary>The limit over all routes: so many requests in a second, and a pause for everybody when Discord says so.</summary>
/// <remarks>
/// Discord sends no header that tells how much of it is left, so it starts from the setting and shrinks to what went through when
/// Discord refuses (another process may share the token). It grows back a little each minute without a refusal.
/// </remarks>
internal sealed class GlobalLimit(int perSecond, TimeProvider clock)
{
    // A little more than a second: requests that leave a second apart may arrive closer together.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1.02);
    private static readonly TimeSpan GrowAfter = TimeSpan.FromMinutes(1);

    private readonly Lock sync = new();
    private readonly DateTimeOffset[] slots = new DateTimeOffset[perSecond];
    private int next;
    private int allowed = perSecond;
    private DateTimeOffset pausedAt;
    private DateTimeOffset pausedUntil;
    private DateTimeOffset grownAt;

    /// <summary>Waits for a turn; turns are given in the order of asking. Returns how long it took.</summary>
    public async ValueTask<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            // Turns are given out after a pause, not during it: until its end it is still being learnt how many may go.
            while (PauseLeft() is { Ticks: > 0 } pause)
            {
                await Task.Delay(pause, clock, cancellationToken);
                waited += pause;
            }

            var wait = Reserve(out var slot);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
                waited += wait;
            }

            // A pause that began meanwhile makes the turn void: all that slept through it would else leave at once.
            lock (sync)
            {
                if (pausedAt < slot - wait || pausedUntil <= slot - wait)
                {
                    return waited;
                }
            }
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
                var lately = slots.Count(slot => slot <= now && now - slot < Window);
                allowed = Math.Clamp(lately, 1, allowed);
                grownAt = pausedAt = now;
            }

            // Of those that left together, each that is refused was one too many.
            allowed = Math.Max(1, allowed - 1);
            pausedUntil = now + pause > pausedUntil ? now + pause : pausedUntil;
        }
    }

    private TimeSpan PauseLeft()
    {
        lock (sync)
        {
            return pausedUntil - clock.GetUtcNow();
        }
    }

    private TimeSpan Reserve(out DateTimeOffset slot)
    {
        lock (sync)
        {
            var now = clock.GetUtcNow();
            Grow(now);
            var previous = slots[(next + slots.Length - allowed) % slots.Length];
            slot = previous == default || previous + Window < now ? now : previous + Window;
            slots[next] = slot;
            next = (next + 1) % slots.Length;
            return slot - now;
        }
    }

    private void Grow(DateTimeOffset now)
    {
        if (allowed < slots.Length && now - grownAt > GrowAfter)
        {
            allowed = Math.Min(slots.Length, allowed + Math.Max(1, slots.Length / 10));
            grownAt = now;
        }
    }
}
