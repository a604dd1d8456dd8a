using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Writes the claims of files as JSON Lines, one claim a line.</summary>
internal static class ExtractCommand
{
    public static async Task<int> RunAsync(IEnumerable<string> paths, Readers readers, CancellationToken cancellation)
    {
        var (files, fault) = SeedFiles.Of(paths);
        if (fault is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }

        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            var read = readers.Article(name, await File.ReadAllBytesAsync(file, cancellation));
            if (read.Unread is { } unread)
            {
                await Console.Error.WriteLineAsync($"'{name}' was not read: {unread.Reason}.");
            }

            foreach (var claim in read.Reading?.Claims ?? [])
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(ExtractedClaim.Of(claim), ExtractJson.Readable.ExtractedClaim));
            }
        }

        return 0;
    }
}

/// <summary>A claim as it is written on a line; absent fields are left out but for those that every kind has.</summary>
internal sealed record ExtractedClaim(string Document, string Kind)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Party { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Parties { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Person { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? What { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init; }

    public required string Quote { get; init; }

    /// <summary>Who the text has it from, the nearest to the words; null where it states it itself.</summary>
    public string? AttributedTo { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Modality { get; init; }

    /// <summary>Where the quote stands, in UTF-16 code units of the decoded text.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    public static ExtractedClaim Of(Claim claim)
    {
        var hasOneParty = claim.Kind is ClaimKind.Delegate or ClaimKind.Demand or ClaimKind.RedLine or ClaimKind.Proposal;
        return new(claim.Citation.Document, claim.Kind.Name())
        {
            Party = hasOneParty ? claim.Party?.Name : null,
            Parties = hasOneParty || claim.Kind == ClaimKind.OffAgenda ? null : [.. claim.Parties.Select(party => party.Name)],
            Person = claim.Person,
            Role = claim.Role,
            Part = claim.Part?.ToString().ToLowerInvariant(),
            What = claim.What,
            Place = claim.Place,
            Date = claim.Date?.ToString(),
            Quote = claim.Citation.Quote,
            AttributedTo = claim.Citation.AttributedTo.FirstOrDefault(),
            Modality = claim.Modality == Facts.Claims.Modality.Stated ? null : claim.Modality.ToString().ToLowerInvariant(),
            Start = claim.Citation.Span.Start,
            End = claim.Citation.Span.End,
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExtractedClaim))]
internal sealed partial class ExtractJson : JsonSerializerContext
{
    /// <summary>Quotes as in the file, not as escapes.</summary>
    public static ExtractJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
