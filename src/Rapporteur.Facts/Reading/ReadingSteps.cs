using System.Collections.Immutable;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Language;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>The steps before claims are looked for. Each can be another one: a parser of one's own, a register of people that is kept by hand.</summary>
/// <param name="Sentences">A paragraph of a text in, its sentences with tags and parse out; spans count from the start of the whole.</param>
/// <param name="People">All sentences of a document with the parties that each names in, the people that each names out.</param>
/// <param name="Attributions">A sentence in, who says what in it out.</param>
public sealed record ReadingSteps(
    Func<string, TextSpan, IReadOnlyList<Sentence>> Sentences,
    Func<IReadOnlyList<Sentence>, IReadOnlyList<ImmutableArray<PartyMention>>, ImmutableArray<ImmutableArray<PersonMention>>> People,
    Func<Sentence, ImmutableArray<Attribution>> Attributions)
{
    /// <summary>The steps that the program ships with.</summary>
    public static ReadingSteps Load(EnglishReader english) => new(
        english.ReadParagraph, new PeopleReader(Titles.Load(), Places.Load(), Outlets.Load()).Read, AttributionReader.Load().Read);
}
