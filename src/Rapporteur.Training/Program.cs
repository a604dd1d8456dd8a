using System.Diagnostics;
using Rapporteur.Language;
using Rapporteur.Language.Model;
using Rapporteur.Training;

if (args[0] == "patch")
{
    var blob = LemmaTrainer.Train(Treebank.Read("../shared/treebank/train.conllu"));
    var bytes = File.ReadAllBytes(args[1]);
    Console.WriteLine(blob.Length);
    File.WriteAllBytes(args[2], [.. bytes[..^4], .. BitConverter.GetBytes(blob.Length), .. blob]);
    return;
}

if (args[0] == "score")
{
    using var model = File.OpenRead(args[1]);
    var reader = EnglishReader.Load(model, Processor.Widest);
    var gold = Treebank.Read(args.Length > 2 ? args[2] : "../shared/treebank/dev.conllu");
    Console.WriteLine("gold tokens: " + string.Join(", ", Scorer.FromTokens(reader, gold).Select(pair => $"{pair.Key} {pair.Value.F1:F2}")));
    Console.WriteLine("raw text: " + string.Join(", ", Scorer.FromText(reader, gold).Select(pair => $"{pair.Key} {pair.Value.F1:F2}")));
    var clock = Stopwatch.StartNew();
    var words = reader.Annotate(gold).Sum(sentence => sentence.Words.Length);
    Console.WriteLine($"{words / clock.Elapsed.TotalSeconds:F0} words/s");
    return;
}

var epochs = int.Parse(args[1]);
var state = int.Parse(args[2]);
var embedding = int.Parse(args[3]);
var sentences = Treebank.Read("../shared/treebank/train.conllu");
var treebank = new Treebank(sentences);
Console.WriteLine($"{treebank.Features.Length} features, {treebank.Tags.Length} tags, {treebank.Labels.Length} labels");
var shape = new NetShape(treebank.Features.Length, treebank.Tags.Length, treebank.Labels.Length, NameMarks.All.Length, Embedding: embedding, State: state);
var net = new Trainer(treebank, shape, new(epochs)).Train(Console.WriteLine);
ModelWriter.Write(args[0], treebank, net, LemmaTrainer.Train(sentences));
Console.WriteLine(new FileInfo(args[0]).Length);
