using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds meetings and rounds of talks with their place and date: "met in Paris", "the Geneva talks", "spoke by phone on Friday".</summary>
internal sealed class MeetingExtractor(CueLexicon cues, Places places) : IClaimExtractor
{
    private static readonly HashSet<string> Happens = new(StringComparer.Ordinal)
        { "hold", "host", "take", "begin", "start", "open", "end", "conclude", "resume", "attend", "have", "meet", "happen", "occur", "convene", "schedule", "plan", "follow", "break", "conduct" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var cue in sentence.Tokens.Where(token => cues.Find(token) is not null && !sentence.IsNegated(token)))
        {
            var clause = Clause(sentence, cue);
            var found = PlacesAt(reading, cue, clause).ToArray();
            var date = RelativeDates.Of(sentence, clause, document.Document.Date, Modalities.Of(sentence, cue) != Modality.Stated);
            var parties = Participants(document, reading, cue, clause);
            if (!IsOneMeeting(sentence, cue, clause, parties, found.Length > 0, date is not null))
            {
                continue;
            }

            foreach (var place in found.DefaultIfEmpty(null))
            {
                yield return document.Claim(ClaimKind.Meeting, reading, cue, parties) with { Place = place, Date = date };
            }
        }
    }

    // Talks in general are no meeting: a place, a date, or two sides that met.
    private static bool IsOneMeeting(Sentence sentence, Token cue, Token clause, ImmutableArray<Party> parties, bool hasPlace, bool hasDate)
    {
        if (cue.Upos == "VERB")
        {
            return cue.Lemma switch
            {
                "meet" or "confer" or "convene" => hasPlace || hasDate || parties.Length > 1,
                "speak" or "talk" => hasDate && parties.Length > 1,
                "hold" or "host" => sentence.Children(cue, "obj").Any(thing => IsNoun(thing.Lemma)) && (hasPlace || hasDate),
                _ => hasPlace && parties.Length > 1,
            };
        }

        return hasPlace || (hasDate && (Happens.Contains(clause.Lemma) || parties.Length > 1));
    }

    private static bool IsNoun(string lemma) => lemma is "talk" or "talks" or "meeting" or "summit" or "discussion" or "negotiation" or "round" or "conversation" or "consultation" or "call" or "session" or "dialogue";

    // Places beside the noun ("talks in Paris", "the Geneva talks") or the verb that it happens by ("talks were held in Doha").
    private IEnumerable<string?> PlacesAt(SentenceReading reading, Token cue, Token clause)
    {
        var sentence = reading.Sentence;
        var near = new[] { cue, clause }.Distinct()
            .SelectMany(head => sentence.Children(head))
            .Where(child => child.Relation is "obl" or "nmod" && sentence.CaseOf(child) is "in" or "at" or "near" || child.Relation is "compound" && cue.Upos == "NOUN" && sentence.HeadOf(child) == cue)
            .SelectMany(child => sentence.Conjuncts(child));
        return near.Select(token => PlaceAt(reading, token)).Where(place => place is not null).Distinct();
    }

    private string? PlaceAt(SentenceReading reading, Token token)
    {
        var sentence = reading.Sentence;
        var run = sentence.Tokens
            .SkipWhile(other => other.Index < token.Index - 4)
            .TakeWhile(other => other.Index <= token.Index + 3)
            .ToArray();
        // The longest run of words around the token that names a place.
        for (var length = Math.Min(4, run.Length); length > 0; length--)
        {
            for (var from = 0; from + length <= run.Length; from++)
            {
                var part = run[from..(from + length)];
                var span = sentence.Cover(part);
                if (span.Contains(token.Span) && places.Find(span.Of(sentence.Source)) is not null)
                {
                    return span.Of(sentence.Source);
                }
            }
        }

        return reading.PartyAt(token) is { Form: PartyNameForm.Name or PartyNameForm.Capital } state && token.Upos == "PROPN" && sentence.CaseOf(token) is "in" or "at"
            ? state.Span.Of(sentence.Source) : null;
    }

    private static ImmutableArray<Party> Participants(DocumentReading document, SentenceReading reading, Token cue, Token clause)
    {
        var sentence = reading.Sentence;
        var own = sentence.Children(cue).Where(child => child.Relation is "nmod" && sentence.CaseOf(child) is "between" or "with" or "of" or "among");
        var doers = clause.Upos == "VERB"
            ? sentence.Children(clause).Where(child => child.Relation is "nsubj" || (child.Relation is "obl" or "obj" && sentence.CaseOf(child) is "" or "with" or "between" or "to" or "by"))
            : [];
        var named = own.Concat(doers).SelectMany(child => document.Referents.PartiesOf(reading, child)).Concat(document.Referents.Owners(reading, cue)).Distinct().ToImmutableArray();
        return named.Length > 1 ? named : [.. named.Union(document.Referents.Main.Take(2)).Take(2)];
    }

    private static Token Clause(Sentence sentence, Token cue) =>
        cue.Upos == "VERB" ? cue : sentence.Ancestors(cue).FirstOrDefault(head => head.Upos == "VERB" || head.Relation == "root") ?? cue;
}
