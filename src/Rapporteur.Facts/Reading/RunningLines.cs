using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>Joins the lines of a page whose sentences run on from line to line although paragraphs have no blank line between them and lines no common width.</summary>
/// <remarks>Pages copied from narrow columns look so. A sentence does not end before a small letter, nor behind "the" or "of".</remarks>
internal sealed class RunningLines
{
    // One small letter at the start of a line is a slip, several are a habit.
    private const int FewestBreaks = 3;
    private const int WidestLine = 105;

    private static readonly HashSet<string> NeverLast = new(StringComparer.OrdinalIgnoreCase)
        { "the", "a", "an", "of", "in", "to", "and", "or", "for", "by", "with", "on", "at", "from", "that", "which", "its", "their", "his", "her", "is", "are", "was", "were", "has", "have", "had", "will", "would", "between", "after", "before", "into" };

    private readonly string text;
    private readonly bool runOn;
    private readonly int full;

    /// <param name="text">The text of the page.</param>
    /// <param name="lines">All its lines in order, blank ones too.</param>
    public RunningLines(string text, IReadOnlyList<TextSpan> lines)
    {
        this.text = text;
        var pairs = lines.Zip(lines.Skip(1)).Where(pair => pair.First.Length > 0 && pair.Second.Length > 0).ToArray();
        var broken = pairs.Where(pair => IsBroken(pair.First, pair.Second)).ToArray();
        runOn = broken.Length >= FewestBreaks && broken.Length * 3 >= pairs.Length;
        full = runOn ? broken.Max(pair => pair.First.Length) * 3 / 4 : 0;
    }

    /// <summary>Whether a line goes on in the one right below it.</summary>
    public bool GoOn(TextSpan line, TextSpan next) => runOn && line.Length <= WidestLine
        && (IsBroken(line, next) || (!EndsSentence(line) && (NeverLast.Contains(LastWord(line)) || line.Length >= full) && !char.IsPunctuation(text[next.Start])));

    private bool IsBroken(TextSpan line, TextSpan next) => line.Length <= WidestLine && char.IsLower(text[next.Start]) && !EndsSentence(line);

    private bool EndsSentence(TextSpan line) => text.AsSpan(line.Start, line.Length).TrimEnd("\"”’')]") is [.., '.' or '!' or '?' or ':' or ';'];

    private string LastWord(TextSpan line) => text[(text.LastIndexOf(' ', line.End - 1, line.Length) is >= 0 and var blank ? blank + 1 : line.Start)..line.End];
}
