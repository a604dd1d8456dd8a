using Rapporteur.Bot.Seeds;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;

namespace Rapporteur.Bot;

/// <summary>What reads articles, loaded once. Safe to use from several threads.</summary>
/// <param name="English">Text in, sentences out.</param>
/// <param name="Documents">Bytes in, document out.</param>
/// <param name="Claims">Document in, what it says out.</param>
public sealed record Readers(EnglishReader English, SeedReader Documents, ClaimReader Claims)
{
    /// <summary>Loads the language model and the lists of names that the program ships with.</summary>
    public static Readers Load()
    {
        var english = EnglishReader.Load();
        return new(english, new SeedReader(PageFurniture.Load(), Outlets.Load()), ClaimReader.Load(english));
    }

    /// <summary>Reads the bytes of a file: into a document with its claims, or why there is none.</summary>
    public ReadFile Article(string name, byte[] bytes)
    {
        var (document, unread) = Documents.Read(name, bytes);
        return document is null ? new(null, unread) : new(Claims.Read(document), null);
    }
}
