namespace Rapporteur.Language.Sentences;

/// <summary>Words that keep their full stop, prefixes that keep their hyphen and units that part from their number.</summary>
/// <remarks>Read from <c>abbreviations.tsv</c>: word, kind, and for people a remark.</remarks>
public sealed class Abbreviations
{
    private readonly Dictionary<string, string> _stops = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _units = new(StringComparer.OrdinalIgnoreCase);

    private Abbreviations(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('\t');
            switch (columns[1])
            {
                case "prefix":
                    _prefixes.Add(columns[0]);
                    break;
                case "unit":
                    _units.Add(columns[0]);
                    break;
                default:
                    _stops[columns[0]] = columns[1];
                    break;
            }
        }
    }

    /// <summary>The list that comes with the program.</summary>
    public static Abbreviations Load()
    {
        using var reader = new StreamReader(typeof(Abbreviations).Assembly.GetManifestResourceStream("abbreviations.tsv")!);
        return new(reader);
    }

    /// <summary>Whether the word, with its full stop, is an abbreviation.</summary>
    public bool IsKnown(ReadOnlySpan<char> word) => _stops.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>Whether something always follows it, as a name follows "Gen." and a day "Feb.": no sentence ends with it.</summary>
    public bool NeverEnds(ReadOnlySpan<char> word) => _stops.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) && kind is "title";

    /// <summary>Whether it is a month or the like, which ends no sentence before a number.</summary>
    public bool TakesNumber(ReadOnlySpan<char> word) => _stops.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) && kind is "month" or "number";

    /// <summary>Whether a hyphen after it joins: "co-founder" is one word.</summary>
    public bool IsPrefix(ReadOnlySpan<char> word) => _prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether it is a unit such as "km" or "pm".</summary>
    public bool IsUnit(ReadOnlySpan<char> word) => _units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
