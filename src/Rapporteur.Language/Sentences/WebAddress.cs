using System.Text.RegularExpressions;

namespace Rapporteur.Language.Sentences;

/// <summary>Addresses of the web and of mail, which stay whole.</summary>
internal static partial class WebAddress
{
    /// <summary>Length of the address that a run without blanks begins with; 0 where it begins with none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> run)
    {
        // Most runs hold neither sign and are spared the search.
        if (run.IndexOfAny('@', '.') < 1)
        {
            return 0;
        }

        foreach (var match in Address().EnumerateMatches(run))
        {
            var length = match.Length;
            while (length > 0 && ".,;:!?)]'’".Contains(run[length - 1], StringComparison.Ordinal))
            {
                length--;
            }

            return length;
        }

        return 0;
    }

    [GeneratedRegex(@"^(?:(?:https?|ftp)://|www\.)[^\s""<>“”]+|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info|co\.[a-z]{2})(?:/[^\s""<>“”]*)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
