using System.Collections.Immutable;

namespace Rapporteur.Facts.Parties;

/// <summary>Places where talks take place, with the country that each is in, from <c>places.tsv</c>.</summary>
public sealed class Places
{
    private readonly ImmutableDictionary<string, string> countries;

    private Places(ImmutableDictionary<string, string> countries) => this.countries = countries;

    /// <summary>Reads the list that the program ships with.</summary>
    public static Places Load() => new(DataFile.Rows<Places>("places.tsv")
        .GroupBy(row => PlainLetters.Unaccented(row["place"]), StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.First()["country"], StringComparer.Ordinal));

    /// <summary>The country that a place is in, or null where the list does not have the place.</summary>
    public string? Find(string place) => countries.GetValueOrDefault(PlainLetters.Unaccented(place));
}
