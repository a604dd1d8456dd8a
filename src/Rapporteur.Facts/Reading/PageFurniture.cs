using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Rapporteur.Facts.Reading;

/// <summary>Knows what of a page is no article: captions, credits, buttons. Its patterns are in <c>page-furniture.tsv</c>.</summary>
public sealed class PageFurniture
{
    // What runs longer is text, whatever words for a picture stand somewhere in it. It keeps a pattern's cost small too.
    private const int Longest = 800;

    private readonly ImmutableArray<(ParagraphRole Role, Regex Pattern)> patterns;

    private PageFurniture(ImmutableArray<(ParagraphRole, Regex)> patterns) => this.patterns = patterns;

    /// <summary>Reads the patterns that the program ships with.</summary>
    public static PageFurniture Load() => new([.. DataFile.Rows<PageFurniture>("page-furniture.tsv").Select(row =>
        (Enum.Parse<ParagraphRole>(row["role"]),
         new Regex(row["pattern"], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))]);

    /// <summary>What a paragraph is, where a pattern knows it; null for what may be an article's text.</summary>
    public ParagraphRole? RoleOf(string paragraph) => paragraph.Length > Longest ? null
        : patterns.Where(known => known.Pattern.IsMatch(paragraph)).Select(known => (ParagraphRole?)known.Role).FirstOrDefault();
}
