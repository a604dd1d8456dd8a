using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Alerts;

/// <summary>Alerts and remarks as JSON, as they are stored.</summary>
public static class AlertJson
{
    /// <summary>An alert as one JSON object.</summary>
    public static string Write(Alert alert) => JsonSerializer.Serialize(alert, AlertJsonContext.Default.Alert);

    /// <summary>A remark as one JSON object.</summary>
    public static string Write(Remark remark) => JsonSerializer.Serialize(remark, AlertJsonContext.Default.Remark);

    /// <summary>Filters as a JSON array; null where they let everything pass.</summary>
    public static string? Write(ImmutableArray<AlertFilter> filters) =>
        filters.All(filter => filter == new AlertFilter()) ? null : JsonSerializer.Serialize(filters, AlertJsonContext.Default.ImmutableArrayAlertFilter);

    /// <summary>The filters that were written; none for null.</summary>
    public static ImmutableArray<AlertFilter> ReadFilters(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, AlertJsonContext.Default.ImmutableArrayAlertFilter);

    /// <summary>The alert that was written.</summary>
    public static Alert ReadAlert(string json) => JsonSerializer.Deserialize(json, AlertJsonContext.Default.Alert) ?? throw new JsonException("An alert is missing.");

    /// <summary>The remark that was written.</summary>
    public static Remark ReadRemark(string json) => JsonSerializer.Deserialize(json, AlertJsonContext.Default.Remark) ?? throw new JsonException("A remark is missing.");
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(TextSpanConverter), typeof(PartialDateConverter)])]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Remark))]
[JsonSerializable(typeof(ImmutableArray<AlertFilter>))]
internal sealed partial class AlertJsonContext : JsonSerializerContext;
