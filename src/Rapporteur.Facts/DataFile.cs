using System.Collections.Immutable;

namespace Rapporteur.Facts;

/// <summary>Reads the tables of knowledge that lie beside the code: tab-separated, a header first, <c>#</c> before a comment.</summary>
public static class DataFile
{
    /// <summary>The rows of a table that is embedded beside a type, in the same namespace.</summary>
    /// <exception cref="FormatException">The table is missing, or a row has more cells than the header: the sentence names file and line.</exception>
    public static IEnumerable<Row> Rows<TBeside>(string name)
    {
        var resource = $"{typeof(TBeside).Namespace}.{name}";
        using var stream = typeof(TBeside).Assembly.GetManifestResourceStream(resource)
            ?? throw new FormatException($"The data file '{resource}' is not in the program.");
        using var reader = new StreamReader(stream);
        return Read(reader, name);
    }

    /// <summary>The rows of a table that a user keeps.</summary>
    /// <exception cref="FormatException">A row has more cells than the header: the sentence names file and line.</exception>
    public static ImmutableArray<Row> Read(TextReader reader, string name)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        string[]? header = null;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var cells = text.Split('\t');
            if (header is null)
            {
                header = cells;
            }
            else if (cells.Length > header.Length)
            {
                throw new FormatException($"Line {line} of '{name}' has {cells.Length} cells; the header names {header.Length}.");
            }
            else
            {
                rows.Add(new Row(header, cells));
            }
        }

        return rows.ToImmutable();
    }
}

/// <summary>A row of a table; a cell that is not there is empty.</summary>
public sealed class Row(string[] header, string[] cells)
{
    /// <summary>The cell under a heading, trimmed.</summary>
    /// <exception cref="FormatException">The table has no such column.</exception>
    public string this[string column] => Array.IndexOf(header, column) is var at && at < 0
        ? throw new FormatException($"The table has no column '{column}'; it has {string.Join(", ", header)}.")
        : at < cells.Length ? cells[at].Trim() : "";

    /// <summary>The values of a cell that holds several, parted by <c>|</c>.</summary>
    public ImmutableArray<string> List(string column) =>
        [.. this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
