using System.Collections.Immutable;

namespace Rapporteur.Facts.Parties;

/// <summary>Places where talks take place, with the country that each is in, from <c>places.tsv</c>.</summary>
public sealed class Places
{
    private readonly ImmutableDictionary<string, (string Country, bool IsLand)> known;

    private Places(ImmutableDictionary<string, (string, bool)> known) => this.known = known;

    /// <summary>Reads the list that the program ships with.</summary>
    public static Places Load() => new(DataFile.Rows<Places>("places.tsv")
        .GroupBy(row => PlainLetters.Unaccented(row["place"]), StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => (group.First()["country"], group.First()["kind"] == "land"), StringComparer.Ordinal));

    /// <summary>The country that a place is in, or null where the list does not have the place.</summary>
    public string? Find(string place) => known.TryGetValue(PlainLetters.Unaccented(place), out var found) ? found.Country : null;

    /// <summary>Whether a place is a region that talks may be about, such as the Highlands.</summary>
    public bool IsLand(string place) => known.TryGetValue(PlainLetters.Unaccented(place), out var found) && found.IsLand;
}
