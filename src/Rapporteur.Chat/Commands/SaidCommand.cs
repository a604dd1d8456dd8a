using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Questions;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what somebody is reported to have said, and by whom.</summary>
public sealed class SaidCommand(NameFinder names) : ICommand
{
    private const int MostListed = 10;

    public CommandSpec Spec { get; } = new("said", "What a person, outlet or office is reported to have said, and who reports it",
        [new("name", "A person, outlet, office or party, or a part of the name", Required: true) { Completion = CompletionSource.Speaker }])
    {
        Example = "/said \"foreign minister\"",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var name = invocation["name"]!.Trim();
        return ValueTask.FromResult(facts.SpeakersNamed(name, names.Known(name)) switch
        {
            [] => Unknown(facts, name),
            [var only] => new($"Said by {only.Name}", [Section(facts, only) with { Heading = null }]),
            var several => new($"Said by {several.Length} whom '{name}' can mean", [.. several.Select(speaker => Section(facts, speaker))]),
        });
    }

    private static AnswerSection Section(FactBase facts, Speaker speaker) => new(speaker.Name, [.. speaker.Sayings.Select(saying => Line(facts, saying))]);

    private static AnswerLine Line(FactBase facts, Saying saying)
    {
        var text = facts.Document(saying.Citation.Document).Text;
        return new(string.Join(" … ", saying.Content.Select(run => SentenceAround.Flat(run.Of(text)))))
        {
            Label = SentenceAround.Flat(saying.Cue),
            Support = saying.Reporters.Any() ? $"reported by {string.Join(", by ", saying.Reporters)}" : "reported by the seed itself",
            Citations = [CitedWords.Of(saying.Citation, facts)],
        };
    }

    private static Answer Unknown(FactBase facts, string name)
    {
        var speakers = facts.Speakers().Select(speaker => speaker.Name).ToImmutableArray();
        var near = Nearest.To(name, speakers);
        var hint = near is not null ? $"Did you mean {near}?"
            : speakers.IsEmpty ? "None passes on anybody's words yet."
            : $"They pass on the words of {string.Join(", ", speakers.Take(MostListed))}{(speakers.Length > MostListed ? " and others" : "")}.";
        return Answer.Sentence($"No seed reports what '{name}' said. {hint}", near is null ? [] : [Invocation.Of("said", ("name", near)).ToString()]);
    }
}
