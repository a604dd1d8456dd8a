using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds meetings and rounds of talks with their place and date: "met in Paris", "the Strelsau talks", "spoke by phone on Friday".</summary>
/// <remarks>Talks in general are no meeting, nor are those that were called off, refused or only wished for.</remarks>
internal sealed class MeetingExtractor(CueLexicon cues, Places places) : IClaimExtractor
{
    // What a report says in its first sentences happened where it was written.
    private const int Opening = 4;

    private static readonly HashSet<string> Happens = new(StringComparer.Ordinal)
        { "hold", "host", "take", "begin", "start", "open", "end", "conclude", "resume", "attend", "have", "meet", "happen", "occur", "convene", "schedule", "plan", "follow", "break", "collapse", "fail", "conduct", "set", "finish", "wrap", "close", "reconvene", "bog", "enter", "continue", "run", "yield", "participate", "due", "expect", "join", "gather", "kick" };

    private static readonly HashSet<string> NotHeld = new(StringComparer.Ordinal)
        { "suspend", "postpone", "cancel", "delay", "stall", "call", "boycott", "refuse", "reject", "demand", "urge", "want", "seek", "propose", "offer", "invite", "avoid", "oppose", "threaten", "exclude", "derail" };

    private static readonly HashSet<string> Arranged = new(StringComparer.Ordinal) { "plan", "schedule", "due", "slate", "expect", "set", "upcoming", "next", "forthcoming", "planned", "scheduled" };

    private static readonly HashSet<string> Hosts = new(StringComparer.Ordinal) { "host", "mediate", "broker", "sponsor", "facilitate", "organise", "organize", "convene", "moderate" };

