using System.Collections.Immutable;

namespace Rapporteur.Facts.Parties;

/// <summary>Words for those who speak for a party ("officials", "delegation") and for a party named elsewhere ("the government", "both sides").</summary>
public sealed class Offices
{
    private readonly ImmutableHashSet<string> offices;
    private readonly ImmutableDictionary<string, string> epithets;

    private Offices(ImmutableHashSet<string> offices, ImmutableDictionary<string, string> epithets) =>
        (this.offices, this.epithets) = (offices, epithets);

    /// <summary>Reads the lists that the program ships with.</summary>
    public static Offices Load() => new(
        [.. DataFile.Rows<Offices>("offices.tsv").Select(row => LastWord(row["office"]))],
        DataFile.Rows<Offices>("epithets.tsv").ToImmutableDictionary(row => row["noun"], row => row["stands_for"]));

    /// <summary>Whether a noun, by lemma or as written, is an office that speaks for the party beside it.</summary>
    public bool Speaks(string lemma, string text) => offices.Contains(lemma.ToLowerInvariant()) || offices.Contains(text.ToLowerInvariant());

    /// <summary>What a common noun stands for: <c>state</c>, <c>group</c>, <c>organisation</c>, <c>itself</c> or <c>all</c>; null for no epithet.</summary>
    public string? StandsFor(string lemma) => epithets.GetValueOrDefault(lemma.ToLowerInvariant());

    private static string LastWord(string office) => office.Split(' ', '-')[^1].ToLowerInvariant();
}
