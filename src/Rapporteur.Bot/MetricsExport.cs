using OpenTelemetry;
using OpenTelemetry.Metrics;
using Rapporteur.Discord;

namespace Rapporteur.Bot;

/// <summary>Sends the bot's metrics to a collector by OTLP where one is named; does nothing otherwise.</summary>
/// <remarks>The variable and its form are OpenTelemetry's own: https://opentelemetry.io/docs/specs/otel/protocol/exporter/.</remarks>
public sealed class MetricsExport(IConfiguration configuration) : IHostedService, IDisposable
{
    /// <summary>Environment variable that names the collector, such as <c>http://127.0.0.1:4317</c>.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        provider = string.IsNullOrWhiteSpace(configuration[EndpointVariable])
            ? null
            : Sdk.CreateMeterProviderBuilder().AddMeter(DiscordMetrics.MeterName).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        provider?.Dispose();
        provider = null;
    }
}
