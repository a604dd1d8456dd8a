using System.CommandLine;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;
using Rapporteur.Language.Model;
using Rapporteur.Training;
using Rapporteur.Training.Extraction;

// Paths are seen from the root of the repository, where `dotnet run --project src/Rapporteur.Training` is called.
var treebank = new Option<DirectoryInfo>("--treebank") { Description = "Folder with train.conllu and dev.conllu", DefaultValueFactory = _ => new("../shared/treebank") };
var model = new Option<FileInfo>("--model") { Description = "The model file", DefaultValueFactory = _ => new("src/Rapporteur.Language/Model/english.model") };
var page = new Option<FileInfo?>("--page") { Description = "Page of the documentation that gets the scores" };
var epochs = new Option<int>("--epochs") { Description = "How often to go through the treebank", DefaultValueFactory = _ => new TrainingPlan().Epochs };
var file = new Option<FileInfo?>("--on") { Description = "Treebank to score on instead of dev.conllu" };

var train = new Command("train", "Trains a model and scores it") { treebank, model, page, epochs };
train.SetAction(call =>
{
    Train(call.GetValue(treebank)!, call.GetValue(model)!, new TrainingPlan { Epochs = call.GetValue(epochs) });
    Score(call.GetValue(model)!, new(Path.Combine(call.GetValue(treebank)!.FullName, "dev.conllu")), call.GetValue(page));
});
var score = new Command("score", "Scores a model on a treebank") { treebank, model, page, file };
score.SetAction(call => Score(call.GetValue(model)!, Gold(call), call.GetValue(page)));
var errors = new Command("errors", "Lists where words and sentences are cut otherwise than in a treebank") { treebank, model, file };
errors.SetAction(call =>
{
    foreach (var line in BoundaryErrors.Of(Load(call.GetValue(model)!), Treebank.Read(Gold(call).FullName)))
    {
        Console.WriteLine(line);
    }
});
var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with .txt files" };
var rounds = new Option<int>("--rounds") { Description = "How often to read them", DefaultValueFactory = _ => 60 };
var speed = new Command("speed", "Measures how fast texts are read by one thread") { folder, rounds, model };
speed.SetAction(call =>
{
    string[] texts = [.. call.GetValue(folder)!.GetFiles("*.txt").OrderBy(text => text.Name, StringComparer.Ordinal).Select(text => File.ReadAllText(text.FullName))];
    var (tokens, elapsed) = Speed.Of(Load(call.GetValue(model)!), texts, call.GetValue(rounds));
    Console.WriteLine($"Rapporteur.Language, sentences, tags, lemmas, parse and names: {tokens / elapsed.TotalSeconds:F0} tokens a second ({tokens} tokens)");
});
var gold = new Option<DirectoryInfo>("--gold") { Description = "Folder with articles/NAME.txt and facts/NAME.jsonl", DefaultValueFactory = _ => new("../shared/gold") };
var seeds = new Option<DirectoryInfo>("--seeds") { Description = "Folder of the articles that come along; they are scored apart from the others", DefaultValueFactory = _ => new("seeds") };
var extraction = new Command("extraction", "Scores what is read in annotated articles") { gold, seeds, model, page };
extraction.SetAction(call => Extraction(call, withSpeed: false));
var figures = new Command("figures", "All figures: the language layer on dev.conllu, then the facts read in annotated articles") { treebank, gold, seeds, model };
figures.SetAction(call =>
{
    var missing = Gold(call).Exists ? 0 : Missing(Gold(call), "The language layer", "a treebank in CoNLL-U (--treebank FOLDER)");
    if (missing == 0)
    {
        Score(call.GetValue(model)!, Gold(call), null);
        Console.WriteLine();
    }

    return Math.Max(missing, Extraction(call, withSpeed: true));
});
return new RootCommand("Trains the language layer; scores it (docs/language.md) and what is read with it (docs/extraction.md)") { train, score, errors, speed, extraction, figures }.Parse(args).Invoke();

int Extraction(ParseResult call, bool withSpeed)
{
    var annotated = call.GetValue(gold)!;
    if (!Directory.Exists(Path.Combine(annotated.FullName, "articles")) || !Directory.Exists(Path.Combine(annotated.FullName, "facts")))
    {
        return Missing(annotated, "What is extracted", "a folder with articles/NAME.txt and facts/NAME.jsonl (--gold FOLDER)");
    }

    var (english, articles) = (Load(call.GetValue(model)!), GoldFolder.Read(annotated));
    if (withSpeed)
    {
        ReadingSpeed(english, articles);
    }

    var scores = ExtractionPage.Of(english, articles, name => File.Exists(Path.Combine(call.GetValue(seeds)!.FullName, name)));
    Console.WriteLine(scores);
    if (call.GetValue(page) is { } to)
    {
        ScorePage.Write(to.FullName, scores);
    }

    return 0;
}

static void ReadingSpeed(EnglishReader english, GoldFolder articles)
{
    var (documents, reader) = (new SeedReader(PageFurniture.Load(), Outlets.Load()), ClaimReader.Load(english));
    var (name, bytes) = articles.Nearest(8192);
    var (first, usual) = Speed.Of(() => reader.Read(documents.Read(name, bytes).Document!));
    Console.WriteLine($"An article of {bytes.Length / 1024.0:F1} KB takes {usual.TotalMilliseconds:F0} ms of processor time from bytes to claims (the first one after start {first.TotalMilliseconds:F0} ms).\n");
}

static int Missing(FileSystemInfo path, string what, string needed)
{
    Console.Error.WriteLine($"{what} was not scored: '{path}' is missing or is not {needed}.");
    return 1;
}

FileInfo Gold(ParseResult call) => call.GetValue(file) ?? new(Path.Combine(call.GetValue(treebank)!.FullName, "dev.conllu"));

static void Train(DirectoryInfo folder, FileInfo to, TrainingPlan plan)
{
    var sentences = Treebank.Read(Path.Combine(folder.FullName, "train.conllu"));
    var treebank = new Treebank(sentences);
    var shape = new NetShape(treebank.Features.Length, treebank.Tags.Length, treebank.Labels.Length, NameMarks.All.Length);
    Console.WriteLine($"{treebank.Examples.Count} sentences, {treebank.Features.Length} features, {treebank.Tags.Length} tags, {treebank.Labels.Length} relations");
    var net = new Trainer(treebank, shape, plan).Train(Console.WriteLine);
    ModelWriter.Write(to.FullName, treebank, net, LemmaTrainer.Train(sentences));
}

static void Score(FileInfo from, FileInfo on, FileInfo? page)
{
    var (reader, gold) = (Load(from), Treebank.Read(on.FullName));
    var scores = ScorePage.Of(reader, gold, on.Name, from.Length);
    Console.WriteLine(scores);
    if (page is not null)
    {
        ScorePage.Write(page.FullName, scores);
    }
}

static EnglishReader Load(FileInfo from)
{
    using var stream = from.OpenRead();
    return EnglishReader.Load(stream, Processor.Widest);
}
