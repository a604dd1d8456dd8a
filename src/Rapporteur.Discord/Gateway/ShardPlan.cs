using System.Globalization;

namespace Rapporteur.Discord.Gateway;

/// <summary>Which shards this process runs, of how many.</summary>
/// <param name="First">Number of the first one; 0 or more.</param>
/// <param name="Last">Number of the last one; null where Discord's advice decides.</param>
/// <param name="Total">How many there are over all processes; null where Discord's advice decides.</param>
internal readonly record struct ShardPlan(int First, int? Last, int? Total)
{
    /// <summary>Discord asks that no bot needs more; a typing slip should not start a million.</summary>
    private const int Most = 100_000;

    /// <summary>Reads <c>auto</c>, <c>4</c>, <c>2/16</c> or <c>0-3/16</c>.</summary>
    public static bool TryParse(string? text, out ShardPlan plan)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            plan = new(0, null, null);
            return true;
        }

        var parts = text.Split('/');
        if (parts.Length == 1)
        {
            plan = new(0, Number(text) - 1, Number(text));
            return plan.Last >= 0;
        }

        var range = parts[0].Split('-');
        plan = new(Number(range[0]) ?? -1, Number(range[^1]), Number(parts[1]));
        return parts.Length == 2 && range.Length <= 2 && plan.First >= 0 && plan.First <= plan.Last && plan.Last < plan.Total;
    }

    /// <summary>The numbers of the shards to run, given Discord's advice, and the count that each Identify names.</summary>
    public (IEnumerable<int> Shards, int Total) With(int advised)
    {
        var total = Total ?? Math.Max(1, advised);
        var last = Last ?? total - 1;
        return (Enumerable.Range(First, last - First + 1), total);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;
}
