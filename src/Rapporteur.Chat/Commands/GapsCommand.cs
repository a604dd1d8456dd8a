using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what still keeps the sides apart: subject by subject, the positions side by side.</summary>
public sealed class GapsCommand(NameFinder names) : ICommand
{
    public CommandSpec Spec { get; } = new("gaps", "What still keeps the sides apart, subject by subject",
        [new("subject", "Only on this subject, such as withdrawal") { Completion = CompletionSource.Subject }]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var (subject, fault) = names.Subject(facts, invocation["subject"], Spec.Name);
        return ValueTask.FromResult(fault ?? Of(facts, facts.Gaps(subject), subject is null ? "Gaps" : $"Gaps: {subject.Title.ToLowerInvariant()}"));
    }

    private static Answer Of(FactBase facts, GapReport report, string title)
    {
        var sections = report.Gaps.Select(gap => Section(facts, gap)).ToList();
        if (!report.OffAgenda.IsEmpty)
        {
            sections.Add(new("Off the agenda", report.OffAgenda.ToLines(facts)));
        }

        return new(title, [.. sections])
        {
            Note = (sections.Count, report.OneSided.Length) switch
            {
                (0, 0) => "No seed states a gap.",
                (_, 0) => null,
                _ => $"Wanted or offered by one side, with no word of the other: {string.Join(", ", report.OneSided.Select(subject => subject.Title.ToLowerInvariant()))}.",
            },
        };
    }

    private static AnswerSection Section(FactBase facts, Gap gap) => new(gap.Subject.Title,
    [
        .. gap.Positions.SelectMany(position => position.Facts.ToLines(facts)),
        .. gap.Called.ToLines(facts),
        .. gap.OffAgenda.ToLines(facts),
    ])
    {
        Note = gap.Contradictions.IsEmpty
            ? gap.Positions.Length == 1 && gap.Called.IsEmpty ? "The other side's position is not stated." : null
            : $"Contradiction: {string.Join("; ", gap.Contradictions.Select(ContradictionsCommand.Describe))}.",
    };
}
