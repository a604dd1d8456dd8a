using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Writes who said what as JSON Lines, with offsets in UTF-16 code units of the decoded text.</summary>
internal static class AttributionsCommand
{
    public static Task<int> RunAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var attributions = AttributionReader.Load();
        return FileCall.RunAsync(paths, (readers, name, bytes, output) =>
        {
            var (document, unread) = readers.Documents.Read(name, bytes);
            foreach (var paragraph in document?.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body) ?? [])
            {
                foreach (var found in readers.English.Read(document!.Text, paragraph.Span).SelectMany(sentence => attributions.Read(sentence)))
                {
                    output.WriteLine(JsonSerializer.Serialize(WrittenAttribution.Of(name, found), AttributionJson.Default.WrittenAttribution));
                }
            }

            return unread;
        }, cancellation);
    }
}

/// <summary>An attribution as it is written on a line.</summary>
internal sealed record WrittenAttribution(string Document, WrittenSpan? Source, WrittenSpan Cue, IReadOnlyList<WrittenSpan> Content)
{
    public static WrittenAttribution Of(string document, Attribution found) => new(
        document,
        found.Source is { } source ? WrittenSpan.Of(source) : null,
        WrittenSpan.Of(found.Cue),
        [.. found.Content.Select(WrittenSpan.Of)]);
}

/// <summary>A run of the text.</summary>
internal sealed record WrittenSpan(int Start, int End)
{
    public static WrittenSpan Of(TextSpan span) => new(span.Start, span.End);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WrittenAttribution))]
internal sealed partial class AttributionJson : JsonSerializerContext;
