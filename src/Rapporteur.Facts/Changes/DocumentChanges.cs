using System.Collections.Immutable;

namespace Rapporteur.Facts.Changes;

/// <summary>Finds the documents that two fact bases do not share.</summary>
/// <remarks>
/// What has the same words in the same order is the same document, under whatever name and with whatever line ends: neither a
/// renamed file nor a copy that takes the place of a removed one is a change.
/// </remarks>
internal static class DocumentChanges
{
    /// <summary>Documents added, changed and removed, by name; and the names of those that only changed their name, old name first.</summary>
    public static (ImmutableArray<DocumentChange> Changes, ImmutableDictionary<string, string> Renamed) Between(FactBase before, FactBase after)
    {
        var (added, changed, removed) = (new List<SeedReading>(), new List<(SeedReading Before, SeedReading After)>(), new List<SeedReading>());
        var (one, other) = (before.Readings, after.Readings);
        // Both are in the order of names, so one walk along the two meets every pair.
        for (var (i, j) = (0, 0); i < one.Length || j < other.Length;)
        {
            var order = i == one.Length ? 1 : j == other.Length ? -1 : string.CompareOrdinal(one[i].Document.Name, other[j].Document.Name);
            if (order < 0)
            {
                removed.Add(one[i++]);
            }
            else if (order > 0)
            {
                added.Add(other[j++]);
            }
            else
            {
                if (!ReferenceEquals(one[i], other[j]) && one[i].Document.Sha256 != other[j].Document.Sha256)
                {
                    changed.Add((one[i], other[j]));
                }

                i++;
                j++;
            }
        }

        changed.RemoveAll(pair => TextIdentity.Of(pair.Before.Document) == TextIdentity.Of(pair.After.Document));
        var renamed = Renamed(added, removed);
        return (
            [.. added.Where(reading => !renamed.ContainsValue(reading.Document.Name)).Select(reading => new DocumentChange(DocumentChangeKind.Added, null, reading))
                .Concat(changed.Select(pair => new DocumentChange(DocumentChangeKind.Changed, pair.Before, pair.After)))
                .Concat(removed.Where(reading => !renamed.ContainsKey(reading.Document.Name)).Select(reading => new DocumentChange(DocumentChangeKind.Removed, reading, null)))
                .OrderBy(change => change.Name, StringComparer.Ordinal)],
            renamed);
    }

    private static ImmutableDictionary<string, string> Renamed(List<SeedReading> added, List<SeedReading> removed)
    {
        if (added.Count == 0 || removed.Count == 0)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        // Within one base no two documents have the same text, so the text alone finds the pair.
        var byText = removed.ToDictionary(reading => TextIdentity.Of(reading.Document), reading => reading.Document.Name, StringComparer.Ordinal);
        return added
            .Select(reading => (Old: byText.GetValueOrDefault(TextIdentity.Of(reading.Document)), New: reading.Document.Name))
            .Where(pair => pair.Old is not null)
            .ToImmutableDictionary(pair => pair.Old!, pair => pair.New, StringComparer.Ordinal);
    }
}
