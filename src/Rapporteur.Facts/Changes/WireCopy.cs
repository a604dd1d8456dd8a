using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts.Changes;

/// <summary>Tells whether a document is another one's article under a headline of its own.</summary>
internal static class WireCopy
{
    /// <summary>Words in a row that two texts must share to count; five are hardly ever shared by chance.</summary>
    private const int Run = 5;

    /// <summary>Share of a copy's runs that must stand in the original: papers cut a wire's article and change a word.</summary>
    private const double Enough = 0.9;

    /// <summary>Whether the body of one is that of the other but for cuts and a word here and there: it has hardly a sentence of its own.</summary>
    public static bool Is(Document one, Document original)
    {
        var (own, known) = (Runs(one), Runs(original));
        return own.Count > 0 && own.Count(known.Contains) >= Enough * own.Count;
    }

    /// <summary>Whether a text holds the words of a quote, whatever the lines and signs between them.</summary>
    public static bool Holds(Document document, string quote) =>
        $" {string.Join(' ', PlainLetters.Words(document.Text))} ".Contains($" {string.Join(' ', PlainLetters.Words(quote))} ", StringComparison.Ordinal);

    private static HashSet<string> Runs(Document document)
    {
        var words = document.Paragraphs
            .Where(paragraph => paragraph.Role == ParagraphRole.Body)
            .SelectMany(paragraph => PlainLetters.Words(paragraph.Span.Of(document.Text)))
            .ToArray();
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + Run <= words.Length; at++)
        {
            runs.Add(string.Join(' ', words, at, Run));
        }

        return runs;
    }
}