    private readonly MeetingPlaces places = new(places);

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var cue in sentence.Tokens.Where(token => cues.Find(token) is not null && !sentence.IsNegated(token)))
        {
            var clause = Clause(sentence, cue);
            var stretch = MeetingStretch.Around(sentence, cue, verb => (verb == clause && !IsSaying(verb)) || Happens.Contains(verb.Lemma) || Arranged.Contains(verb.Lemma));
            var modality = ModalityOf(sentence, cue, stretch);
            if (modality == Modality.Speculated || IsOnlyTalkedAbout(sentence, cue, clause, stretch))
            {
                continue;
            }

            var today = document.Document.Date;
            // "Meetings here on Saturday": where the report was written.
            var isHere = stretch.Right.Take(2).Any(token => token.Text.Equals("here", StringComparison.OrdinalIgnoreCase));
            var found = isHere ? [] : places.At(reading, cue, stretch).ToArray();
            var date = RelativeDates.Of(sentence, stretch.Right, today, modality == Modality.Planned)
                ?? RelativeDates.Of(sentence, [.. stretch.Left, cue], today, modality == Modality.Planned);
            var named = Named(document, reading, cue, clause);
            if (!IsOneMeeting(document, reading, cue, clause, named, found.Length > 0, date is not null))
            {
                continue;
            }

            var meeting = document.Claim(ClaimKind.Meeting, reading, cue, named.Length > 1 ? named : NamedBeside(document, reading, cue) is { Length: 2 } two ? two : named) with { Modality = modality, Date = date, ReadBy = RuleUse.Of("meeting.cues.tsv", cue) };
            foreach (var place in found)
            {
                // "in London on June 9 and in Stockholm on July 28": each has its own.
                var next = found.Where(other => other.Token > place.Token).Select(other => other.Token).DefaultIfEmpty(int.MaxValue).Min();
                var own = found.Length == 1 ? date : RelativeDates.Of(sentence, [.. stretch.Right.Where(token => token.Index > place.Token && token.Index < next)], today, modality == Modality.Planned);
                yield return meeting with { Place = place.Name, Country = place.Country, Date = own };
            }

            if (found.Length == 0)
            {
                var here = Dateline(document, reading, modality, date);
                yield return meeting with { Place = here, Country = here is null ? null : places.CountryOf(here) };
            }
        }
    }

    // "The head of its team at the talks said on Sunday": that is when it was said.
    private static bool IsSaying(Token verb) => verb.Lemma is "say" or "tell" or "add" or "report" or "announce" or "state" or "declare" or "note" or "write" or "claim" or "confirm";

    // "A request from the president to the prime minister during their meeting": the two whom the sentence has named; nobody is guessed.
    private static ImmutableArray<Party> NamedBeside(DocumentReading document, SentenceReading reading, Token cue)
    {
        var people = reading.People.Where(mention => mention.Span.End <= cue.Span.Start).Select(mention => mention.Person.Party).OfType<Party>().Distinct().ToImmutableArray();
        // "Ruritania's U.N. ambassador" is Ruritania's alone.
        // "Ruritanian planes" and "Ruritanian-brokered talks" are not Ruritania.
        bool IsOfThing(PartyMention party) => reading.TokensIn(party.Span).Last() is { Relation: "compound" or "amod" } last && reading.Sentence.HeadOf(last) is { Xpos: "NNS" } thing && !SeatFrames.IsPeople(thing) && document.Referents.PartiesOf(reading, thing).Length == 0;
        bool IsOfTitle(PartyMention party) => reading.People.Any(mention => mention.Person.Party is { } own && own != party.Party && mention.Phrase.Contains(party.Span));
        var parties = people.Length == 2 ? people : [.. reading.Parties.Where(mention => mention.Span.End <= cue.Span.Start && !reading.IsJustAPlace(mention) && !IsOfTitle(mention) && !IsOfThing(mention) && !reading.IsGoBetween(mention)).Select(mention => mention.Party).Distinct()];
        return [.. parties.Select(document.Referents.Called)];
    }

    // Talks in general are no meeting: a place, a date, or two sides that met.
    private static bool IsOneMeeting(DocumentReading document, SentenceReading reading, Token cue, Token clause, ImmutableArray<Party> named, bool hasPlace, bool hasDate)
    {
        var sentence = reading.Sentence;
        if (cue.Upos == "VERB")
        {
            return cue.Lemma switch
            {
                "hold" or "host" => sentence.Children(cue, "obj").Any(SeatFrames.IsTalks) && (hasPlace || hasDate),
                // "Met a deadline", "meets our conditions": not somebody.
                "meet" when sentence.Children(cue, "obj").Any(IsFulfilled) => false,
                "meet" or "confer" or "convene" or "reconvene" => hasPlace || hasDate || FacesSomebody(document, reading, cue),
                "speak" or "talk" => FacesSomebody(document, reading, cue),
                "gather" or "negotiate" => hasPlace && named.Length > 0,
                _ => FacesSomebody(document, reading, cue),
            };
        }

        // "Took place", not "took a step back"
        var happens = (Happens.Contains(clause.Lemma) && (clause.Lemma != "take" || sentence.Children(clause, "obj").Any(child => child.Lemma is "place" or "part"))) || (clause.Lemma != "take" && SeatFrames.Of(clause) is not null);
        if (cue.Lemma == "call" && !IsCall(sentence, cue))
        {
            return false;
        }

        return hasPlace || (hasDate && (happens || named.Length > 1)) || ((happens || sentence.CaseOf(cue) is "after" or "during") && PersonSeries.In(reading).Any(series => IsBetween(sentence, cue, series)));
    }

    private static bool IsFulfilled(Token thing) => thing.Lemma is "deadline" or "demand" or "condition" or "requirement" or "obligation" or "commitment" or "target" or "goal" or "need" or "standard" or "expectation" or "criterion" or "criteria" or "challenge" or "resistance" or "requirements" or "objective" or "aspiration" or "promise" or "term" or "test" or "request";

    // A call for something is no call with somebody.
    private static bool IsCall(Sentence sentence, Token noun) => sentence.Children(noun).Any(child =>
        (child.Relation is "compound" or "amod" && child.Lemma is "phone" or "telephone" or "video" or "conference") || (child.Relation == "nmod" && sentence.CaseOf(child) is "with" or "between"));

    // "peace talks between Minister A and her counterpart, B"
    private static bool IsBetween(Sentence sentence, Token noun, PersonSeries series) =>
        series.Members.Length > 1 && sentence.Tokens.Skip(noun.Index + 1).TakeWhile(token => token.Span.Start < series.Span.Start).ToArray() is { Length: > 0 and < 6 } between
        && between[0].Text is "between" or "with";

    private static bool FacesSomebody(DocumentReading document, SentenceReading reading, Token verb)
    {
        var sentence = reading.Sentence;
        bool IsSomebody(Token token) => token.Lemma.ToLowerInvariant() is "i" or "we" || document.Referents.PartiesOf(reading, token).Length > 0 || document.Referents.PersonOf(reading, token) is not null;
        return sentence.Subject(verb) is { } doer && (IsSomebody(doer) || SeatFrames.IsPeople(doer))
            && (sentence.Children(verb).Any(child => (child.Relation == "obj" && verb.Lemma is "meet" || child.Relation is "obl" && sentence.CaseOf(child) is "with" or "to") && IsSomebody(child))
                || (verb.Lemma is "meet" && (sentence.Conjuncts(doer).Count() > 1 || document.Referents.PartiesOf(reading, doer).Length > 1)));
    }

    // "Called for talks in Strelsau", "a dialogue that it is open to", "a press conference in Paris"
    private static bool IsOnlyTalkedAbout(Sentence sentence, Token cue, Token clause, MeetingStretch stretch)
    {
        // "Briefed ambassadors on the negotiations"
        if (cue.Upos == "NOUN" && clause.Lemma is "brief" or "update" or "inform" && sentence.CaseOf(cue) is "on" or "about")
        {
            return true;
        }

        // "Talks should enter their final phase by June" wants it.
        if (sentence.Auxiliaries(clause).Any(aux => aux is "should" or "must" or "ought"))
        {
            return true;
        }

        // "Cannot bring the talks to an end this year", "did not hold talks in X"
        if (cue != clause && sentence.HeadOf(cue) == clause && cue.Relation is "obj" or "nsubj" && sentence.IsNegated(clause))
        {
            return true;
        }

        // "Denied reports that its minister would meet officials in X"
        if (sentence.Ancestors(clause).Take(4).Any(head => head.Lemma is "deny" or "dismiss" or "refute" or "reject" && head.Upos == "VERB" && head.Index < clause.Index) && clause.Relation is "acl" or "ccomp" or "advcl")
        {
            return true;
        }

        // "Demanded that the withdrawal be discussed at a conference in X"
        if (clause.Relation is "ccomp" or "xcomp" && sentence.HeadOf(clause) is { Lemma: "demand" or "propose" or "urge" or "suggest" or "insist" or "request" or "recommend" } && clause.Xpos is "VB" or "VBN" && !sentence.Auxiliaries(clause).Any(aux => aux is "have" or "will" or "would"))
        {
            return true;
        }

        // "Initially planned to be held in Istanbul", "an attempt to convene talks"
        if (stretch.Left.Concat(stretch.Right).Any(token => token.Lemma is "initially" or "originally")
            || (clause.Xpos == "VB" && clause.Relation == "acl" && sentence.HeadOf(clause) is { Upos: "NOUN", Lemma: "attempt" or "effort" or "call" or "offer" or "proposal" or "plan" or "refusal" or "readiness" or "willingness" or "invitation" or "request" }))
        {
            return true;
        }

        var things = cue.Lemma is "hold" or "host" ? sentence.Children(cue, "obj").Append(cue) : [cue];
        if (things.SelectMany(sentence.Children).Any(child => child.Relation is "compound" or "amod" && child.Lemma.ToLowerInvariant() is "press" or "news" or "possible" or "potential" or "proposed" or "suspended" or "stalled" or "cancelled" or "canceled"))
        {
            return true;
        }

        return (cue != clause && NotHeld.Contains(clause.Lemma) && cue.Relation is "obj" or "nsubj" or "obl" or "xcomp" && sentence.HeadOf(cue) == clause)
            || (cue == clause && cue.Relation is "xcomp" or "ccomp" or "acl" && sentence.HeadOf(cue) is { } head && (NotHeld.Contains(head.Lemma) || (head.Upos == "NOUN" && sentence.IsNegated(head))));
    }

    private static Modality ModalityOf(Sentence sentence, Token cue, MeetingStretch stretch)
    {
        // "future talks possibly to be held in Strelsau"
        if (cue.Upos == "NOUN" && sentence.Children(cue, "acl").FirstOrDefault(child => sentence.Children(child, "mark").Any(mark => mark.Lemma == "to") && Happens.Contains(child.Lemma)) is { } held)
        {
            return sentence.Children(held, "advmod").Any(adverb => adverb.Lemma is "possibly" or "perhaps" or "probably" or "likely") ? Modality.Speculated : Modality.Planned;
        }

        var modality = Modalities.Of(sentence, cue);
        // "Meetings are set to continue on Monday"
        var clause = Clause(sentence, cue);
        if (modality == Modality.Stated && clause.Lemma is "set" or "due" or "expect" or "schedule" or "plan" or "slate" && sentence.Children(clause).Any(child => child.Lemma == "be") && sentence.Children(clause, "xcomp").Any())
        {
            return Modality.Planned;
        }

        return modality == Modality.Stated && (stretch.Left.TakeLast(4).Any(token => token.Lemma.ToLowerInvariant() is "next" or "upcoming" or "forthcoming" && token.Relation == "amod")
            || stretch.Left.TakeLast(6).Concat(stretch.Right.Take(8)).Any(token => token.Text is "due" or "planned" or "scheduled" or "slated"))
            ? Modality.Planned : modality;
    }

    private string? Dateline(DocumentReading document, SentenceReading reading, Modality modality, PartialDate? date)
    {
        var isHere = reading.Sentence.Tokens.Any(token => token.Text.Equals("here", StringComparison.OrdinalIgnoreCase));
        // "UKRAINE - " opens a page about it, written anywhere.
        var here = document.WrittenAt is { } place && (places.CountryOf(place) is not null || !document.Referents.IsState(new Party(place))) ? place : null;
        return isHere || (IsOfReport(date, document.Document.Date) && date is not null && IsReportedHere(document, reading, modality)) ? here : null;
    }

    // On the day of the report or beside it; a month without a day, where the report is of that month.
    private static bool IsOfReport(PartialDate? date, PartialDate? written) => date is not { } when
        || (when.ToDay() is { } day ? written?.ToDay() is not { } today || Math.Abs(today.DayNumber - day.DayNumber) <= 1 : written?.Agrees(when) == true);

    private static bool IsReportedHere(DocumentReading document, SentenceReading reading, Modality modality) =>
        reading.Index < Opening && modality == Modality.Stated && document.WrittenAt is not null;

    private static ImmutableArray<Party> Named(DocumentReading document, SentenceReading reading, Token cue, Token clause)
    {
        var sentence = reading.Sentence;
        var own = sentence.Children(cue).Where(child => child.Relation is "nmod" && sentence.CaseOf(child) is "between" or "with" or "of" or "among");
        var doers = clause.Upos == "VERB"
            ? sentence.Children(clause).Where(child => child.Relation is "nsubj" || (child.Relation is "obl" or "obj" && (sentence.CaseOf(child) is "" or "with" or "between" or "by" || (sentence.CaseOf(child) == "to" && clause.Lemma is "speak" or "talk" or "invite"))))
            : [];
        // "A delegation is expected to meet with …"
        var subject = clause.Upos == "VERB" && clause.Relation == "xcomp" && !sentence.Children(clause, "nsubj").Any() ? sentence.Subject(clause) : null;
        if (Hosts.Contains(clause.Lemma))
        {
            // "Talks mediated by the bloc": who holds the door open is not who met.
            doers = doers.Where(child => !(child.Relation == "nsubj" && !sentence.IsPassive(clause)) && sentence.CaseOf(child) != "by");
        }

        return [.. own.Concat(subject is null ? [] : [subject]).Concat(doers).SelectMany(child => document.Referents.PartiesOf(reading, child)).Concat(document.Referents.Owners(reading, cue)).Distinct()];
    }

    private static Token Clause(Sentence sentence, Token cue) =>
        cue.Upos == "VERB" ? cue : sentence.Ancestors(cue).FirstOrDefault(head => head.Upos == "VERB" || head.Relation == "root") ?? cue;
}
