using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what the seeds say of a person's part in the talks.</summary>
public sealed class PersonCommand : ICommand
{
    public CommandSpec Spec { get; } = new("person", "A person's part in the talks, with every spelling",
        [new("name", "A name or a part of one", Required: true) { Completion = CompletionSource.Person }]);

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var name = invocation["name"]!.Trim();
        return ValueTask.FromResult(facts.PeopleNamed(name) switch
        {
            [] => Unknown(facts, name),
            [var only] => Of(facts, only),
            var several => new($"'{name}' can be {several.Length} people", [.. several.Select(person => new AnswerSection(person.Name, person.Facts.Select(fact => Line(facts, fact)).ToImmutableArray()))]),
        });
    }

    private static Answer Of(FactBase facts, Person person) => new(person.Name, [new(null, [.. person.Facts.Select(fact => Line(facts, fact))])])
    {
        Note = person.Spellings is { Length: > 1 } spellings && spellings.Any(spelling => PersonSpelling.Differs(spelling, person.Name))
            ? $"Spelled {string.Join(" and ", spellings)}."
            : null,
    };

    private static AnswerLine Line(FactBase facts, Fact fact)
    {
        var line = fact.ToLine(facts);
        return line with { Text = $"{fact.Party}: {line.Text}" };
    }

    private static Answer Unknown(FactBase facts, string name)
    {
        if (NamedInText.Person(facts, name) is { } named)
        {
            return new(name, [named]) { Note = "No seed puts anybody of that name at the talks." };
        }

        var people = facts.People();
        var near = Nearest.To(name, people.SelectMany(person => person.Spellings));
        return Answer.Sentence(
            $"No seed puts anybody called '{name}' at the talks. {(near is null ? $"Known are {string.Join(", ", people.Take(10).Select(person => person.Name))}." : $"Did you mean {near}?")}",
            near is null ? [] : [Invocation.Of("person", ("name", near)).ToString()]);
    }
}
