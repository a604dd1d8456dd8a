namespace Rapporteur.Facts.Parties;

/// <summary>A state, organisation or group that negotiates or mediates, under one name whatever a text calls it.</summary>
/// <param name="Name">Common English short name of a country (<c>United States</c>); else the name that is used most (<c>Hamas</c>).</param>
public sealed record Party(string Name)
{
    public override string ToString() => Name;
}
