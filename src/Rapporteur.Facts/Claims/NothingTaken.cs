using System.Collections.Immutable;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts.Claims;

/// <summary>Tells a sentence that may say something of a negotiation, so that a reader can look over those that yielded nothing.</summary>
internal sealed class NothingTaken(ImmutableArray<CueLexicon> cues, AttributionReader attributions)
{
    /// <summary>Whether a sentence names a party, or somebody of one, and has a word of saying or deciding.</summary>
    public bool MayMatter(SentenceReading sentence) =>
        NamesParty(sentence)
        && sentence.Sentence.Tokens.Any(token => attributions.IsSpeech(token) || cues.Any(lexicon => lexicon.Find(token) is not null));

    private static bool NamesParty(SentenceReading sentence) =>
        sentence.Parties.Any(mention => !sentence.IsJustAPlace(mention))
        || sentence.People.Any(mention => mention.Person.Party is not null);
}
