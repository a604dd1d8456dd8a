using System.Text;

namespace Rapporteur.Discord.Drawing;

/// <summary>Makes text of seeds and users safe to show: it stays text, whatever it holds.</summary>
internal static class PlainText
{
    // Each of these can begin or end markup, a mention, an emoji, a timestamp, a masked link or a spoiler. Discord drops a backslash before any of them.
    private const string Markup = "\\*_~`|<>[]()#@";

    /// <summary>The text on one line, with its markup switched off, its right-to-left runs isolated and what cannot be seen left out.</summary>
    public static string Escape(string text)
    {
        var clean = Clean(text);
        var escaped = new StringBuilder(clean.Length + 16);
        for (var at = 0; at < clean.Length; at++)
        {
            if (Markup.Contains(clean[at]) || IsLink(clean, at) || StartsAList(clean, at))
            {
                escaped.Append('\\');
            }

            escaped.Append(clean[at]);
        }

        return Isolate(escaped.ToString());
    }

    /// <summary>The text on one line, for places that show no markup (labels, menus, footers), cut to a length.</summary>
    public static string Cut(string text, int length)
    {
        var clean = Clean(text);
        if (clean.Length <= length)
        {
            return clean;
        }

        var end = length - 1;
        end -= char.IsHighSurrogate(clean[end - 1]) ? 1 : 0;
        return clean[..end] + "…";
    }

    /// <summary>Leaves out what is not seen but acts: controls, zero-width characters, overrides of direction, tags. Joiners stay, since scripts need them. White space becomes one space.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!IsHidden(rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Puts each run of right-to-left letters between U+2068 and U+2069, so that it does not turn round what stands beside it (discord-api-docs#5341).</summary>
    public static string Isolate(string text)
    {
        if (!text.Any(IsRightToLeft))
        {
            return text;
        }

        var isolated = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            if (!IsRightToLeft(text[at]))
            {
                isolated.Append(text[at++]);
                continue;
            }

            var end = EndOfRun(text, at);
            isolated.Append('\u2068').Append(text, at, end - at).Append('\u2069');
            at = end;
        }

        return isolated.ToString();
    }

    // A run goes on over spaces and signs to the last right-to-left letter before the next letter of the other direction.
    private static int EndOfRun(string text, int start)
    {
        var end = start + 1;
        for (var at = end; at < text.Length && !(char.IsLetter(text[at]) && !IsRightToLeft(text[at])); at++)
        {
            end = IsRightToLeft(text[at]) ? at + 1 : end;
        }

        return end;
    }

    private static bool IsRightToLeft(char letter) => letter is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';

    private static bool IsHidden(int code) =>
        code is < 0x20 or (>= 0x7F and < 0xA0) or 0xAD or 0x200B or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or 0x180E or 0x3164 or 0x115F or 0x1160 or (>= 0xE0000 and <= 0xE007F);

    // "https://" is made a link wherever it stands, and an invitation is a link without it.
    private static bool IsLink(string text, int at) =>
        (text[at] == ':' && text.AsSpan(at).StartsWith("://")) || (text[at] == '/' && EndsWithInviteHost(text.AsSpan(0, at)));

    private static bool EndsWithInviteHost(ReadOnlySpan<char> before) =>
        before.EndsWith("discord.gg", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("discord.com", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("discordapp.com", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("dsc.gg", StringComparison.OrdinalIgnoreCase);

    // "- " and "1. " make a list at the start of a line or of a quote.
    private static bool StartsAList(string text, int at) =>
        (at == 0 && text[at] is '-' or '+') || (text[at] is '.' && at is > 0 and < 10 && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0);
}
