using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Chat;

/// <summary>A value that an option can be completed to.</summary>
/// <param name="Shown">What the user sees; may be longer than a platform takes.</param>
/// <param name="Value">What the option is set to.</param>
public sealed record Completion(string Shown, string Value);

/// <summary>Completes the values of options from the fact base, in memory and at once.</summary>
public static class Completions
{
    /// <summary>Most completions that are given. Source: Discord, Application Commands, autocomplete takes 25 choices.</summary>
    public const int Limit = 25;

    /// <summary>Values for what is typed so far: those that begin with it, then those that hold a word that does, then those a slip away. For an empty input the most talked about.</summary>
    public static ImmutableArray<Completion> Of(OptionSpec option, string typed, FactBase facts, ImmutableArray<CommandSpec> commands)
    {
        var all = option.Choices.IsEmpty ? All(option.Completion, facts, commands) : option.Choices.Select(choice => new Completion(choice, choice));
        var folded = PlainLetters.Fold(typed.Trim());
        return folded.Length == 0
            ? [.. all.Take(Limit)]
            : [.. all
                .Select(completion => (completion, Rank: Rank(folded, completion)))
                .Where(pair => pair.Rank < int.MaxValue)
                .OrderBy(pair => pair.Rank)
                .Select(pair => pair.completion)
                .Take(Limit)];
    }

    private static IEnumerable<Completion> All(CompletionSource source, FactBase facts, ImmutableArray<CommandSpec> commands) => source switch
    {
        CompletionSource.Party => facts.Parties.Select(party => new Completion(party.Name, party.Name)),
        CompletionSource.Subject => facts.Subjects.Select(subject => new Completion(subject.Title, subject.Id)),
        CompletionSource.Person => facts.People().SelectMany(person => person.Spellings.Select(spelling => new Completion(spelling, spelling))),
        CompletionSource.Speaker => facts.Speakers().Select(speaker => new Completion(speaker.Name, speaker.Name)),
        CompletionSource.Fact => facts.Facts
            .OrderByDescending(fact => fact.Documents.Length)
            .Select(fact => new Completion($"{fact.Id} {Commands.FactLines.Label(fact)}: {Commands.FactLines.ToLine(fact, facts).Text}", fact.Id)),
        CompletionSource.File => facts.Documents.Select(document => document.Name).Concat(facts.Unread.Select(unread => unread.Name)).Select(name => new Completion(name, name)),
        CompletionSource.Command => commands.Select(spec => new Completion($"/{spec.Name}", spec.Name)),
        _ => [],
    };

    private static int Rank(string typed, Completion completion)
    {
        // "US" and "türkiye" begin no name, but are names of one.
        if (PartyNames.Load().Find(typed)?.Name == completion.Value)
        {
            return 0;
        }

        var shown = PlainLetters.Fold(completion.Shown);
        var value = PlainLetters.Fold(completion.Value);
        if (shown.StartsWith(typed, StringComparison.Ordinal) || value.StartsWith(typed, StringComparison.Ordinal))
        {
            return 0;
        }

        if (PlainLetters.Words(shown).Any(word => word.StartsWith(typed, StringComparison.Ordinal)))
        {
            return 1;
        }

        return shown.Contains(typed, StringComparison.Ordinal) ? 2 : Nearest.To(typed, [shown]) is null ? int.MaxValue : 3;
    }
}
