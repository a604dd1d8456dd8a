using System.Diagnostics.Metrics;

namespace Rapporteur.Discord;

/// <summary>What is counted: the meter <c>Rapporteur.Discord</c>.</summary>
public sealed class DiscordMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "Rapporteur.Discord";

    private readonly Meter meter;
    private readonly Counter<long> interactions;
    private readonly Histogram<double> callbackSeconds;
    private readonly Counter<long> reconnects;
    private readonly Counter<long> identifies;
    private readonly Counter<long> waits;
    private readonly Histogram<double> waitSeconds;
    private readonly Counter<long> refusals;

    public DiscordMetrics()
        : this(MeterName)
    {
    }

    internal DiscordMetrics(string name)
    {
        meter = new(name);
        interactions = meter.CreateCounter<long>("discord.interactions", "{interaction}", "Interactions by command and outcome");
        callbackSeconds = meter.CreateHistogram<double>("discord.callback.duration", "s", "From an interaction's arrival to its callback being taken");
        reconnects = meter.CreateCounter<long>("discord.gateway.reconnects", "{line}", "Lines that ended, by what follows");
        identifies = meter.CreateCounter<long>("discord.gateway.identifies", "{session}", "Sessions started; Discord allows 1,000 a day");
        waits = meter.CreateCounter<long>("discord.rate_limit.waits", "{request}", "Requests held back, by limit");
        waitSeconds = meter.CreateHistogram<double>("discord.rate_limit.wait.duration", "s", "How long requests were held back");
        refusals = meter.CreateCounter<long>("discord.rest.refusals", "{request}", "Requests answered 401, 403 or 429: 10,000 of them in 10 minutes ban the address");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    internal void Answered(string command, string outcome, TimeSpan after)
    {
        interactions.Add(1, new("command", command), new("outcome", outcome));
        callbackSeconds.Record(after.TotalSeconds, new KeyValuePair<string, object?>("command", command));
    }

    internal void Reconnected(string next) => reconnects.Add(1, new KeyValuePair<string, object?>("next", next));

    internal void Identified() => identifies.Add(1);

    internal void Waited(string limit, TimeSpan wait)
    {
        waits.Add(1, new KeyValuePair<string, object?>("limit", limit));
        waitSeconds.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("limit", limit));
    }

    internal void Refused(int status) => refusals.Add(1, new KeyValuePair<string, object?>("status", status));
}
