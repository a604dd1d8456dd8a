namespace Rapporteur.Language.Names;

/// <summary>What a name is known to name, by itself or by its last word.</summary>
/// <remarks>Read from <c>places.tsv</c> (countries, capitals and the like) and <c>name-ends.tsv</c> ("University", "Heights").</remarks>
internal sealed class KnownNames
{
    private readonly HashSet<string> _places;
    private readonly Dictionary<string, MentionKind?> _ends;

    private KnownNames(IEnumerable<string> places, IEnumerable<string> ends)
    {
        _places = places.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _ends = ends.Select(line => line.Split('\t')).ToDictionary(columns => columns[0], columns => Enum.TryParse<MentionKind>(columns[1], ignoreCase: true, out var kind) ? kind : (MentionKind?)null, StringComparer.Ordinal);
    }

    /// <summary>The lists that come with the program.</summary>
    public static KnownNames Load() => new(Lines("places.tsv"), Lines("name-ends.tsv"));

    /// <summary>Whether the lists know a name, its words parted by blanks.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lastWord">Its last word.</param>
    /// <param name="kind">What it names; null for a treaty, a day and the like.</param>
    public bool Knows(string name, string lastWord, out MentionKind? kind)
    {
        if (IsPlace(name))
        {
            kind = MentionKind.Place;
            return true;
        }

        kind = null;
        return name.Length > lastWord.Length && _ends.TryGetValue(lastWord, out kind);
    }

    /// <summary>Whether it is a country, a capital or the like.</summary>
    public bool IsPlace(string name) => _places.Contains(name);

    /// <summary>Whether names end with this word: what stands before it in a compound belongs to the name.</summary>
    public bool IsEnd(string word) => _ends.ContainsKey(word);

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(KnownNames).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
