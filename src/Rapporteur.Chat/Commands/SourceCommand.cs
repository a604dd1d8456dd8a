using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers where facts stand: the sentence in its place, two before and two after, file, line, offsets and hash.</summary>
public sealed class SourceCommand : ICommand
{
    private const int Neighbours = 2;

    public CommandSpec Spec { get; } = new("source", "A fact's words in their place, with file, line, offsets and hash",
        [new("id", "The short id behind a line, such as 3kq7z2a; several with commas between", Required: true) { Completion = CompletionSource.Fact }])
    {
        Example = "/source 3kq7z2a",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(Of(facts, invocation["id"]!));

    private static Answer Of(FactBase facts, string typed)
    {
        var ids = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if ((ids.Length == 0 ? typed : ids.FirstOrDefault(id => facts.Find(id) is null)) is { } unknown)
        {
            return FactCommand.Unknown(facts, unknown);
        }

        var asked = ids.Select(id => facts.Find(id)!).Distinct().ToList();
        return asked is [var fact]
            ? new($"Where it stands: {fact.ToLine(facts).Text}", [.. fact.Claims.Select(claim => Section(facts, [new(fact, claim)]))])
            {
                Suggestions = [Invocation.Of("fact", ("id", fact.Id)).ToString()],
            }
            : new($"Where these {asked.Count} facts stand", [.. Places(facts, asked)]);
    }

    // A sentence that bears several of them is shown once, and says which.
    private static IEnumerable<AnswerSection> Places(FactBase facts, IEnumerable<Fact> asked) =>
        from each in asked.SelectMany(fact => fact.Claims.Select(claim => new Borne(fact, claim)))
        group each by (each.Claim.Citation.Document, SentenceAround.InPlace(facts.Document(each.Claim.Citation.Document), each.Claim.Citation, 0).Held) into place
        let section = Section(facts, [.. place])
        select section with { Note = $"{string.Join("; ", place.Select(each => each.Fact.ToLine(facts).Text).Distinct())}: {section.Note}" };

    private static AnswerSection Section(FactBase facts, ImmutableArray<Borne> borne)
    {
        var citations = borne.Select(each => each.Claim.Citation).DistinctBy(citation => citation.Span).ToImmutableArray();
        var document = facts.Document(citations[0].Document);
        var (before, held, after) = SentenceAround.InPlace(document, citations[0], Neighbours);
        var (start, end) = (citations.Min(citation => citation.Span.Start), citations.Max(citation => citation.Span.End));
        return new(document.Named(),
        [
            .. before.Select(sentence => Beside(facts, document, sentence, "before")),
            new AnswerLine(SentenceAround.Flat(document.Text[held.Start..held.End]))
            {
                Kind = borne[0].Claim.Kind,
                Label = "the words",
                FactId = borne[0].Fact.Id,
                Citations = [.. citations.Select(citation => CitedWords.Of(citation, facts))],
            },
            .. after.Select(sentence => Beside(facts, document, sentence, "after")),
        ])
        {
            Note = $"{document.Name}, line {document.LineAt(start)}, characters {start} to {end}, SHA-256 {document.Sha256}",
        };
    }

    private static AnswerLine Beside(FactBase facts, Document document, TextSpan sentence, string label) => new(SentenceAround.Flat(sentence.Of(document.Text)))
    {
        Label = label,
        Citations = [CitedWords.Of(Citation.Of(document, sentence, []), facts)],
    };

    private readonly record struct Borne(Fact Fact, Claim Claim);
}
