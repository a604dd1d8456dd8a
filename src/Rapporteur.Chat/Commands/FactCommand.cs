using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers everything that is known of one fact.</summary>
public sealed class FactCommand : ICommand
{
    public CommandSpec Spec { get; } = new("fact", "All that is known of one fact: quotes, sources, why they count as one",
        [new("id", "The short id behind a line, such as 3kq7z2a", Required: true) { Completion = CompletionSource.Fact }])
    {
        Example = "/fact 3kq7z2a",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(facts.Find(invocation["id"]!) is { } fact ? Of(facts, fact) : Unknown(facts, invocation["id"]!));

    /// <summary>The sentence for an id that no fact has, with the nearest.</summary>
    internal static Answer Unknown(FactBase facts, string id)
    {
        var near = Nearest.To(FactId.Normalise(id), facts.Facts.Select(fact => fact.Id));
        return Answer.Sentence(
            $"No fact has the id '{id.Trim()}'.{(near is null ? " Ids stand behind the lines of answers." : $" Did you mean {near}?")}",
            near is null ? [] : [Invocation.Of("fact", ("id", near)).ToString()]);
    }

    private static Answer Of(FactBase facts, Fact fact)
    {
        var line = fact.ToLine(facts);
        var contradictions = facts.ContradictionsOf(fact).Select(contradiction => ContradictionsCommand.Section(facts, contradiction));
        return new(line.Text,
        [
            .. fact.Claims.Select((claim, at) => Section(facts, fact, at, line)),
            .. contradictions.Select(section => section with { Heading = $"Contradiction: {section.Heading}" }),
        ])
        {
            Note = $"Id {fact.Id}. {line.Support}.{(fact.Subject is { } subject ? $" Subject: {subject.Title} (by \"{fact.Subjects[0].Cue}\")." : "")}",
            Suggestions = [Invocation.Of("source", ("id", fact.Id)).ToString()],
        };
    }

    private static AnswerSection Section(FactBase facts, Fact fact, int at, AnswerLine line)
    {
        var claim = fact.Claims[at];
        var cited = CitedWords.Of(claim.Citation, facts);
        return new(facts.Document(claim.Citation.Document).Named(),
        [
            new AnswerLine(claim.What ?? claim.Person ?? line.Text)
            {
                Kind = fact.Kind,
                Label = line.Label,
                FactId = fact.Id,
                Citations = [cited],
                Detail = SentenceAround.Of(facts.Document(claim.Citation.Document), claim.Citation) is var sentence && sentence.TrimEnd('.', '!', '?', '”', '"') != SentenceAround.Flat(claim.Citation.Quote).TrimEnd('.', '!', '?', '”', '"')
                    ? $"In its sentence: {sentence}"
                    : null,
            },
        ])
        {
            Note = string.Join(' ', new[] { at == 0 ? null : $"Taken for the same: {fact.Reasons[at - 1].Why}.", ReadBy(claim) }.OfType<string>()) is { Length: > 0 } note ? note : null,
        };
    }

    // Whoever keeps the tables of cues sees which line to mend.
    private static string? ReadBy(Claim claim) => claim.ReadBy is { } rule ? $"Read by the {rule.Form} \"{rule.Word}\" ({rule.Rule})." : null;
}
