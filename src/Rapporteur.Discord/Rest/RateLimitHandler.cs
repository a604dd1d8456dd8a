using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Rest;

/// <summary>Keeps Discord's rate limits as its headers tell them: waits before a request would be refused, and as long as asked where one was.</summary>
/// <remarks>Source: Discord, "Rate Limits". Nothing is retried here but a 429, which Discord has not acted on.</remarks>
internal sealed partial class RateLimitHandler(GlobalLimit global, Buckets buckets, DiscordMetrics metrics, ILogger<RateLimitHandler> logger)
    : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = request.Options.TryGetValue(Route.Key, out var known) ? known : throw new InvalidOperationException("A request needs its route.");
        if (route.Lane == Lane.Callback)
        {
            return await SendCallbackAsync(route.Pause!, request, cancellationToken);
        }

        var bucket = buckets.Take(route);
        try
        {
            Waited("bucket", await bucket.EnterAsync(cancellationToken));
            try
            {
                return await SendInTurnAsync(route, bucket, request, cancellationToken);
            }
            finally
            {
                bucket.Leave();
            }
        }
        finally
        {
            buckets.Return(bucket);
        }
    }

    private async Task<HttpResponseMessage> SendInTurnAsync(Route route, Bucket bucket, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await SendWithinGlobalAsync(route, request, cancellationToken);
            if (response.Headers.TryGetValues("X-RateLimit-Bucket", out var names))
            {
                buckets.Name(route, bucket, names.First());
            }

            bucket.Learn(response.Headers);
            Count(response.StatusCode);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || await IsTooOldAsync(response, cancellationToken))
            {
                return response;
            }

            var (pause, isGlobal) = await RefusalAsync(response, cancellationToken);
            LogRefused(route.Template, isGlobal ? "global" : "bucket", pause);
            if (isGlobal && route.Lane == Lane.Bot)
            {
                global.Refused(pause);
            }
            else
            {
                bucket.Refused(pause);
                Waited("bucket", await bucket.WaitForResetAsync(cancellationToken));
            }
        }
    }

    private async Task<HttpResponseMessage> SendWithinGlobalAsync(Route route, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var turn = route.Lane == Lane.Bot ? await global.EnterAsync(cancellationToken) : default;
        Waited("global", turn.Waited);
        return await base.SendAsync(request, cancellationToken);
    }

    // Callbacks are outside the limits. Should one be refused all the same, it waits as told while its three seconds last.
    private async Task<HttpResponseMessage> SendCallbackAsync(Bucket refused, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (refused.IsAwaited)
        {
            // Another try was told to wait and goes when that is over; this one would only go beside it.
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        while (true)
        {
            Waited("callback", await refused.WaitForResetAsync(cancellationToken));
            var response = await base.SendAsync(request, cancellationToken);
            Count(response.StatusCode);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return response;
            }

            refused.Refused((await RefusalAsync(response, cancellationToken)).Pause);
        }
    }

    // Edits of old messages are counted by the hour and over all of them: waiting here would hold up every other edit of the channel.
    private static async Task<bool> IsTooOldAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), DiscordJson.Default.DiscordError)?.Code == DiscordCallException.TooManyEdits;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>How long to wait, and whether it is everybody's. The body has the fraction of a second, the header the whole; the longer one holds.</summary>
    private static async Task<(TimeSpan Pause, bool IsGlobal)> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            RateLimited? body = null;
            try
            {
                body = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), DiscordJson.Default.RateLimited);
            }
            catch (JsonException)
            {
                // Not Discord but what stands before it: an address that is banned gets a page, and means everything.
            }

            var seconds = Math.Max(body?.RetryAfter ?? 0, Bucket.Number(response.Headers, "Retry-After") ?? 0);
            var isGlobal = response.Headers.TryGetValues("X-RateLimit-Scope", out var scope)
                ? scope.First() == "global"
                : response.Headers.TryGetValues("X-RateLimit-Global", out _) || body?.Global != false;
            return (TimeSpan.FromSeconds(seconds is > 0 and < 1e6 ? seconds : 1), isGlobal);
        }
    }

    private void Waited(string limit, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            metrics.Waited(limit, wait);
        }
    }

    private void Count(HttpStatusCode status)
    {
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
        {
            metrics.Refused((int)status);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Discord's rate limit refused {Route} ({Limit}); waiting {Wait}")]
    private partial void LogRefused(string route, string limit, TimeSpan wait);
}
