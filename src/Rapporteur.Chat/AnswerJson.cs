using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat;

/// <summary>An answer as JSON, the same from <c>ask --json</c> and <c>POST /api/ask</c>.</summary>
public static class AnswerJson
{
    /// <summary>The answer as one JSON object.</summary>
    public static string Write(Answer answer) => JsonSerializer.Serialize(ToJson(answer), AnswerJsonContext.Readable.JsonAnswer);

    /// <summary>The answer as the record that is written.</summary>
    public static JsonAnswer ToJson(Answer answer) => new(
        answer.Title,
        answer.Note,
        answer.IsError,
        [.. answer.Sections.Select(section => new JsonSection(section.Heading, section.Note, [.. section.Lines.Select(ToJson)]))],
        [.. answer.Suggestions],
        answer.Invocation?.ToString());

    private static JsonLine ToJson(AnswerLine line) => new(
        line.Text,
        line.Kind?.Name(),
        line.Label,
        line.FactId,
        line.Support,
        line.Detail,
        [.. line.Citations.Select(ToJson)]);

    private static JsonCitation ToJson(CitedWords cited) => new(
        cited.Citation.Document,
        cited.Citation.Sha256,
        cited.Citation.Span.Start,
        cited.Citation.Span.End,
        cited.Citation.Quote,
        cited.Citation.Before,
        cited.Citation.After,
        cited.Citation.SaidBy,
        [.. cited.Citation.AttributedTo],
        cited.Title,
        cited.Outlet,
        cited.Date,
        cited.Line,
        cited.Source);
}

/// <summary>An answer on the wire.</summary>
/// <param name="Error">Whether it says why there is no answer.</param>
/// <param name="Command">The command with named options that asks for it again; null for what was no command.</param>
public sealed record JsonAnswer(string Title, string? Note, bool Error, IReadOnlyList<JsonSection> Sections, IReadOnlyList<string> Suggestions, string? Command);

/// <summary>Lines under a heading.</summary>
public sealed record JsonSection(string? Heading, string? Note, IReadOnlyList<JsonLine> Lines);

/// <summary>A line of an answer.</summary>
/// <param name="Id">Id of the fact; null for a line that is no fact.</param>
public sealed record JsonLine(string Text, string? Kind, string? Label, string? Id, string? Support, string? Detail, IReadOnlyList<JsonCitation> Citations);

/// <summary>The words behind a line; offsets count UTF-16 code units of the decoded text.</summary>
/// <param name="AttributedTo">Whom the document has say it; null where it states it itself.</param>
/// <param name="AttributionChain">All whom it passed through, the nearest to the words first.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Source">Who says so, in words.</param>
public sealed record JsonCitation(
    string Document,
    string Sha256,
    int Start,
    int End,
    string Quote,
    string Before,
    string After,
    string? AttributedTo,
    IReadOnlyList<string> AttributionChain,
    string Title,
    string? Outlet,
    string? Date,
    int Line,
    string Source);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonAnswer))]
public sealed partial class AnswerJsonContext : JsonSerializerContext
{
    /// <summary>Curly quotes and accents as themselves: the JSON is read by people, and never stands within HTML.</summary>
    internal static AnswerJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
