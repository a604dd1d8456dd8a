using System.Text;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot.CommandLine;

/// <summary>A call that writes something for each file that it names.</summary>
internal static class FileCall
{
    /// <summary>Exit code where a path is no file and no folder.</summary>
    private const int NoSuchPath = 2;

    /// <summary>Runs over the files in order; what could not be read is said on standard error and stops nothing else.</summary>
    /// <param name="write">Writes for one file and gives back why it could not be read, or null.</param>
    public static async Task<int> RunAsync(IEnumerable<string> paths, Func<Readers, string, byte[], TextWriter, Unread?> write, CancellationToken cancellation)
    {
        var (files, fault) = Of(paths);
        if (fault is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return NoSuchPath;
        }

        var readers = Readers.Load();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (write(readers, name, await File.ReadAllBytesAsync(file, cancellation), output) is { } unread)
            {
                await Console.Error.WriteLineAsync($"'{name}' was not read: {unread.Reason}.");
            }
        }

        return 0;
    }

    /// <summary>Full paths in order of name; of a folder its <c>.txt</c>, <c>.md</c> and <c>.conllu</c> files.</summary>
    private static (IReadOnlyList<string> Files, string? Fault) Of(IEnumerable<string> paths)
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
