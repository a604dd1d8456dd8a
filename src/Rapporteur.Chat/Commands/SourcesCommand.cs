using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Questions;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what was read, what was not, and why; of one file also which sentences nothing was taken from.</summary>
public sealed class SourcesCommand : ICommand
{
    public CommandSpec Spec { get; } = new("sources", "The files: title, outlet, date, facts, or why one could not be read",
        [new("file", "One file: also the sentences that nothing was taken from") { Completion = CompletionSource.File }]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(invocation["file"] is { } file ? OfOne(facts, file.Trim()) : OfAll(facts));

    private static Answer OfAll(FactBase facts)
    {
        var sections = new List<AnswerSection>();
        var sources = facts.Sources();
        if (!sources.IsEmpty)
        {
            sections.Add(new("Read", [.. sources.Select(Line)]));
        }

        if (!facts.Unread.IsEmpty)
        {
            sections.Add(new("Not read", [.. facts.Unread.Select(Line)]));
        }

        return new("Sources", [.. sections]) { Note = sections.Count == 0 ? "There is no seed yet: drop a .txt or .md file into the seeds folder." : null };
    }

    private static Answer OfOne(FactBase facts, string file)
    {
        if (facts.Unread.FirstOrDefault(unread => Is(unread.Name, file)) is { } unread)
        {
            return new($"Source {unread.Name}", [new("Not read", [Line(unread)])]);
        }

        if (facts.Sources().FirstOrDefault(source => Is(source.Reading.Document.Name, file) || source.Copies.Any(copy => Is(copy, file))) is not { } source)
        {
            var names = facts.Documents.Select(document => document.Name).Concat(facts.Unread.Select(other => other.Name)).ToList();
            var near = Nearest.To(file, names);
            return Answer.Sentence($"There is no seed '{file}'.{(near is null ? $" There are {names.Count}: /sources lists them." : $" Did you mean {near}?")}", ["/sources"]);
        }

        var document = source.Reading.Document;
        return new($"Source {document.Name}",
        [
            new(null, [Line(source)]),
            new("Facts", source.Facts.ToLines(facts)),
            new("Sentences that name a party and gave no fact", [.. source.Reading.NothingTaken.Select(sentence =>
                new AnswerLine(SentenceAround.Flat(sentence.Of(document.Text)))
                {
                    Label = $"line {document.LineAt(sentence.Start)}",
                    Citations = [CitedWords.Of(Facts.Claims.Citation.Of(document, sentence, []), facts)],
                })])
            {
                Note = source.Reading.NothingTaken.IsEmpty ? "No such sentence." : null,
            },
        ]);
    }

    private static bool Is(string name, string typed) => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase);

    private static AnswerLine Line(Source source)
    {
        var document = source.Reading.Document;
        var details = new List<string>();
        if (!source.Copies.IsEmpty)
        {
            details.Add($"Same text: {string.Join(", ", source.Copies)}.");
        }

        if (!source.Reading.NothingTaken.IsEmpty)
        {
            details.Add($"{source.Reading.NothingTaken.Length} {(source.Reading.NothingTaken.Length == 1 ? "sentence names" : "sentences name")} a party and gave no fact.");
        }

        if (source.Reading.Note is { } note)
        {
            details.Add(note);
        }

        return new($"{document.Name}: {document.Title}")
        {
            Label = $"{source.Facts.Length} {(source.Facts.Length == 1 ? "fact" : "facts")}",
            Support = $"{(document.Outlet is { } outlet ? outlet : "outlet not stated")}, {document.Date?.ToString() ?? "undated"}",
            Detail = details.Count == 0 ? null : string.Join(' ', details),
        };
    }

    private static AnswerLine Line(Unread unread) => new($"{unread.Name}: not read, since {unread.Reason}");
}
