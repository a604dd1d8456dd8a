using Rapporteur.Bot.Seeds;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot;

/// <summary>What reads articles, loaded once.</summary>
/// <param name="Article">Bytes of a file in, document and claims out.</param>
/// <param name="FindParty">The party under any of its names, or null.</param>
public sealed record Readers(ReadArticle Article, Func<string, Party?> FindParty)
{
    /// <summary>Loads the language model and the lists of names.</summary>
    public static Readers Load() => new(Read, _ => null);

    private static ReadFile Read(string name, byte[] bytes)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        return new(new SeedReading(new Document(name, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), text, text.Split('\n')[0], null, null, []), []), null);
    }
}
