using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>A word of a sentence as a reader of names sees it: "Al-Masri" and "U.S." are one word each, "Novak's" is without its ending.</summary>
/// <param name="Gap">What stands between the word before and this one, without what is in brackets: " ", ", ", "'s ".</param>
internal sealed record NameWord(string Text, TextSpan Span, string Gap, string Upos, bool IsCapital, PartyMention? Party)
{
    /// <summary>Whether the word before owns this one.</summary>
    public bool IsOwned => Gap is "'s " or "’s " or "' " or "’ ";

    /// <summary>Whether nothing but a blank parts it from the word before.</summary>
    public bool Adjoins => Gap is " " or "\u00A0" or "-" or "/";
}

/// <summary>Takes a sentence apart into words for names and titles.</summary>
internal static partial class NameWords
{
    /// <summary>The words of a sentence outside brackets, and those of each bracket by themselves.</summary>
    /// <remarks>A title in brackets right before a name ("(Foreign Minister) Anna …") counts as if it stood without them.</remarks>
    public static ImmutableArray<ImmutableArray<NameWord>> Of(Sentence sentence, ImmutableArray<PartyMention> parties)
    {
        var text = sentence.Text;
        var asides = Bracket().Matches(text).Where(match => !(match.Index + match.Length + 1 < text.Length && char.IsUpper(text[match.Index + match.Length + 1]) && char.IsUpper(text[match.Index + 1])))
            .Select(match => (Start: match.Index, End: match.Index + match.Length))
            .ToArray();
        var outside = asides.Aggregate(text, (rest, aside) => Blank(rest, aside.Start, aside.End));
        return [In(sentence, outside, 0, parties), .. asides.Select(aside => In(sentence, text[(aside.Start + 1)..(aside.End - 1)], aside.Start + 1, parties))];
    }

    private static string Blank(string text, int start, int end) => string.Concat(text.AsSpan(0, start), new string('\u0001', end - start), text.AsSpan(end));

    private static ImmutableArray<NameWord> In(Sentence sentence, string text, int offset, ImmutableArray<PartyMention> parties)
    {
        var words = ImmutableArray.CreateBuilder<NameWord>();
        var end = 0;
        foreach (Match match in Word().Matches(text))
        {
            var start = sentence.Span.Start + offset + match.Index;
            var span = new TextSpan(start, start + match.Length);
            var gap = Blanks().Replace(text[end..match.Index].Replace("\u0001", "").Replace("(", "").Replace(")", "").Replace("[", "").Replace("]", ""), " ").Replace(" ,", ",");
            words.Add(new NameWord(match.Value, span, end == 0 ? "" : gap, TagOf(sentence, span),
                char.IsUpper(match.Value[0]) || InnerCapital().IsMatch(match.Value),
                PartyAt(parties, span, words.LastOrDefault(), gap)));
            end = match.Index + match.Length;
        }

        return words.ToImmutable();
    }

    // Part of a longer name is no party: the "Security Council" of a "National Security Council" is not that of the United Nations.
    private static PartyMention? PartyAt(ImmutableArray<PartyMention> parties, TextSpan span, NameWord? before, string gap) =>
        parties.FirstOrDefault(mention => mention.Span.Overlaps(span)) is { } found
        && !(gap == " " && before is { IsCapital: true, Party: null, Text: "National" or "Supreme" or "Presidential" } or { Text: "Security", Party: null } && found.Form == PartyNameForm.Name)
            ? found : null;

    // Of a word of several tokens a name's tag counts: "Al-Masri".
    private static string TagOf(Sentence sentence, TextSpan span)
    {
        var tags = sentence.Tokens.Where(token => token.Span.Overlaps(span)).Select(token => token.Upos).ToArray();
        return tags.Contains("PROPN") ? "PROPN" : tags.FirstOrDefault() ?? "X";
    }

    [GeneratedRegex(@"[(\[][^()\[\]]*[)\]]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?:\p{Lu}\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Amb|Hon|Rev)\.(?=\s)|\p{Lu}\.|(?<!\p{L}['’ʼ])\p{L}[\p{L}\p{M}]*(?:[-'’ʼ](?!s\b)\p{L}[\p{L}\p{M}]*)*|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"-\p{Lu}")]
    private static partial Regex InnerCapital();
}
