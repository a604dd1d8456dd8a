using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Chat.Commands;

/// <summary>Finds the sentences that name somebody whom no document puts at the talks: "nobody" alone would hide that they speak of him.</summary>
internal static partial class NamedInText
{
    // Enough to judge by; /find lists more.
    private const int MostSentences = 5;

    /// <summary>Sentences that hold every part of a person's name, each written with a capital.</summary>
    public static AnswerSection? Person(FactBase facts, string name)
    {
        var parts = PlainLetters.Words(name).ToArray();
        return parts.Length == 0 ? null : Section(facts, sentence => parts.All(sentence.Split(' ').Where(word => word.Any(char.IsUpper)).SelectMany(PlainLetters.Words).Contains));
    }

    /// <summary>Sentences that name one of a party's people by the party, a title and a name: "Ruritanian Foreign Minister Anna Berg".</summary>
    public static AnswerSection? PeopleOf(FactBase facts, Party party) =>
        Section(facts, sentence => TitledName().Matches(sentence).Any(match => PartyNames.Load().Find(match.Groups["party"].Value) == party));

    private static AnswerSection? Section(FactBase facts, Func<string, bool> names)
    {
        var lines = facts.Documents
            .SelectMany(document => SentenceAround.All(document).Select(sentence => (document, sentence, text: SentenceAround.Flat(sentence.Of(document.Text)))))
            .Where(found => names(found.text))
            .Take(MostSentences)
            .Select(found => new AnswerLine(found.text) { Citations = [CitedWords.Of(Citation.Of(found.document, found.sentence, []), facts)] })
            .ToImmutableArray();
        return lines.IsEmpty ? null : new("Named, but in no delegation", lines);
    }

    [GeneratedRegex(@"\b(?<party>\p{Lu}[\p{L}’'.-]+)(?:\s+\p{Lu}[\p{L}’'-]+){3,}")]
    private static partial Regex TitledName();
}
