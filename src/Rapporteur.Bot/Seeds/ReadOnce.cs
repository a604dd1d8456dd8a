using System.Security.Cryptography;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Seeds;

/// <summary>Reads an article, or finds what was read in the same bytes before, by the same rules: a restart reads nothing twice.</summary>
/// <remarks>Readings are stored with what they make known, so nothing is written here.</remarks>
public sealed class ReadOnce(ReadersWhenNeeded readers, ReadingCache cache, Contributions contributions, Store store)
{
    /// <summary>The bytes of a file: a document with its claims, or why there is none.</summary>
    public ReadFile Article(string name, byte[] bytes)
    {
        var file = Stored(name, bytes) is { } stored ? new ReadFile(stored, null) : readers.Get().Article(name, bytes);
        return file.Reading is { } reading && AddedBy(name) is { } who && reading.Note?.Contains(who, StringComparison.Ordinal) != true
            ? file with { Reading = reading with { Note = $"{reading.Note} Added by {who}.".TrimStart() } }
            : file;
    }

    private Facts.SeedReading? Stored(string name, byte[] bytes) => Kept(() => cache.Find(Convert.ToHexStringLower(SHA256.HashData(bytes)), name));

    private string? AddedBy(string name) => Kept(() => contributions.Of(name));

    // A database that is away must not keep the seeds from being read.
    private T? Kept<T>(Func<T?> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (Exception failure) when (store.Why(failure) is not null)
        {
            return null;
        }
    }
}
