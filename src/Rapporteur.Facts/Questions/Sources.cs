using System.Collections.Immutable;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts.Questions;

/// <summary>A document and how much was taken from it.</summary>
/// <param name="Reading">The document with its claims.</param>
/// <param name="Facts">The facts that it bears.</param>
/// <param name="Copies">Names of other files with the same text.</param>
public sealed record Source(SeedReading Reading, ImmutableArray<Fact> Facts, ImmutableArray<string> Copies);

/// <summary>Asks what was read.</summary>
public static class SourcesQuestion
{
    /// <summary>Every document, by name.</summary>
    public static ImmutableArray<Source> Sources(this FactBase facts) =>
        [.. facts.Readings.Select(reading => facts.SourceOf(reading))];

    /// <summary>A document and how much was taken from it.</summary>
    public static Source SourceOf(this FactBase facts, SeedReading reading) => new(
        reading,
        [.. facts.Facts.Where(fact => fact.Documents.Contains(reading.Document.Name))],
        [.. facts.Copies.Where(copy => copy.SameAs == reading.Document.Name).Select(copy => copy.Name)]);

    /// <summary>How a document is called in an answer: its outlet if the file shows it, else its title, and its date or "undated".</summary>
    public static string Named(this Document document) =>
        $"{document.Title.TrimEnd('.')}{(document.Outlet is { } outlet ? $" ({outlet})" : "")}, {document.Date?.ToString() ?? "undated"}";
}
