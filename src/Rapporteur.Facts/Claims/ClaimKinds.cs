using System.Collections.Immutable;

namespace Rapporteur.Facts.Claims;

/// <summary>Names of the kinds as they are written in JSON and typed in commands.</summary>
public static class ClaimKinds
{
    private static readonly (ClaimKind Kind, string Name)[] Names =
    [
        (ClaimKind.Delegate, "delegate"),
        (ClaimKind.Agreed, "agreed"),
        (ClaimKind.Demand, "demand"),
        (ClaimKind.RedLine, "red-line"),
        (ClaimKind.Proposal, "proposal"),
        (ClaimKind.Gap, "gap"),
        (ClaimKind.OffAgenda, "off-agenda"),
        (ClaimKind.Meeting, "meeting"),
    ];

    /// <summary>All kinds, in the order in which they are listed everywhere.</summary>
    public static ImmutableArray<ClaimKind> All { get; } = [.. Names.Select(pair => pair.Kind)];

    /// <summary>A kind's name, such as <c>red-line</c>.</summary>
    public static string Name(this ClaimKind kind) => Names.First(pair => pair.Kind == kind).Name;

    /// <summary>The kind of that name, or null.</summary>
    public static ClaimKind? Find(string name) =>
        Names.Where(pair => pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => (ClaimKind?)pair.Kind).FirstOrDefault();
}
