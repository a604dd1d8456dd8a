namespace Rapporteur.Facts;

/// <summary>How many letters must be added, dropped, changed or swapped with their neighbour to make one word of another.</summary>
/// <remarks>Optimal string alignment, the restricted Damerau-Levenshtein distance (Damerau 1964; Levenshtein 1966).</remarks>
public static class EditDistance
{
    /// <summary>The distance, 0 for equal words. Time is the product of the lengths.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var at = 0; at <= right.Length; at++)
        {
            last[at] = at;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
