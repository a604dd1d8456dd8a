using System.Globalization;
using System.Net.Http.Headers;

namespace Rapporteur.Discord.Rest;

/// <summary>One rate limit of Discord's: what its headers last said.</summary>
/// <remarks>One request at a time, so that each knows what the one before it learnt: a bucket is refused at most once.</remarks>
internal sealed class Bucket(TimeProvider clock)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private int? remaining;
    private DateTimeOffset resetAt;

    /// <summary>Requests that hold or await the bucket; kept by <see cref="Buckets"/>.</summary>
    public int Users { get; set; }

    /// <summary>Whether forgetting it loses nothing.</summary>
    public bool IsIdle => Users == 0 && resetAt < clock.GetUtcNow();

    /// <summary>Whether a request waits for the reset.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Waits for the turn, and then for the reset where nothing remains. Returns how long the reset took.</summary>
    public async ValueTask<TimeSpan> EnterAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await WaitForResetAsync(cancellationToken);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Waits until a request may go; for one that already has the turn.</summary>
    public async ValueTask<TimeSpan> WaitForResetAsync(CancellationToken cancellationToken)
    {
        var wait = resetAt - clock.GetUtcNow();
        if (remaining is > 0 or null || wait <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        IsAwaited = true;
        try
        {
            await Task.Delay(wait, clock, cancellationToken);
            return wait;
        }
        finally
        {
            IsAwaited = false;
        }
    }

    /// <summary>Gives the turn to the next request.</summary>
    public void Leave() => turn.Release();

    /// <summary>Takes in what an answer says: <c>X-RateLimit-Remaining</c> and <c>X-RateLimit-Reset-After</c> (seconds).</summary>
    public void Learn(HttpResponseHeaders headers)
    {
        if (Number(headers, "X-RateLimit-Remaining") is { } left && Number(headers, "X-RateLimit-Reset-After") is { } seconds)
        {
            remaining = (int)left;
            resetAt = clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        }
    }

    /// <summary>Discord refused a request: nothing goes before the time is over.</summary>
    public void Refused(TimeSpan pause)
    {
        remaining = 0;
        resetAt = clock.GetUtcNow() + pause;
    }

    /// <summary>A header's number; null where it is absent or none.</summary>
    public static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e7
            ? number
            : null;
}
