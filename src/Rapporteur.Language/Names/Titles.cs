namespace Rapporteur.Language.Names;

/// <summary>Words before a name that are no part of it: "Prime Minister", "Gen.", "Sheikh".</summary>
/// <remarks>Read from <c>titles.tsv</c>.</remarks>
public sealed class Titles
{
    private readonly Dictionary<string, (string Kind, string? Pronoun)> _words = new(StringComparer.OrdinalIgnoreCase);

    private Titles(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var columns = line.Split('\t');
                _words[columns[0]] = (columns[1], columns.Length > 2 ? columns[2] : null);
            }
        }
    }

    /// <summary>The list that comes with the program.</summary>
    public static Titles Load()
    {
        using var reader = new StreamReader(typeof(Titles).Assembly.GetManifestResourceStream("titles.tsv")!);
        return new(reader);
    }

    /// <summary>Whether the word is one, with or without its full stop.</summary>
    public bool IsTitle(string word) => _words.ContainsKey(Bare(word));

    /// <summary>Whether the word only goes before an office: "foreign", "security". By itself it is no title ("Security Council").</summary>
    public bool IsBeforeOffice(string word) => _words.TryGetValue(Bare(word), out var title) && title.Kind == "before";

    /// <summary>Whether the word alone can stand for the person: "the minister".</summary>
    public bool IsOffice(string word) => _words.TryGetValue(Bare(word), out var title) && title.Kind == "office";

    /// <summary>The pronoun that the title calls for, <c>he</c> or <c>she</c>; null if it tells nothing.</summary>
    public string? PronounOf(string word) => _words.TryGetValue(Bare(word), out var title) ? title.Pronoun : null;

    private static string Bare(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.TrimEnd('.');
    }
}
