using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Training.Extraction;

/// <summary>Articles with facts written by hand: <c>articles/NAME.txt</c> and <c>facts/NAME.jsonl</c>.</summary>
internal sealed class GoldFolder
{
    private readonly IReadOnlyList<(string Name, byte[] Bytes, IReadOnlyList<ScoredFact> Facts)> articles;

    private GoldFolder(IReadOnlyList<(string, byte[], IReadOnlyList<ScoredFact>)> articles) => this.articles = articles;

    public int Count => articles.Count;

    /// <summary>Reads a folder. An article without facts of its own is left out.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder, or one of the two in it, is not there: the sentence says which.</exception>
    public static GoldFolder Read(DirectoryInfo folder)
    {
        var (articles, facts) = (Path.Combine(folder.FullName, "articles"), Path.Combine(folder.FullName, "facts"));
        return new(
        [
            .. from path in Directory.GetFiles(articles, "*.txt").Order(StringComparer.Ordinal)
               let gold = Path.Combine(facts, Path.ChangeExtension(Path.GetFileName(path), ".jsonl"))
               where File.Exists(gold)
               select (Path.GetFileName(path), File.ReadAllBytes(path), ScoredFact.ReadAll(gold)),
        ]);
    }

    /// <summary>The article whose size is nearest to some bytes.</summary>
    public (string Name, byte[] Bytes) Nearest(int bytes) => articles.Select(article => (article.Name, article.Bytes)).MinBy(article => Math.Abs(article.Bytes.Length - bytes));

    /// <summary>The articles whose names fit.</summary>
    public GoldFolder Only(Func<string, bool> isIn) => new([.. articles.Where(article => isIn(article.Name))]);

    /// <summary>Reads all articles and scores what was read.</summary>
    public ExtractionScore Score(SeedReader seeds, ClaimReader reader) => new(articles.Select(article =>
    {
        var (document, _) = seeds.Read(article.Name, article.Bytes);
        IReadOnlyList<ScoredFact> read = document is null ? [] : [.. reader.Read(document).Claims.Select(ScoredFact.Of)];
        return ArticleScore.Of(System.Text.Encoding.UTF8.GetString(article.Bytes), read, article.Facts);
    }));
}
