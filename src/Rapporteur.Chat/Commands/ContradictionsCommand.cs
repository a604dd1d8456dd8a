using Rapporteur.Facts;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what the seeds say against each other. No side is the winner.</summary>
public sealed class ContradictionsCommand : ICommand
{
    public CommandSpec Spec { get; } = new("contradictions", "What the seeds say against each other", []);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(facts.Contradictions.IsEmpty
            ? new Answer("Contradictions", []) { Note = "The seeds say nothing against each other." }
            : new Answer("Contradictions", [.. facts.Contradictions.Select(contradiction => Section(facts, contradiction))]));

    /// <summary>A contradiction under its heading, each side a line with its own citations.</summary>
    public static AnswerSection Section(FactBase facts, Contradiction contradiction) => new(
        Describe(contradiction),
        [.. contradiction.Sides.Select(side =>
        {
            var fact = facts.Find(side.FactId)!;
            return new AnswerLine(fact.Parties.IsEmpty ? side.Says : $"{string.Join(", ", fact.Parties)}: {side.Says}")
            {
                Kind = fact.Kind,
                Label = fact.Label(),
                FactId = fact.Id,
                Citations = [.. side.Claims.Select(claim => CitedWords.Of(claim.Citation, facts))],
            };
        })]);

    /// <summary>What a contradiction is about, in a few words.</summary>
    public static string Describe(Contradiction contradiction) => contradiction.Kind switch
    {
        ContradictionKind.Spelling => $"Two spellings of one name: {string.Join(", ", contradiction.Sides.Select(side => side.Says))}",
        ContradictionKind.Agenda => $"{contradiction.About}: on the table in one document, off the agenda in another",
        ContradictionKind.SoughtAndRefused => $"{contradiction.About}: sought and refused by one party",
        _ => contradiction.About,
    };
}
