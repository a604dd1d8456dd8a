using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Rapporteur.Chat;
using Rapporteur.Facts;
using Rapporteur.Storage;

namespace Rapporteur.Bot.Seeds;

/// <summary>Puts texts that came by a command into the seeds folder.</summary>
public sealed class SeedInbox(SeedFolder folder, CurrentFacts current, Contributions contributions, IOptions<SeedOptions> options) : ISeedInbox
{
    private const int LongestName = 80;

    private const string SafeSigns = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    public async Task<(string? Name, string? Refusal)> AddAsync(string name, ReadOnlyMemory<byte> content, string addedBy, CancellationToken cancellation)
    {
        if (Refusal(name, content.Span) is { } refusal)
        {
            return (null, refusal);
        }

        var safe = SafeName(name);
        var path = Path.Combine(folder.Path, safe);
        var written = Path.Combine(folder.Path, $".{safe}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder.Path);
            // Who added it comes first, so that the file is never there without it; under a name that no look takes until it is whole.
            await contributions.AddAsync(safe, addedBy, cancellation);
            await File.WriteAllBytesAsync(written, content, cancellation);
            File.Move(written, path, overwrite: false);
            return (safe, null);
        }
        catch (IOException) when (File.Exists(path))
        {
            return (null, $"There is a seed '{safe}' already; give another name.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"'{safe}' could not be written into the seeds folder.");
        }
        finally
        {
            Discard(written);
        }
    }

    // What a full drive cut off must not lie there for good; after a move there is nothing left.
    private static void Discard(string written)
    {
        try
        {
            File.Delete(written);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder is away: so is the file.
        }
    }

    private string? Refusal(string name, ReadOnlySpan<byte> content)
    {
        if (Path.GetExtension(name).ToLowerInvariant() is not (".txt" or ".md" or ""))
        {
            return $"'{name}' is neither a .txt nor a .md file; only text is taken.";
        }

        if (content.Length > options.Value.LargestBytes)
        {
            return $"'{name}' is larger than {options.Value.LargestBytes / 1_000_000.0:0.###} MB.";
        }

        if (content.Contains((byte)0) || !IsUtf8(content))
        {
            return $"'{name}' is not text in UTF-8; save it as UTF-8 and try again.";
        }

        var text = Encoding.UTF8.GetString(content);
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"'{name}' is empty.";
        }

        if (File.Exists(Path.Combine(folder.Path, SafeName(name))))
        {
            return $"There is a seed '{SafeName(name)}' already; give another name.";
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var words = Words(text);
        return current.Facts.Documents.FirstOrDefault(document => document.Sha256 == hash || (document.Text.Length < text.Length + 1000 && Words(document.Text) == words)) is { } known
            ? $"'{name}' has the same text as {known.Name}, which is a seed already."
            : null;
    }

    /// <summary>Letters, digits, hyphens and low lines; nothing of a path, no device name, and an ending that is read.</summary>
    private static string SafeName(string name)
    {
        var stem = PlainLetters.Fold(Path.GetFileNameWithoutExtension(name.Replace('\\', '/')));
        var safe = new string([.. stem.Select(letter => SafeSigns.Contains(letter) ? letter : '-')]).Trim('-', '_');
        safe = safe.Length > LongestName ? safe[..LongestName] : safe;
        var ending = Path.GetExtension(name).Equals(".md", StringComparison.OrdinalIgnoreCase) ? ".md" : ".txt";
        return $"{(safe.Length == 0 ? "seed" : safe)}{ending}";
    }

    private static bool IsUtf8(ReadOnlySpan<byte> content) => System.Text.Unicode.Utf8.IsValid(content);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
