namespace Rapporteur.Bot.CommandLine;

/// <summary>The files that a call names, folders opened.</summary>
internal static class SeedFiles
{
    /// <summary>Full paths in order of name; of a folder its <c>.txt</c> and <c>.md</c> files. A path that is neither comes back as the fault.</summary>
    public static (IReadOnlyList<string> Files, string? Fault) Of(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path)
                    .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".txt" or ".md" or ".conllu")
                    .Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                return ([], $"There is no file or folder '{path}'.");
            }
        }

        return (files, null);
    }
}
