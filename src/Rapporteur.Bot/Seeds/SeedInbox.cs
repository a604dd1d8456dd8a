using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;
using Rapporteur.Storage;

namespace Rapporteur.Bot.Seeds;

/// <summary>Puts texts that came by a command into the seeds folder.</summary>
public sealed class SeedInbox(SeedFolder folder, CurrentFacts current, IAlertLedger ledger, Contributions contributions, IOptions<SeedOptions> options) : ISeedInbox
{
    private const int LongestName = 80;

    private const string SafeSigns = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    // What is told apart from a full stop within a title, as in "Talks v1.2".
    private static readonly string[] OtherEndings =
    [
        ".pdf", ".rtf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".xls", ".xlsx", ".ods", ".csv", ".tsv", ".json", ".xml", ".htm", ".html", ".mhtml", ".eml", ".epub",
        ".zip", ".gz", ".7z", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".exe", ".js", ".py",
    ];

    public async Task<(string? Name, string? Refusal)> AddAsync(string? name, Attachment file, string addedBy, CancellationToken cancellation)
    {
        name ??= file.Name;
        if ((WrongKind(file.Name) ?? Refusal(name, file.Content.Span)) is { } refusal)
        {
            return (null, refusal);
        }

        var safe = SafeName(name);
        var path = Path.Combine(folder.Path, safe);
        var written = Path.Combine(folder.Path, $".{safe}.{Guid.NewGuid():N}");
        try
        {
            // A folder that is away must not be made anew: it would be an empty one, and take everything back.
            if ((await ledger.KnownAsync(cancellation)).Sha256.IsEmpty)
            {
                Directory.CreateDirectory(folder.Path);
            }

            // Who added it comes first, so that the file is never there without it; under a name that no look takes until it is whole.
            await contributions.AddAsync(safe, addedBy, cancellation);
            await File.WriteAllBytesAsync(written, file.Content, cancellation);
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
        if (WrongKind(name) is { } wrong)
        {
            return wrong;
        }

        if (content.Length > options.Value.LargestBytes)
        {
            return $"'{name}' is larger than {options.Value.LargestBytes / 1_000_000.0:0.###} MB.";
        }

        if (SeedText.Decode(content) is var (text, fault) && text is null)
        {
            return $"'{name}' is not taken: {fault}.";
        }

        if (!System.Text.Unicode.Utf8.IsValid(content))
        {
            return $"'{name}' is not text in UTF-8; save it as UTF-8 and try again.";
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

    private static string? WrongKind(string name) =>
        OtherEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? $"'{name}' is neither a .txt nor a .md file; only text is taken." : null;

    /// <summary>Letters, digits, hyphens and low lines; nothing of a path, no device name, and an ending that is read.</summary>
    private static string SafeName(string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var file = Path.GetFileName(name.Replace('\\', '/'));
        var stem = PlainLetters.Fold(ending is ".txt" or ".md" ? file[..^ending.Length] : file);
        var safe = new string([.. stem.Select(letter => SafeSigns.Contains(letter) ? letter : '-')]).Trim('-', '_');
        safe = safe.Length > LongestName ? safe[..LongestName] : safe;
        return $"{(safe.Length == 0 ? "seed" : safe)}{(ending == ".md" ? ".md" : ".txt")}";
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
