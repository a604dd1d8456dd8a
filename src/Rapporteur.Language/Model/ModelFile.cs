namespace Rapporteur.Language.Model;

/// <summary>How a model file begins.</summary>
public static class ModelFile
{
    /// <summary>First four bytes, "RAPL".</summary>
    public const uint Magic = 0x4C504152;

    /// <summary>Changes whenever the order or the meaning of what follows changes.</summary>
    public const int Version = 2;
}
