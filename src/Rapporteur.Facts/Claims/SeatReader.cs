using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds the places in a sentence that put people at the talks: "led by", "met with", "talks between", "in place of".</summary>
/// <remarks>Denied and merely supposed meetings give no seat, nor does talking with reporters.</remarks>
internal sealed class SeatReader(DocumentReading document, SentenceReading reading)
{
    private static readonly HashSet<string> Appoints = new(StringComparer.Ordinal) { "appoint", "name", "designate", "nominate", "pick", "tap", "assign", "send", "dispatch" };
    private static readonly HashSet<string> Drops = new(StringComparer.Ordinal) { "replace", "drop", "remove", "sideline", "dismiss", "sack" };
    private static readonly HashSet<string> Includes = new(StringComparer.Ordinal) { "include", "comprise", "consist", "feature" };
    private static readonly HashSet<string> Journeys = new(StringComparer.Ordinal) { "arrive", "travel", "fly", "come", "return", "visit", "head", "due" };
    private static readonly HashSet<string> Doubts = new(StringComparer.Ordinal) { "potential", "possible", "hypothetical", "proposed", "would-be", "future" };

    private readonly Sentence sentence = reading.Sentence;

    /// <summary>All seats of the sentence, the most telling first.</summary>
    public IEnumerable<Seat> Seats() =>
    [
        .. PersonSeries.In(reading).SelectMany(Replaced).Select(seat => seat with { Rule = "who was replaced" }),
        .. sentence.Tokens.SelectMany(OfVerb),
        .. PersonSeries.In(reading).SelectMany(OfSeries).Select(seat => seat with { Rule = "who is named beside talks" }),
    ];

    private IEnumerable<Seat> OfVerb(Token verb)
    {
        if (sentence.IsNegated(verb) || Modalities.Of(sentence, verb) == Modality.Speculated || IsOnlyWished(verb))
        {
            yield break;
        }

        if (Includes.Contains(verb.Lemma) && (TeamRightBefore(verb) ?? sentence.Subject(verb)) is { } group && (SeatFrames.IsTeam(group) || SeatFrames.IsTalks(group)))
        {
            foreach (var member in sentence.Children(verb).Where(child => child.Relation is "obj" or "obl"))
            {
                yield return new Seat(member, verb, null) { Team = PartyOf(group), Rule = "whom a team includes" };
            }
        }

        if (Appoints.Contains(verb.Lemma) && IsAboutTeam(verb) && (sentence.IsPassive(verb) ? sentence.Subject(verb) : sentence.Children(verb, "obj").FirstOrDefault()) is { } named)
        {
            yield return new Seat(named, verb, null) { Team = TeamBefore(), Rule = "who was named to a team" };
        }

        if (SeatFrames.Of(verb) is not { } frame)
        {
            yield break;
        }

        var doer = sentence.IsPassive(verb) ? sentence.Agent(verb) ?? BehindBy(verb) : sentence.Subject(verb) ?? Before(verb);
        var across = Across(verb).ToArray();
        if (doer is null || !SeatFrames.IsMet(sentence, verb, frame, () => across.Any(IsSomebody) || sentence.Conjuncts(doer).Count() > 1 || PersonSeries.In(reading).Any(series => series.Members.Length > 1 && series.Span.Overlaps(doer.Span))))
        {
            yield break;
        }

        yield return new Seat(doer, verb, frame.Part) { Team = frame.Need is SeatNeed.Talks or SeatNeed.Nothing ? TeamOf(verb) : null, Across = across.FirstOrDefault(IsSomebody) };
        if (frame.Need is SeatNeed.Other or SeatNeed.Meeting or SeatNeed.Deal && IsSomebody(doer))
        {
            foreach (var other in across)
            {
                yield return new Seat(other, verb, null) { Across = doer };
            }
        }

        if (frame.Need == SeatNeed.Together)
        {
            foreach (var other in sentence.Children(verb, "obj"))
            {
                yield return new Seat(other, verb, null);
            }
        }
    }

    // "the return of the delegation, consisting of X and Y": whatever the parse hangs it on.
    private Token? TeamRightBefore(Token verb) => verb is { Xpos: "VBG", Index: > 1 } && sentence.Tokens[verb.Index - 1].Text is "," && SeatFrames.IsTeam(sentence.Tokens[verb.Index - 2]) ? sentence.Tokens[verb.Index - 2] : null;

