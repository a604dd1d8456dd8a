using System.Collections.Immutable;
using System.Text;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>Reads claims of short made-up papers with everything that the program ships with.</summary>
internal static class Reading
{
    private static readonly SeedReader Seeds = new(PageFurniture.Load(), Outlets.Load());
    private static readonly Lazy<ClaimReader> Reader = new(() => ClaimReader.Load(EnglishReader.Load()));

    /// <summary>A paper of 10 January 2026, a Saturday, with a title that claims nothing.</summary>
    public static SeedReading Read(string body, string title = "A made-up paper")
    {
        var (document, _) = Seeds.Read("paper.txt", Encoding.UTF8.GetBytes($"{title}\n\n2026-01-10\n\n{body}\n"));
        return Reader.Value.Read(document!);
    }

    /// <summary>A seed of the repository, read.</summary>
    public static SeedReading Seed(string path) => Reader.Value.Read(Seeds.Read(Path.GetFileName(path), File.ReadAllBytes(path)).Document!);

    /// <summary>The claims of one kind of such a paper.</summary>
    public static ImmutableArray<Claim> Of(string body, ClaimKind kind, string title = "A made-up paper") =>
        [.. Read(body, title).Claims.Where(claim => claim.Kind == kind)];

    /// <summary>The claims of one kind as "Party: what", in the order of the text.</summary>
    public static string[] Whats(string body, ClaimKind kind) =>
        [.. Of(body, kind).Select(claim => $"{string.Join(", ", claim.Parties.Select(party => party.Name).Order(StringComparer.Ordinal))}: {claim.What}")];

    /// <summary>The delegates of a paper as "Name (Party)", in the order of the text.</summary>
    public static string[] Delegates(string body, string title = "A made-up paper") =>
        [.. Of(body, ClaimKind.Delegate, title).Select(claim => $"{claim.Person} ({claim.Party})")];
}
