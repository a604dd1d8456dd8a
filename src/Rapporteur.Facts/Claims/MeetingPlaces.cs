using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds where a meeting is: "talks in Paris", "the Strelsau talks", "met in Strelsau on Friday".</summary>
internal sealed class MeetingPlaces(Places places)
{
    private const int LongestName = 4;

    // "The war in Ruritania" is no place of talks.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "war", "conflict", "fighting", "violence", "crisis", "clash", "ceasefire", "cease-fire", "truce", "troop", "force", "peace", "situation", "control", "attack", "presence", "airstrike", "strike", "operation",
        "hostility", "withdrawal", "government", "region", "election", "bloodshed", "people", "minority", "military", "authority", "elsewhere", "army", "position", "deployment", "offensive", "siege", "stability", "transition",
    };

    /// <summary>The places of a meeting, each once, as written; several where a list joins them.</summary>
    public IEnumerable<MeetingPlace> At(SentenceReading reading, Token cue, MeetingStretch stretch)
    {
        var found = new List<MeetingPlace>();
        for (var at = 0; at < stretch.Right.Length; at++)
        {
            Take(reading, cue, stretch.Right, at, at == 0 ? cue : stretch.Right[at - 1], at >= stretch.Sure, found);
        }

        for (var at = 0; at < stretch.Left.Length && found.Count == 0; at++)
        {
            Take(reading, cue, stretch.Left, at, at == 0 ? null : stretch.Left[at - 1], isLate: false, found);
        }

        if (cue.Upos != "VERB")
        {
            // "the Strelsau peace talks"
            found.AddRange(stretch.Left.Reverse().TakeWhile(token => token.Upos is "NOUN" or "PROPN" or "ADJ" || token.Text == "-").Take(4)
                .Where(token => token.Upos is "PROPN" or "ADJ" && reading.PartyAt(token) is not { Form: PartyNameForm.Name or PartyNameForm.Adjective or PartyNameForm.People })
                // The Strelsau talks are in Strelsau, the Highlands talks about the Highlands.
                .Select(token => PlaceAt(reading, token)).OfType<MeetingPlace>().Where(place => !places.IsLand(place.Name)));
        }

        // "Ruritania, where the envoy held talks", "Oman, which hosted them"
        var opening = stretch.Left.FirstOrDefault()?.Index ?? cue.Index;
        if (found.Count == 0 && opening > 1 && reading.Sentence.Tokens[opening - 1].Text is "where" or "which")
        {
            found.AddRange(reading.Sentence.Tokens.Take(opening - 1).TakeLast(5).Where(token => token.Upos == "PROPN").Select(token => PlaceAt(reading, token)).OfType<MeetingPlace>().Take(1));
        }

        // "Ruritania hosted several rounds"
        if (found.Count == 0 && (cue.Lemma == "host" ? cue : reading.Sentence.HeadOf(cue)) is { Lemma: "host", Xpos: "VBD" or "VBZ" or "VBN" or "VBG" } host && reading.Sentence.Subject(host) is { Upos: "PROPN" } there)
        {
            found.AddRange(new[] { PlaceAt(reading, there) }.OfType<MeetingPlace>());
        }

        return found.DistinctBy(place => place.Name);
    }

    private void Take(SentenceReading reading, Token cue, IReadOnlyList<Token> tokens, int at, Token? before, bool isLate, List<MeetingPlace> found)
    {
        // "…, the ministry in Ruritanburg said": that is where the ministry is.
        if (before is { Relation: "nsubj", Upos: "NOUN" } && at > 0 && reading.Sentence.HeadOf(before) is { Lemma: "say" or "tell" or "report" or "announce" or "add" or "state" or "note" or "warn" } says && says.Index > tokens[at].Index)
        {
            return;
        }

        // "Anna Berg, mediator for the bloc's task force in Ruritania": that is where the force is.
        if (reading.People.Any(person => person.Phrase.Contains(tokens[at].Span) && !person.Phrase.Contains(cue.Span)))
        {
            return;
        }

        if (tokens[at].Upos != "ADP" || tokens[at].Text.ToLowerInvariant() is not ("in" or "at" or "near" or "outside") || (before is not null && Elsewhere.Contains(before.Lemma)))
        {
            return;
        }

        var next = at + 1;
        while (next < tokens.Count && next < at + 5 && tokens[next].Upos is "DET" or "ADJ" or "PROPN" or "NOUN")
        {
            if (PlaceAt(reading, tokens[next]) is { } name && !(isLate && reading.PartyAt(tokens[next]) is { Form: PartyNameForm.Name }))
            {
                found.Add(name);
                break;
            }

            next++;
        }

        // "in Strelsau and Abu Dhabi"
        while (found.Count > 0 && next < tokens.Count && (tokens[next].Upos == "PROPN" || tokens[next].Text is "and"))
        {
            if (tokens[next].Text == "and" && next + 1 < tokens.Count && PlaceAt(reading, tokens[next + 1]) is { } other)
            {
                found.Add(other);
            }

            next++;
        }
    }

    // The longest run of words that begins with a token and names a place; null for none.
    private MeetingPlace? PlaceAt(SentenceReading reading, Token token)
    {
        var sentence = reading.Sentence;
        for (var length = LongestName + 1; length > 0; length--)
        {
            if (token.Index + length <= sentence.Tokens.Length && sentence.Cover(sentence.Tokens.Skip(token.Index).Take(length)).Of(sentence.Source) is { } name && char.IsUpper(name[0]) && places.Find(name) is { } country)
            {
                return new MeetingPlace(name, country == name ? null : country, token.Index);
            }
        }

        return reading.PartyAt(token) is { Form: PartyNameForm.Name or PartyNameForm.Capital } state && state.Span.Start == token.Span.Start
            && reading.TokensIn(state.Span).Last() is var last && !(last.Index + 1 < sentence.Tokens.Length && sentence.Tokens[last.Index + 1].Text is "'s" or "’s")
            ? new MeetingPlace(state.Span.Of(sentence.Source), state.Form == PartyNameForm.Capital ? state.Party.Name : null, token.Index) : null;
    }

    /// <summary>The country that a place is in; null for a country and for a place that the list does not have.</summary>
    public string? CountryOf(string place) => places.Find(place) is { } country && country != place ? country : null;
}

/// <summary>A place as a sentence names it.</summary>
/// <param name="Country">The country that it is in; null for a country.</param>
/// <param name="Token">Index of its first token.</param>
internal sealed record MeetingPlace(string Name, string? Country, int Token);
