using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>Reads a seed: bytes in, a document out, or why there is none.</summary>
public sealed partial class SeedReader(PageFurniture furniture, Outlets outlets)
{
    // A date line, byline or section line stands among the first lines of a page.
    private const int OpeningLines = 8;
    private const int LongestTitle = 200;
    private const int LongestLabel = 70;

    /// <summary>Reads one file.</summary>
    /// <param name="name">Its name within the seeds folder.</param>
    /// <param name="bytes">All of its bytes.</param>
    /// <returns>A document, or the reason why the file could not be read.</returns>
    public (Document? Document, Unread? Unread) Read(string name, ReadOnlySpan<byte> bytes)
    {
        var (text, fault) = SeedText.Decode(bytes);
        if (text is null)
        {
            return (null, new Unread(name, fault!));
        }

        var spans = ParagraphSplitter.Split(text).ToArray();
        if (spans.Length == 0)
        {
            return (null, new Unread(name, "it holds nothing but blank space"));
        }

        var title = TitleOf(text, spans);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var paragraphs = spans.Select((span, at) => new Paragraph(span, RoleOf(text, spans, at, title, isRepeated: !seen.Add(span.Of(text))))).ToImmutableArray();
        var document = new Document(
            name,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            text,
            Short(Headline(title.Of(text))),
            outlets.Of(text, title, paragraphs),
            DateOf(text, paragraphs),
            paragraphs);
        return (document, null);
    }

    private static TextSpan TitleOf(string text, TextSpan[] paragraphs)
    {
        var first = paragraphs.FirstOrDefault(span => span.Of(text).Any(char.IsLetter), paragraphs[0]);
        return first.Length <= LongestTitle && !EndsSentence(first.Of(text)) || first.Of(text).StartsWith('#') ? first : FirstSentence(text, first);
    }

    private static TextSpan FirstSentence(string text, TextSpan paragraph) =>
        SentenceEnd().Match(paragraph.Of(text)) is { Success: true } end ? new TextSpan(paragraph.Start, paragraph.Start + end.Index + 1) : paragraph;

    private ParagraphRole RoleOf(string text, TextSpan[] spans, int at, TextSpan title, bool isRepeated)
    {
        var words = spans[at].Of(text);
        // Nobody writes a headline of pages: a text without an end of a sentence is still a text.
        var isTitle = spans[at] == title && words.Length <= LongestTitle && !EndsSentence(words);
        if (isTitle || (at > 0 && Headline(words).Equals(Headline(title.Of(text)), StringComparison.OrdinalIgnoreCase)))
        {
            return ParagraphRole.Headline;
        }

        if (furniture.RoleOf(words) is { } known)
        {
            return known;
        }

        if (isRepeated && words.Length > 20)
        {
            return ParagraphRole.Caption;
        }

        if (at < OpeningLines && IsDateline(words))
        {
            return ParagraphRole.Dateline;
        }

        // A heading is short, ends no sentence and has running text after it; list items and signatures are not headings.
        return words.Length <= LongestLabel && !EndsSentence(words) && !ListItem().IsMatch(words) && at + 1 < spans.Length && LooksLikeLabel(words)
            ? ParagraphRole.Label
            : ParagraphRole.Body;
    }

    private static bool LooksLikeLabel(string words) => !words.EndsWith(',') && !words.EndsWith(';') && words.Count(c => c == ' ') < 9;

    private static bool IsDateline(string words) =>
        words.Length <= 80 && (DateReader.Read(words).Any() || Byline().IsMatch(words)) && !EndsSentence(words);

    private static PartialDate? DateOf(string text, ImmutableArray<Paragraph> paragraphs) => paragraphs
        .Take(OpeningLines)
        .Where(paragraph => paragraph.Role is ParagraphRole.Dateline or ParagraphRole.Furniture || FrontMatter().IsMatch(paragraph.Span.Of(text)))
        .SelectMany(paragraph => DateReader.Read(paragraph.Span.Of(text)))
        .Select(found => (PartialDate?)found.Date)
        .FirstOrDefault();

    private static bool EndsSentence(string words) => words.TrimEnd('"', '”', '’', '\'', ')', ']') is [.., '.' or '!' or ':'] && !Abbreviated().IsMatch(words);

    // A title without what Markdown or a list of titles puts around it.
    private static string Headline(string words) => words.TrimStart('#', '*', ' ').TrimEnd('*', ' ');

    private static string Short(string title) => title.Length <= LongestTitle ? title : $"{title[..(title.LastIndexOf(' ', LongestTitle) is > 0 and var blank ? blank : LongestTitle)]} …";

    [GeneratedRegex(@"[.!?]['""”’)]*(?=\s+[\p{Lu}“""‘'(])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(\d{1,2}[.)]|[-*•–—])\s+\S.*\S$")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(By|BY|Updated|Published|Posted|Last updated|Date)\b")]
    private static partial Regex Byline();

    [GeneratedRegex(@"^(date|published|updated)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"\b([A-Z]\.){1,3}$")]
    private static partial Regex Abbreviated();
}
