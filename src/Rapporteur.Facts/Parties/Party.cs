namespace Rapporteur.Facts.Parties;

/// <summary>A state, organisation or group that negotiates or mediates, under one name whatever a text calls it.</summary>
/// <param name="Name">Common English short name of a country (<c>United States</c>); else the name that the lists give it (<c>High Negotiations Committee</c>).</param>
public sealed record Party(string Name)
{
    /// <summary>What the document calls it most, where that is another name (<c>HNC</c>); null otherwise. Two parties of one name are one, whatever they are called.</summary>
    public string? As { get; init; }

    public bool Equals(Party? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}
