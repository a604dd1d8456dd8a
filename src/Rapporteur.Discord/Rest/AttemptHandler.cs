using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Rapporteur.Discord.Rest;

/// <summary>One attempt of a request: bounded in time, and not made at all while Discord fails at everything.</summary>
/// <remarks>Stands below the rate limits, so that waiting for a turn is no time-out. Callbacks are outside the breaker: each has its user waiting.</remarks>
internal sealed class AttemptHandler(TimeProvider clock) : DelegatingHandler
{
    // A callback is worthless after three seconds: one that hangs must leave time for another.
    private static readonly TimeSpan CallbackWithin = TimeSpan.FromSeconds(1.4);
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    private readonly ResiliencePipeline<HttpResponseMessage> callback = Builder(clock).AddTimeout(Timeout(CallbackWithin)).Build();

    private readonly ResiliencePipeline<HttpResponseMessage> other = Builder(clock)
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
        .AddTimeout(Timeout(Within))
        .Build();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pipeline = request.Options.TryGetValue(Route.Key, out var route) && route.Lane == Lane.Callback ? callback : other;
        return await pipeline.ExecuteAsync(
            static async (state, stop) => await state.Handler.SendOnceAsync(state.Request, stop),
            (Handler: this, Request: request),
            cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private static ResiliencePipelineBuilder<HttpResponseMessage> Builder(TimeProvider clock) => new() { TimeProvider = clock };

    private static TimeoutStrategyOptions Timeout(TimeSpan within) => new() { Timeout = within };
}
