using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Rapporteur.Discord.Rest;

/// <summary>One attempt of a request: bounded in time, and not made at all while Discord fails at everything.</summary>
/// <remarks>Stands below the rate limits, so that waiting for a turn is no time-out. Callbacks are outside of both: each has its user waiting, and its own end after three seconds.</remarks>
internal sealed class AttemptHandler(TimeProvider clock) : DelegatingHandler
{
    /// <summary>Most of the bot's own calls on the wire at once. At fifty in a second they are this many only where Discord hangs; the connections above it are for those whose users wait.</summary>
    internal const int OwnAtOnce = 128;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    // A refusal's headers say how long to wait. Its body says it more exactly, and is not worth more than this.
    private static readonly TimeSpan RefusalBodyWithin = TimeSpan.FromSeconds(0.5);

    private readonly SemaphoreSlim own = new(OwnAtOnce, OwnAtOnce);

    private readonly ResiliencePipeline<HttpResponseMessage> attempt = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .Handle<TimeoutRejectedException>()
                .HandleResult(response => (int)response.StatusCode >= 500),
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
        })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = Within })
        .Build();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return request.Options.TryGetValue(Route.Key, out var route) ? route.Lane switch
        {
            Lane.Callback => await SendOnceAsync(request, cancellationToken),
            Lane.Interaction => await AttemptAsync(request, cancellationToken),
            _ => await AttemptOwnAsync(request, cancellationToken),
        }
        : throw new InvalidOperationException("A request needs its route.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            own.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> AttemptOwnAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await own.WaitAsync(cancellationToken);
        try
        {
            return await AttemptAsync(request, cancellationToken);
        }
        finally
        {
            own.Release();
        }
    }

    private ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) => attempt.ExecuteAsync(
        static async (state, stop) => await state.Handler.SendWholeAsync(state.Request, stop), (Handler: this, Request: request), cancellationToken);

    // The answer's body is part of the attempt: headers that come with nothing behind them are no answer.
    private async Task<HttpResponseMessage> SendWholeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.TooManyRequests ? await WithOrWithoutBodyAsync(response, cancellationToken) : response;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            // The wire gives up a connect by cancelling, though nobody asked it to: that is a failure like any other.
            throw new HttpRequestException("The connection was not made in time.", late);
        }
    }

    private async Task<HttpResponseMessage> WithOrWithoutBodyAsync(HttpResponseMessage refusal, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RefusalBodyWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await refusal.Content.LoadIntoBufferAsync(either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            refusal.Content.Dispose();
            refusal.Content = new ByteArrayContent([]);
        }

        return refusal;
    }
}
