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
        var isOfSeveralTalks = report.Gaps.Select(gap => gap.Talks).Distinct().Count() > 1;
        var sections = report.Gaps.Select(gap => Section(facts, gap, isOfSeveralTalks)).ToList();
        if (!report.OneSided.IsEmpty)
        {
            sections.Add(new("Wanted or offered by one side alone", report.OneSided.ToLines(facts)) { Note = "No document states another side's position, or that anything was agreed on it." });
        }

        if (!report.OffAgenda.IsEmpty)
        {
            sections.Add(new("Off the agenda", report.OffAgenda.ToLines(facts)));
        }

        return new(title, [.. sections])
        {
            Note = report.Gaps.IsEmpty ? "No seed states a gap." : null,
        };
    }

    private static AnswerSection Section(FactBase facts, Gap gap, bool isOfSeveralTalks) => new(isOfSeveralTalks ? $"{gap.Subject.Title} ({gap.Talks})" : gap.Subject.Title,
    [
        .. gap.Positions.SelectMany(position => position.Facts.ToLines(facts)),
        .. gap.Called.ToLines(facts),
        .. gap.OffAgenda.ToLines(facts),
    ])
    {
        Note = string.Join(' ', gap.Contradictions
            .Select(contradiction => $"Contradiction: {ContradictionsCommand.Describe(contradiction)}.")
            .Concat(gap.Unstated.Select(party => $"{party}: not stated."))) is { Length: > 0 } note ? note : null,
    };
}
