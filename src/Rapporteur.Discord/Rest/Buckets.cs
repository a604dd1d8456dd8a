namespace Rapporteur.Discord.Rest;

/// <summary>The buckets that are in use, found by what Discord named them, or by their route until it has.</summary>
internal sealed class Buckets(TimeProvider clock)
{
    private const int SweepAbove = 1024;

    private readonly Lock sync = new();
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<(string Name, string Major), Bucket> buckets = [];
    private int sweepAt = SweepAbove;

    /// <summary>The bucket of a route; to be given back by <see cref="Return"/>.</summary>
    public Bucket Take(Route route)
    {
        lock (sync)
        {
            var key = (names.GetValueOrDefault(route.Template, route.Template), route.Major);
            if (!buckets.TryGetValue(key, out var bucket))
            {
                Sweep();
                buckets[key] = bucket = new(clock);
            }

            bucket.Users++;
            return bucket;
        }
    }

    /// <summary>Discord named the bucket of a route. Routes with one name share what is known from here on.</summary>
    public void Name(Route route, Bucket bucket, string name)
    {
        lock (sync)
        {
            if (names.GetValueOrDefault(route.Template) != name)
            {
                names[route.Template] = name;
            }

            buckets.TryAdd((name, route.Major), bucket);
        }
    }

    /// <summary>A request is done with a bucket.</summary>
    public void Return(Bucket bucket)
    {
        lock (sync)
        {
            bucket.Users--;
        }
    }

    // Ten thousand channels make ten thousand buckets, and each interaction's token one more: what is over is forgotten.
    private void Sweep()
    {
        if (buckets.Count < sweepAt)
        {
            return;
        }

        foreach (var (key, bucket) in buckets)
        {
            if (bucket.IsIdle)
            {
                buckets.Remove(key);
            }
        }

        sweepAt = Math.Max(SweepAbove, buckets.Count * 2);
    }
}
