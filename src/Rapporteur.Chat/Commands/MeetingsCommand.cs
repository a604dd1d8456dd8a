using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers which meetings took place or are set.</summary>
public sealed class MeetingsCommand : ICommand
{
    public CommandSpec Spec { get; } = new("meetings", "Meetings and rounds of talks, the latest first", []);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var meetings = facts.Meetings();
        return ValueTask.FromResult(meetings.IsEmpty
            ? new Answer("Meetings", []) { Note = "No seed states any." }
            : new Answer("Meetings", [new(null, meetings.ToLines(facts))]));
    }
}
