using System.Text.RegularExpressions;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>The place and agency that open a report: "KABUL, Afghanistan (AP) —", "WASHINGTON The United States …". They are no part of the first sentence.</summary>
internal static partial class Dateline
{
    /// <summary>The paragraph without such an opening.</summary>
    public static TextSpan Without(string text, TextSpan paragraph)
    {
        var words = paragraph.Of(text);
        var match = Opening().Match(words) is { Success: true } with ? with : WithAgency().Match(words) is { Success: true } agency ? agency : SmallDash().Match(words) is { Success: true } dash ? dash : Bare().Match(words);
        return match.Success && match.Length < words.Length ? new TextSpan(paragraph.Start + match.Length, paragraph.End) : paragraph;
    }

    /// <summary>The place that opens a report, as its first paragraphs show it; null where none does.</summary>
    public static string? PlaceOf(Document document) => document.Paragraphs
        .Where(paragraph => paragraph.Role == ParagraphRole.Body)
        .Take(2)
        .Select(paragraph => PlaceOf(document.Text, paragraph.Span))
        .FirstOrDefault(place => place is not null);

    /// <summary>The place that opens a report, such as <c>Kabul</c>; null where none does.</summary>
    public static string? PlaceOf(string text, TextSpan paragraph)
    {
        var opening = text[paragraph.Start..Without(text, paragraph).Start];
        var place = string.Concat(opening.TakeWhile(c => char.IsLetter(c) || c is ' ' or '\'' or '-')).Trim(' ', '-');
        return place.Length < 3 ? null : string.Join(' ', place.Split(' ').Select(word => word[..1] + word[1..].ToLowerInvariant()));
    }

    // "Rome (Reuter) -": in small letters a place is told by the agency behind it.
    [GeneratedRegex(@"^\p{Lu}\p{Ll}+(\s\p{Lu}\p{Ll}+)?\s\((Reuters?|AP|AFP|UPI|Xinhua|dpa|DPA|ANSA|EFE|TASS|IANS|PTI|Kyodo|Anadolu|AA|Bloomberg)\)\s*(--|[–—-])\s+")]
    private static partial Regex WithAgency();

    // "Havana – The government", "Rimbo, Sweden - The parties", "BOGOTA, Sep 20 (Reuters) The government"
    [GeneratedRegex(@"^(\p{Lu}\p{Ll}+(\s\p{Lu}\p{Ll}+)?(\s[–—]|,\s\p{Lu}\p{Ll}+\s[–—-])\s+(?=\p{Lu}\p{Ll}*['’\s])|\p{Lu}{4,}[\p{Lu} ]*,\s\p{Lu}\p{Ll}+\.?\s\d{1,2}(,\s\d{4})?\s\([\p{L}/ ]{2,30}\)\s+(?=\p{Lu}))")]
    private static partial Regex SmallDash();

    [GeneratedRegex(@"^\p{Lu}{2}[\p{Lu}. '’/-]*(,\s?[\p{L}.\d ,]{2,30})?\s*(\([\p{L}\d ./-]{2,30}\)\s*)?(--|[–—-])\s+")]
    private static partial Regex Opening();

    // A place in capitals with nothing behind it but the sentence.
    [GeneratedRegex(@"^(?!U\.?S\.? |UN |EU |UK |NATO |M\d)\p{Lu}{4,}(/\p{Lu}{4,}|\s\p{Lu}{4,})?\s+(?=\p{Lu}\p{Ll}|\p{Lu}\.|A )")]
    private static partial Regex Bare();
}
