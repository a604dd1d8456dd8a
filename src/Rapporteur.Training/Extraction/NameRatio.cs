namespace Rapporteur.Training.Extraction;

/// <summary>How alike two spellings are: twice the letters in common runs over all letters.</summary>
/// <remarks>
/// The longest common run, then the same to its left and to its right. Source: Ratcliff and Metzener, "Pattern Matching:
/// The Gestalt Approach", 1988; of runs of one length the first of the left spelling, then of the right one, as Python's difflib has it.
/// </remarks>
internal static class NameRatio
{
    public static double Of(string one, string other) =>
        one.Length + other.Length == 0 ? 1 : 2.0 * Common(one, other) / (one.Length + other.Length);

    private static int Common(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (start, otherStart, length) = LongestRun(one, other);
        return length == 0 ? 0 : length + Common(one[..start], other[..otherStart]) + Common(one[(start + length)..], other[(otherStart + length)..]);
    }

    private static (int Start, int OtherStart, int Length) LongestRun(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var best = (Start: 0, OtherStart: 0, Length: 0);
        var before = new int[other.Length + 1];
        for (var i = 0; i < one.Length; i++)
        {
            var row = new int[other.Length + 1];
            for (var j = 0; j < other.Length; j++)
            {
                row[j + 1] = one[i] == other[j] ? before[j] + 1 : 0;
                if (row[j + 1] > best.Length)
                {
                    best = (i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1]);
                }
            }

            before = row;
        }

        return best;
    }
}
