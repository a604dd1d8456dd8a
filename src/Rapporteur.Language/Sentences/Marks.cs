using System.Globalization;

namespace Rapporteur.Language.Sentences;

/// <summary>Marks that stand in rows, and those that belong to a letter.</summary>
internal static class Marks
{
    /// <summary>How often the mark at a place stands there in a row.</summary>
    public static int SameLength(string text, int start, int end)
    {
        var at = start + 1;
        while (at < end && text[at] == text[start])
        {
            at++;
        }

        return at - start;
    }

    /// <summary>How many marks that end sentences stand in a row from a place that has one.</summary>
    public static int MarkLength(string text, int start, int end)
    {
        var at = start + 1;
        while (at < end && IsEnd(text[at]))
        {
            at++;
        }

        return at - start;
    }

    /// <summary>Whether a mark ends sentences.</summary>
    public static bool IsEnd(char unit) => unit is '.' or '!' or '?' or '…';

    /// <summary>Letters of other scripts come with marks that are no letters but belong to them.</summary>
    public static bool IsOfLetter(char unit) =>
        char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter;
}
