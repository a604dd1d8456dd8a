using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Training.Extraction;

/// <summary>A fact as a line of JSON has it, written by hand or by the reader. What a kind has no field for is null.</summary>
internal sealed record ScoredFact(
    string Kind,
    string? Party,
    IReadOnlyList<string>? Parties,
    string? Person,
    string? Part,
    string? What,
    string? Place,
    string? Date,
    string? Quote,
    string? AttributedTo,
    string? Modality)
{
    /// <summary>The rule that read it; null for a fact written by hand.</summary>
    [JsonIgnore]
    public RuleUse? ReadBy { get; init; }

    /// <summary>The facts of a file of JSON Lines.</summary>
    /// <exception cref="JsonException">A line is not a fact.</exception>
    public static IReadOnlyList<ScoredFact> ReadAll(string path) => [.. File.ReadLines(path).Where(line => line.Trim().Length > 0).Select(Read)];

    /// <summary>A claim as it is written on its line: what is scored is what a user of the lines sees.</summary>
    public static ScoredFact Of(Claim claim) => Read(ClaimJson.Line(claim)) with { ReadBy = claim.ReadBy };

    private static ScoredFact Read(string line) => JsonSerializer.Deserialize(line, ScoredFactJson.Default.ScoredFact) ?? throw new JsonException("A line of facts is empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScoredFact))]
internal sealed partial class ScoredFactJson : JsonSerializerContext;