    // "talks between X and Y", "during talks with Z", "met with W": a parse often hangs the people on another word.
    private IEnumerable<Seat> OfFacing(PersonSeries series, int first)
    {
        var preposition = sentence.Tokens.Take(first).Reverse().SkipWhile(token => token.Upos is "DET" || token.Xpos == "PRP$").FirstOrDefault();
        if (preposition?.Text.ToLowerInvariant() is not ("with" or "between" or "among" or "to") || (preposition.Index > 0 && sentence.Tokens[preposition.Index - 1].Text == ","))
        {
            yield break;
        }

        var cue = sentence.Tokens.Take(preposition.Index).Reverse().Take(10)
            .TakeWhile(token => token.Upos != "VERB" || SeatFrames.Of(token) is not null)
            .FirstOrDefault(token => SeatFrames.IsTalks(token) || SeatFrames.Of(token)?.Need is SeatNeed.Other);
        if (cue is null || IsForThePress(cue) || (preposition.Text == "to" && cue.Lemma is not ("speak" or "talk")) || sentence.IsNegated(cue) || Modalities.Of(sentence, cue) == Modality.Speculated || sentence.Children(cue).Any(child => Doubts.Contains(child.Lemma)))
        {
            yield break;
        }

        var holder = sentence.Tokens[first];
        var verb = cue.Upos == "VERB" ? cue : sentence.Ancestors(cue).FirstOrDefault(head => head.Upos == "VERB");
        var doer = verb is null ? null : sentence.Subject(verb) ?? Before(verb);
        if (cue.Upos == "VERB" && (doer is null || !IsSomebody(doer) || IsOnlyWished(cue)) && !cue.Text.EndsWith("ing", StringComparison.Ordinal))
        {
            yield break;
        }

        yield return new Seat(holder, cue, null) { Across = doer is not null && preposition.Text != "between" ? doer : null };
        var isTheirs = cue.Upos == "VERB" || (cue.Relation is "obl" or "nmod" && sentence.CaseOf(cue) is "during" or "after" or "following" or "in" or "at") || (verb is not null && SeatFrames.Of(verb)?.Need == SeatNeed.Meeting);
        if (doer is not null && isTheirs && preposition.Text is "with" or "to")
        {
            yield return new Seat(doer, cue, null) { Across = holder };
        }
    }

