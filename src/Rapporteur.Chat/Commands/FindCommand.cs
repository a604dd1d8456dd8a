using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers what is known of the parties and people that a text names, such as a message that somebody wonders about.</summary>
public sealed class FindCommand(NameFinder names) : ICommand
{
    private const int LongestNameInWords = 5;
    private const int MostSections = 8;

    /// <summary>The command's name.</summary>
    public const string Name = "find";

    public CommandSpec Spec { get; } = new(Name, "What is known of the parties and people that a text names",
        [new("text", "Names, or a sentence with names in it", Required: true)])
    {
        Example = "/find \"Ruritania met Zenda\"",
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) => ValueTask.FromResult(Of(facts, invocation["text"]!));

    /// <summary>The names of parties and people of the fact base that a text holds, in its order: asking for them alone gives the same answer.</summary>
    public ImmutableArray<string> NamesIn(FactBase facts, string text) =>
        [.. PeopleIn(facts, text).Select(person => person.Name), .. PartiesIn(facts, text).Select(party => party.Name)];

    private Answer Of(FactBase facts, string text)
    {
        var people = PeopleIn(facts, text);
        var parties = PartiesIn(facts, text);
        if (people.IsEmpty && parties.IsEmpty)
        {
            return Answer.Sentence("The text names no party and nobody that the seeds know.", facts.Parties.Take(2).Select(party => Invocation.Of("demands", ("party", party.Name)).ToString()));
        }

        var sections = people.Select(person => new AnswerSection(person.Name, person.Facts.ToLines(facts)))
            .Concat(parties.Select(party => new AnswerSection(party.Name, facts.Facts.Where(fact => fact.Parties.Contains(party)).ToLines(facts))))
            .Where(section => !section.Lines.IsEmpty)
            .ToList();
        return new($"Known of {string.Join(", ", people.Select(person => person.Name).Concat(parties.Select(party => party.Name)).Take(MostSections))}", [.. sections.Take(MostSections)])
        {
            Note = sections.Count > MostSections ? $"The text names {sections.Count}; the first {MostSections} are shown." : null,
        };
    }

    private static ImmutableArray<Person> PeopleIn(FactBase facts, string text)
    {
        var words = PlainLetters.Words(PlainLetters.Fold(text)).ToHashSet(StringComparer.Ordinal);

        // A family name is enough in a chat; a first name alone is not.
        return [.. facts.People().Where(person => person.Spellings.Any(spelling =>
            PlainLetters.Words(PlainLetters.Fold(spelling)).ToList() is [.., { Length: > 2 } family] && words.Contains(family)))];
    }

    // The longest run of words that names a party counts, and only runs that begin with a capital: "us" is no state in a chat.
    private ImmutableArray<Party> PartiesIn(FactBase facts, string text)
    {
        var words = text.Split([' ', '\n', '\t', ',', '.', ';', ':', '!', '?', '"', '(', ')', '“', '”', '/'], StringSplitOptions.RemoveEmptyEntries);
        var found = new List<Party>();
        for (var at = 0; at < words.Length;)
        {
            var (length, party) = LongestAt(words, at);
            if (party is not null && !found.Contains(party) && facts.Parties.Contains(party))
            {
                found.Add(party);
            }

            at += Math.Max(1, length);
        }

        return [.. found];
    }

    private (int Length, Party? Party) LongestAt(string[] words, int at)
    {
        if (!char.IsUpper(words[at][0]))
        {
            return (0, null);
        }

        for (var length = Math.Min(LongestNameInWords, words.Length - at); length > 0; length--)
        {
            if (names.Known(string.Join(' ', words[at..(at + length)])) is { } party)
            {
                return (length, party);
            }
        }

        return words[at].EndsWith("'s", StringComparison.Ordinal) || words[at].EndsWith("’s", StringComparison.Ordinal) ? (1, names.Known(words[at][..^2])) : (0, null);
    }
}
