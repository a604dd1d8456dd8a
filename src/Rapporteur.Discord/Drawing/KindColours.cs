using Rapporteur.Facts.Claims;

namespace Rapporteur.Discord.Drawing;

/// <summary>The colour of each kind: a help beside its label, which is always there, since a colour alone says nothing.</summary>
internal static class KindColours
{
    private const int Neutral = 0x5B6B7A;
    private const int Error = 0xC4811A;

    /// <summary>The colour of lines that are all of one kind; a neutral one where they differ.</summary>
    public static int Of(IEnumerable<ClaimKind?> kinds) => kinds.Distinct().Take(2).ToList() is [{ } only] ? Of(only) : Neutral;

    /// <summary>The colour of an answer's head.</summary>
    public static int Of(bool isError) => isError ? Error : Neutral;

    // Told apart by people who do not see red and green alike: after the palette of Okabe and Ito (jfly.uni-koeln.de/color).
    private static int Of(ClaimKind kind) => kind switch
    {
        ClaimKind.Delegate => 0x0072B2,
        ClaimKind.Agreed => 0x009E73,
        ClaimKind.Demand => 0xE69F00,
        ClaimKind.RedLine => 0xD55E00,
        ClaimKind.Proposal => 0x56B4E9,
        ClaimKind.Gap => 0xCC79A7,
        ClaimKind.OffAgenda => 0x8A8A8A,
        ClaimKind.Meeting => 0xF0E442,
        _ => Neutral,
    };
}