    private IEnumerable<Seat> OfSeries(PersonSeries series)
    {
        var tokens = sentence.Tokens.Where(token => series.Span.Overlaps(token.Span)).ToArray();
        var (first, last) = (tokens[0].Index, tokens[^1].Index);
        foreach (var seat in OfFacing(series, first))
        {
            yield return seat;
        }

        // "signed in the presence of X", "under the mediation of X"
        var before = string.Join(' ', sentence.Tokens.Take(first).TakeLast(8).Select(token => token.Text.ToLowerInvariant())) + " ";
        if (SeatFrames.Patronage.Any(words => before.EndsWith(words + " ", StringComparison.Ordinal) || before.EndsWith(words + " and supported by ", StringComparison.Ordinal)))
        {
            yield return new Seat(tokens[0], tokens[0], DelegatePart.Mediator);
        }

        // "a conversation X and Y had"
        if (first > 0 && SeatFrames.IsTalks(sentence.Tokens[first - 1]) && last + 1 < sentence.Tokens.Length && sentence.Tokens[last + 1].Lemma is "have" or "hold" && series.Members.Length > 1)
        {
            yield return new Seat(tokens[0], sentence.Tokens[first - 1], null);
        }

        foreach (var top in series.Tops(sentence))
        {
            // "The representatives from the Ruritanian side were X and Y"
            if (sentence.Children(top).Any(child => child.Relation == "cop") && sentence.Subject(top) is { } subject && SeatFrames.IsTeam(subject) && !sentence.IsNegated(top))
            {
                yield return new Seat(top, subject, null) { Team = PartyOf(subject) };
            }

            // "X is the bloc's chief negotiator"
            if (top.Relation == "nsubj" && sentence.HeadOf(top) is { Lemma: "negotiator" } post && !sentence.IsNegated(post) && sentence.Children(post, "cop").Any(be => be.Xpos is "VBZ" or "VBP") && PartyOf(post) is { } bloc)
            {
                yield return new Seat(top, post, sentence.Children(post).Any(child => child.Lemma.ToLowerInvariant() is "chief" or "lead" or "top" or "head") ? DelegatePart.Lead : null) { Team = bloc };
            }

            // "the participation of X in the talks"
            if (top.Relation == "nmod" && sentence.HeadOf(top) is { Lemma: "participation" or "presence" or "attendance" or "involvement" } act
                && sentence.Tokens.Skip(act.Index).Any(SeatFrames.IsTalks))
            {
                yield return new Seat(top, act, null);
            }

            // "was present at the talks", "was in attendance", "who is also involved in the talks"
            var clauses = sentence.Children(top, "acl").Concat(top.Relation == "nsubj" && sentence.HeadOf(top) is { } above ? [above] : []);
            if (clauses.FirstOrDefault(IsPresence) is { } there)
            {
                yield return new Seat(top, there, null);
            }
        }

        // "X, who met Y": the clause may hang on another noun of the phrase.
        var after = sentence.Tokens.Skip(last + 1).SkipWhile(token => token.Upos == "PUNCT").FirstOrDefault();
        if (after is { Text: "who" } && sentence.HeadOf(after) is { Upos: "VERB" } clause && clause.Index > after.Index)
        {
            foreach (var seat in OfVerb(clause).Where(seat => !series.Span.Overlaps(seat.Holder.Span)).ToArray())
            {
                yield return seat.Part is not null || seat.Across is null || seat.Holder == sentence.Subject(clause) ? seat with { Holder = tokens[^1] } : seat;
            }
        }

        // "X, head of its delegation to the talks, said …"
        if (after is { Upos: "NOUN", Lemma: "head" or "leader" or "chief" or "chairman" or "chairwoman" or "coordinator" } && sentence.Tokens[last + 1].Text == ","
            && sentence.Children(after, "nmod").FirstOrDefault(team => SeatFrames.IsTeam(team) && sentence.CaseOf(team) == "of") is { } own)
        {
            yield return new Seat(tokens[^1], after, DelegatePart.Lead) { Team = PartyOf(own) };
        }

        // "X, a member of the Ruritanian delegation, said …"
        if (after is { Lemma: "a" or "an" or "another" or "one" } && sentence.Tokens[last + 1].Text == "," && sentence.HeadOf(after) is { Lemma: "member" } member
            && sentence.Children(member, "nmod").FirstOrDefault(team => SeatFrames.IsTeam(team) && sentence.CaseOf(team) == "of") is { } joined)
        {
            yield return new Seat(tokens[^1], member, DelegatePart.Member) { Team = PartyOf(joined) };
        }

        // "Also participating in the meetings were X and Y"
        var be = sentence.Tokens.Take(first).Reverse().SkipWhile(token => token.Upos == "DET").FirstOrDefault();
        if (be?.Lemma == "be" && sentence.Tokens.Take(Math.Min(be.Index, 4)).FirstOrDefault(token => token.Xpos == "VBG" && SeatFrames.Of(token) is not null) is { } opening
            && sentence.Tokens.Take(first).Any(SeatFrames.IsTalks))
        {
            yield return new Seat(tokens[^1], opening, SeatFrames.Of(opening)!.Part);
        }
    }

    private bool IsForThePress(Token conference) => sentence.Children(conference).Any(child => child.Lemma.ToLowerInvariant() is "press" or "news" or "media");

    // "In place of X", "X was dropped from the team", "X will replace Y"
    private IEnumerable<Seat> Replaced(PersonSeries series)
    {
        var start = sentence.Tokens.First(token => series.Span.Overlaps(token.Span)).Index;
        var before = string.Join(' ', sentence.Tokens.Take(start).TakeLast(3).Select(token => token.Text.ToLowerInvariant()));
        if (before.EndsWith("in place of", StringComparison.Ordinal) || before.EndsWith("instead of", StringComparison.Ordinal) || before.EndsWith("in lieu of", StringComparison.Ordinal))
        {
            yield return new Seat(sentence.Tokens[start], sentence.Tokens[start - 1], DelegatePart.Replaced) { Team = TeamBefore(), IsAlone = true };
        }

        foreach (var top in series.Tops(sentence))
        {
            if (sentence.HeadOf(top) is { Upos: "VERB" } verb && Drops.Contains(verb.Lemma) && !sentence.IsNegated(verb) && IsAboutTeam(verb)
                && (top.Relation == "obj" || (top.Relation == "nsubj" && sentence.IsPassive(verb))))
            {
                yield return new Seat(top, verb, DelegatePart.Replaced) { Team = TeamBefore() };
            }
        }
    }

    // Those whom a verb's doer faces: the object of "meet", or whoever stands behind "with".
    private IEnumerable<Token> Across(Token verb) => sentence.Children(verb).Where(child =>
        (child.Relation == "obj" && !SeatFrames.IsTalks(child) && verb.Lemma is "meet" or "call" or "telephone" or "phone" or "consult")
        || (child.Relation is "obl" or "nmod" && sentence.CaseOf(child) is "with" or "to" or "between"))
        .Concat(sentence.Children(verb, "obj").Where(child => child.Relation == "obj").SelectMany(thing => sentence.Children(thing, "nmod").Where(child => sentence.CaseOf(child) is "with" or "between")));

