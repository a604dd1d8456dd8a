using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers where a fact stands: the sentence in its place, two before and two after, file, line, offsets and hash.</summary>
public sealed class SourceCommand : ICommand
{
    private const int Neighbours = 2;

    public CommandSpec Spec { get; } = new("source", "A fact's words in their place, with file, line, offsets and hash",
        [new("id", "The short id behind a line, such as 3kq7z2a", Required: true) { Completion = CompletionSource.Fact }])
    {
        Example = "/source 3kq7z2a",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(facts.Find(invocation["id"]!) is { } fact
            ? new Answer($"Where it stands: {fact.ToLine(facts).Text}", [.. fact.Claims.Select(claim => Section(facts, claim, fact.Id))])
            {
                Suggestions = [Invocation.Of("fact", ("id", fact.Id)).ToString()],
            }
            : FactCommand.Unknown(facts, invocation["id"]!));

    private static AnswerSection Section(FactBase facts, Claim claim, string factId)
    {
        var document = facts.Document(claim.Citation.Document);
        var (before, held, after) = SentenceAround.InPlace(document, claim.Citation, Neighbours);
        var place = $"{document.Name}, line {document.LineAt(claim.Citation.Span.Start)}, characters {claim.Citation.Span.Start} to {claim.Citation.Span.End}, SHA-256 {document.Sha256}";
        return new(document.Named(),
        [
            .. before.Select(sentence => Beside(sentence)),
            new AnswerLine(SentenceAround.Flat(document.Text[held.Start..held.End]))
            {
                Kind = claim.Kind,
                Label = "the words",
                FactId = factId,
                Citations = [CitedWords.Of(claim.Citation, facts)],
            },
            .. after.Select(sentence => Beside(sentence)),
        ])
        {
            Note = place,
        };

        AnswerLine Beside(Rapporteur.Language.Sentences.TextSpan sentence) =>
            new(SentenceAround.Flat(sentence.Of(document.Text)))
            {
                Label = sentence.Start < held.Start ? "before" : "after",
                Citations = [CitedWords.Of(Citation.Of(document, sentence, []), facts)],
            };
    }
}
