namespace Rapporteur.Bot.Seeds;

/// <summary>Finds where a file really lies.</summary>
internal static class RealFile
{
    // As many as Linux follows. Source: path_resolution(7).
    private const int MostLinks = 40;

    /// <summary>The path with no link left in it, neither at its end nor on the way.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string PathOf(string path)
    {
        var links = 0;
        return PathOf(path, ref links);
    }

    private static string PathOf(string path, ref int links)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            // Only here is it known what a step up leads to: the step before it may have been a link.
            real = part switch
            {
                "." => real,
                ".." => Path.GetDirectoryName(real) ?? real,
                _ when new FileInfo(Path.Combine(real, part)).LinkTarget is not { } target => Path.Combine(real, part),
                _ when ++links > MostLinks => throw new IOException($"Too many links lead to '{path}'."),
                _ => PathOf(Path.Combine(real, new FileInfo(Path.Combine(real, part)).LinkTarget!), ref links),
            };
        }

        return real;
    }
}