    // A list behind "by" may be torn from its verb by the parse.
    private Token? BehindBy(Token verb) => sentence.Tokens.Skip(verb.Index + 1).TakeWhile(token => token.Upos != "VERB").FirstOrDefault(token => token.Text == "by") is { } by
        && PersonSeries.In(reading).FirstOrDefault(series => series.Span.Start >= by.Span.End) is { } series
        && sentence.Tokens.Skip(by.Index + 1).TakeWhile(token => token.Span.Start < series.Span.Start).All(token => token.Upos is "DET" or "PRON" or "ADJ" or "PROPN" or "NOUN" or "PART")
            ? sentence.Tokens.First(token => series.Span.Overlaps(token.Span)) : null;

    // Where the parse found no subject: people who stand right before the verb.
    private Token? Before(Token verb)
    {
        var at = verb.Index - 1;
        while (at >= 0 && sentence.Tokens[at].Upos is "AUX" or "ADV" or "PART")
        {
            at--;
        }

        return at >= 0 && PersonSeries.In(reading).Any(series => series.Span.Overlaps(sentence.Tokens[at].Span)) ? sentence.Tokens[at] : null;
    }

    // "Asked him to meet", "an offer to host", "to hold talks": nobody has met yet. "Is due to meet" is planned, "managed to bring together" done.
    private bool IsOnlyWished(Token verb) =>
        // "no indication that he met", "denied that he met"
        (verb.Relation is "acl" or "ccomp" && sentence.HeadOf(verb) is { } head && (head.Lemma is "deny" || (head.Upos == "NOUN" && sentence.IsNegated(head))))
        || verb.Relation is "acl" or "advcl" or "xcomp" or "ccomp" && verb.Xpos == "VB" && sentence.CaseOf(verb) == "to"
        && !(verb.Relation is "xcomp" && sentence.HeadOf(verb) is { Lemma: "due" or "expect" or "schedule" or "set" or "plan" or "go" or "manage" or "begin" or "start" or "continue" or "slate" or "help" or "agree" })
        && !IsErrand(verb);

    // "Arrived in the capital to meet", "is due in town on Monday to meet": who goes there for it will.
    private bool IsErrand(Token verb) => verb.Relation is "advcl" or "xcomp" && sentence.HeadOf(verb) is { } head
        && (Journeys.Contains(head.Lemma) || sentence.Children(head).Any(child => child.Lemma == "due"));

    private bool IsPresence(Token there) => there.Lemma is "present" or "attendance" or "involved" or "involve" && !sentence.IsNegated(there)
        && (there.Lemma == "attendance" || sentence.Children(there).Any(SeatFrames.IsTalks));

    private bool IsSomebody(Token token) => SeatFrames.IsPeople(token) || token.Lemma.ToLowerInvariant() is "i" or "we" || sentence.Conjuncts(token).Any(part =>
        reading.PersonAt(part) is not null || reading.People.Any(mention => mention.Phrase.Overlaps(part.Span)) || document.Referents.PartiesOf(reading, part).Length > 0
        || document.Referents.PersonOf(reading, part) is not null);

    private bool IsAboutTeam(Token verb) =>
        sentence.Tokens.Any(token => SeatFrames.IsTeam(token) || SeatFrames.IsTalks(token))
        || (reading.Index > 0 && document.Sentences[reading.Index - 1] is { } before && before.Paragraph == reading.Paragraph && before.Sentence.Tokens.Any(SeatFrames.IsTeam));

    private Party? TeamOf(Token verb)
    {
        var team = sentence.IsPassive(verb) ? sentence.Subject(verb) ?? (verb.Relation == "acl" ? sentence.HeadOf(verb) : null) : sentence.Children(verb, "obj").FirstOrDefault();
        return team is null ? null : PartyOf(team);
    }

    private Party? PartyOf(Token noun) => document.Referents.PartiesOf(reading, noun) is [var party] ? party
        : document.Referents.Owners(reading, noun) is [var owner] ? owner : null;

    // "On the Ruritanian side, changes were made": the team that the sentence before speaks of.
    private Party? TeamBefore()
    {
        var from = reading.Index > 0 && document.Sentences[reading.Index - 1].Paragraph == reading.Paragraph ? reading.Index - 1 : reading.Index;
        return document.Sentences.Skip(from).Take(reading.Index - from + 1)
            .SelectMany(sentence => sentence.Sentence.Tokens.Where(SeatFrames.IsTeam).Select(team => document.Referents.Owners(sentence, team)))
            .Where(owners => owners.Length == 1).Select(owners => owners[0]).FirstOrDefault();
    }
}
