using Rapporteur.Bot.Seeds;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;

namespace Rapporteur.Bot;

/// <summary>What reads articles, loaded once.</summary>
/// <param name="Article">Bytes of a file in, document and claims out.</param>
/// <param name="FindParty">The party under any of its names, or null.</param>
public sealed record Readers(ReadArticle Article, Func<string, Party?> FindParty)
{
    /// <summary>Loads the language model and the lists of names.</summary>
    public static Readers Load()
    {
        var seeds = new SeedReader(PageFurniture.Load(), Outlets.Load());
        var claims = ClaimReader.Load(EnglishReader.Load());
        return new(
            (name, bytes) => seeds.Read(name, bytes) switch
            {
                ({ } document, _) => new ReadFile(new SeedReading(document, claims.Read(document)), null),
                var (_, unread) => new ReadFile(null, unread),
            },
            PartyNames.Load().Find);
    }
}
