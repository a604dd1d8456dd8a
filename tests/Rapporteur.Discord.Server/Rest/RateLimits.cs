using System.Globalization;

namespace Rapporteur.Discord.Server.Rest;

/// <summary>The limits that the server keeps: buckets by route and top-level resource, and one over all.</summary>
public sealed class RateLimits(TimeProvider clock)
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, (int Limit, TimeSpan Window)> routes = [];
    private readonly Dictionary<(string, string), (int Used, DateTimeOffset Reset)> windows = [];
    private readonly Queue<DateTimeOffset> lately = new();

    /// <summary>Requests allowed in a second over all routes but those of interactions; null for no limit.</summary>
    public int? PerSecond { get; set; }

    /// <summary>Requests that were refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>Sets the limit of a bucket, such as <c>POST messages</c>.</summary>
    public void Set(string bucket, int limit, TimeSpan window)
    {
        lock (sync)
        {
            routes[bucket] = (limit, window);
        }
    }

    /// <summary>Counts a request and says whether it passes.</summary>
    public Verdict Judge(string? bucket, string major, bool underGlobal)
    {
        lock (sync)
        {
            var now = clock.GetUtcNow();
            if (underGlobal && PerSecond is { } most && TooMany(now, most) is { } wait)
            {
                Refusals++;
                return new(Refused: true, wait, IsGlobal: true, []);
            }

            if (bucket is null || !routes.TryGetValue(bucket, out var rule))
            {
                return new(Refused: false, TimeSpan.Zero, IsGlobal: false, []);
            }

            var key = (bucket, major);
            var (used, reset) = windows.TryGetValue(key, out var open) && open.Reset > now ? open : (0, now + rule.Window);
            var refused = used >= rule.Limit;
            Refusals += refused ? 1 : 0;
            used += refused ? 0 : 1;
            windows[key] = (used, reset);
            return new(refused, reset - now, IsGlobal: false,
            [
                ("X-RateLimit-Limit", Text(rule.Limit)),
                ("X-RateLimit-Remaining", Text(rule.Limit - used)),
                ("X-RateLimit-Reset", Text(reset.ToUnixTimeMilliseconds() / 1000.0)),
                ("X-RateLimit-Reset-After", Text((reset - now).TotalSeconds)),
                ("X-RateLimit-Bucket", "bucket-of-" + bucket.Replace(' ', '-')),
            ]);
        }
    }

    private TimeSpan? TooMany(DateTimeOffset now, int most)
    {
        while (lately.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
        {
            lately.Dequeue();
        }

        if (lately.Count >= most)
        {
            return TimeSpan.FromSeconds(1) - (now - lately.Peek());
        }

        lately.Enqueue(now);
        return null;
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Whether a request passes, how long it should wait if not, and the headers that say so.</summary>
    public readonly record struct Verdict(bool Refused, TimeSpan Wait, bool IsGlobal, IReadOnlyList<(string Name, string Value)> Headers);
}
