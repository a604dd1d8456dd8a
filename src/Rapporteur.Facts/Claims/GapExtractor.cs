using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a text itself calls open or disputed: "remain far apart on", "the sticking point of territory", "it is unclear whether".</summary>
/// <remarks>"Gaps remain" without an issue is none.</remarks>
internal sealed class GapExtractor(CueReader cues) : IClaimExtractor
{
    private static readonly HashSet<string> Points = new(StringComparer.Ordinal) { "point", "block", "issue", "obstacle", "hurdle", "problem", "bone" };

    private static readonly HashSet<string> Hard = new(StringComparer.Ordinal)
        { "sticking", "stick", "stumbling", "stumble", "thorny", "contentious", "unresolved", "outstanding", "main", "key", "major", "biggest", "disputed", "divisive", "difficult", "open", "central", "pending", "final", "sensitive", "substantive", "remaining", "core", "vexing", "tough", "tricky", "knotty", "unsolved", "complex", "hard" };

    // "A bone of contention", "an issue of dispute"
    private static readonly HashSet<string> Strife = new(StringComparer.Ordinal) { "contention", "disagreement", "dispute", "friction", "discord" };

    private static readonly CueFrame Over = new("", CueForm.Noun, ["on", "over", "about", "regarding"], CuePolarity.Any);

    private static readonly CueFrame Naming = new("", CueForm.Noun, ["of", "including", "like", "as", "on", "over"], CuePolarity.Any);

    private static readonly CueFrame Including = new("", CueForm.Noun, ["including", "like"], CuePolarity.Any);

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).By("gap.cues.tsv")
            .Concat(OfPoints(document, reading).By("sticking points"))
            .Concat(OfEspecially(document, reading).By("gaps, especially on"))
            .Concat(OfFailures(document, reading).By("no agreement reached on"))
            .Where(claim => claim.Modality != Modality.Planned || claim.What is not null);

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading) =>
        from use in cues.In(document, reading)
        where IsOpen(reading.Sentence, use)
        from what in use.What
        where IsNamed(reading.Sentence, use, what) && !IsSide(reading, what)
        // "Questions about his rule" are no issue between sides.
        where use.Cue.Lemma != "question" || !reading.Sentence.Tokens.Any(token => what.Span.Contains(token.Span) && token.Xpos == "PRP$" && token.Lemma.ToLowerInvariant() is "his" or "her")
        select Stated(document.Claim(ClaimKind.Gap, reading, use.Cue, use.Who, what));

    // "The issues left unresolved" names none.
    private static bool IsNamed(Sentence sentence, CueUse use, Content what) => (use.Cue.Upos != "ADJ" || sentence.Children(use.Cue).Any(child => child.Relation == "cop") || use.Cue.Relation is "xcomp" or "acl" or "amod") && NamesIssue(sentence, what);

    // Whom the parse hangs on an impasse is no issue.
    private static bool IsSide(SentenceReading reading, Content what) => reading.PartyAt(what.Head) is { Form: PartyNameForm.Name } && what.Lemmas(reading.Sentence).Length < 2;

    // "No consensus on key issues" does not say on which.
    private static bool NamesIssue(Sentence sentence, Content what) => what.Head.Lemma is not ("issue" or "point" or "matter" or "problem" or "question" or "difference" or "dispute" or "detail" or "item" or "area" or "term")
        || sentence.Children(what.Head).Any(child => child.Relation is "compound" || (child.Relation == "nmod" && sentence.CaseOf(child) is "of" or "on" or "over" or "about")
            // "issues related to X", "questions surrounding X"
            || (child.Index > what.Head.Index && child.Lemma is "related" or "relate" or "surround" or "concern" or "involve"));

    // "The key sticking point of territory", "thorny issues, including rights of women", "the main obstacle is the border".
    private static IEnumerable<Claim> OfPoints(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var point in sentence.Tokens.Where(token => token.Upos == "NOUN" && Points.Contains(token.Lemma)))
        {
            var words = sentence.Children(point).Where(child => child.Relation is "amod" or "compound" or "det").Select(child => child.Lemma.ToLowerInvariant()).ToArray();
            var isStrife = sentence.Children(point, "nmod").Any(child => Strife.Contains(child.Lemma));
            var isHard = isStrife || words.Any(Hard.Contains) && (point.Lemma is not ("issue" or "problem" or "point") || words.Any(word => word is not ("main" or "key" or "major" or "central" or "final" or "open" or "difficult" or "pending" or "core" or "hard" or "complex")));
            if (!isHard || sentence.IsNegated(point))
            {
                continue;
            }

            // "An issue of the talks" is not about the talks; "… as the rebels insisted" is a clause of its own.
            var named = isStrife ? [] : Contents.Of(sentence, point, Naming).RemoveAll(what => SeatFrames.IsTalks(what.Head) || what.Head.Relation == "advcl" || IsSide(reading, what));
            if (named.Length == 0 && SubjectOf(sentence, point) is { Upos: "NOUN" or "PROPN" } subject)
            {
                named = Contents.Items(sentence, subject);
            }

            // "State aid, the other principal sticking point, …"
            if (named.Length == 0 && !isStrife && point.Relation == "appos" && point.Lemma is not "issue" && sentence.HeadOf(point) is { Upos: "NOUN" or "PROPN" } issue)
            {
                var whole = Phrases.Of(sentence, issue);
                named = SeatFrames.IsTalks(issue) ? Contents.Of(sentence, issue, Over) : [new Content(issue, Phrases.Trim(sentence, [.. sentence.Tokens.Where(token => whole.Contains(token.Span) && !sentence.Subtree(point).Contains(token))]))];
            }

            // "a variety of thorny issues, including the border"
            if (named.Length == 0 && !isStrife && point.Relation == "nmod" && sentence.HeadOf(point) is { Lemma: "variety" or "number" or "range" or "series" or "host" or "list" or "array" or "set" } many)
            {
                named = Contents.Of(sentence, many, Including);
            }

            // "The biggest sticking point is the border", "one of the major obstacles is the border"
            if (named.Length == 0 && (point.Relation == "nsubj" ? point : OneOf(sentence, point)) is { Relation: "nsubj" } subjectOfIs && sentence.HeadOf(subjectOfIs) is { Upos: "NOUN" or "PROPN" or "VERB" } predicate
                && (predicate.Lemma is "remain" or "concern" || (predicate.Index > point.Index && sentence.Tokens[point.Index..predicate.Index].Any(token => token is { Lemma: "be", Relation: "cop" }))))
            {
                named = predicate.Upos == "VERB" ? [.. sentence.Children(predicate).Where(child => child.Relation is "obj" or "xcomp").SelectMany(child => Contents.Items(sentence, child))]
                    : [new Content(predicate, Phrases.Trim(sentence, [.. sentence.Tokens.Where(token => token.Index > Copula(sentence, point, predicate) && Phrases.Of(sentence, predicate).Contains(token.Span) && token.Relation is not "cop")
                        .SkipWhile(token => token.Upos is "AUX" or "ADV" or "PUNCT" or "ADP")]))];
            }

            // "The main points on the agenda" names none of them.
            foreach (var what in named.Where(what => what.Head.Lemma is not ("agenda" or "table" or "list") && NamesIssue(sentence, what)))
            {
                yield return Stated(document.Claim(ClaimKind.Gap, reading, point, [], what));
            }
        }
    }

    // "X is a sticking point", "X has become one of the most contentious issues"
    private static Token? SubjectOf(Sentence sentence, Token point)
    {
        var predicate = OneOf(sentence, point) ?? point;
        return sentence.Children(predicate, "cop").Any() ? sentence.Subject(predicate)
            : predicate.Relation is "xcomp" or "obj" && sentence.HeadOf(predicate) is { Lemma: "become" or "remain" } verb ? sentence.Subject(verb) : null;
    }

    private static Token? OneOf(Sentence sentence, Token point) => point.Relation == "nmod" && sentence.HeadOf(point) is { Lemma: "one" } one ? one : null;

    // The last "is" between a point and what it is; the point itself where there is none.
    private static int Copula(Sentence sentence, Token point, Token predicate) =>
        sentence.Tokens.LastOrDefault(token => token is { Lemma: "be", Relation: "cop" } && token.Index > point.Index && token.Index < predicate.Index)?.Index ?? point.Index;

    // "the gaps remain deep, especially concerning disarmament": the issue is named behind the clause.
    private static IEnumerable<Claim> OfEspecially(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        var gap = sentence.Tokens.FirstOrDefault(token => token.Upos == "NOUN" && token.Lemma is "gap" or "difference" or "disagreement" or "division" or "divergence" && !sentence.IsNegated(token));
        var mark = gap is null ? null : sentence.Tokens.FirstOrDefault(token => token.Index > gap.Index && token.Lemma.ToLowerInvariant() is "especially" or "particularly" or "notably" or "mainly" or "chiefly");
        if (gap is null || mark is null)
        {
            yield break;
        }

        var words = sentence.Tokens.Skip(mark.Index + 1)
            .SkipWhile(token => token.Upos is "ADP" or "PUNCT" || token.Lemma.ToLowerInvariant() is "concerning" or "concern" or "regarding" or "regard")
            .TakeWhile(token => token.Upos is not "PUNCT")
            .ToList();
        if (words.FirstOrDefault(token => token.Upos is "NOUN" or "PROPN" or "VERB") is { } head)
        {
            yield return Stated(document.Claim(ClaimKind.Gap, reading, gap, CueReader.Who(document, reading, gap), new Content(head, Phrases.Trim(sentence, words))));
        }
    }

    // "failed to reach an agreement on X", "unable to find a compromise on X", "without a deal on X"
    private static IEnumerable<Claim> OfFailures(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var accord in sentence.Tokens.Where(token => token.Upos == "NOUN" && token.Lemma is "agreement" or "compromise" or "consensus" or "deal" or "breakthrough" or "accord" or "progress"))
        {
            var verb = sentence.HeadOf(accord);
            var hasFailed = (verb is { Upos: "VERB" } && (sentence.IsNegated(verb) || sentence.Ancestors(verb).Take(1).Any(head => head.Lemma is "fail" or "unable" or "failure")) && verb.Lemma is "reach" or "find" or "make" or "yield" or "produce" or "achieve" or "strike" or "conclude" or "fail")
                || sentence.Children(accord, "det").Any(det => det.Lemma == "no") || sentence.CaseOf(accord) == "without";
            if (!hasFailed)
            {
                continue;
            }

            var who = verb is { Upos: "VERB" } && sentence.Subject(verb) is { } subject ? document.Referents.PartiesOf(reading, subject) : [];
            foreach (var what in Contents.Of(sentence, accord, Over).Where(what => NamesIssue(sentence, what)))
            {
                // "Could not reach" has failed.
                yield return document.Claim(ClaimKind.Gap, reading, accord, who, what) with { Modality = Modality.Stated };
            }
        }
    }

    // Questions and gaps are open where they remain; "the question of X was settled" is none.
    private static bool IsOpen(Sentence sentence, CueUse use) => use.Cue.Lemma switch
    {
        "question" => sentence.Ancestors(use.Cue).Take(1).Any(head => head.Lemma is "remain" or "persist" or "linger" or "arise" or "be" or "raise" or "unanswered" or "unresolved" or "open"),
        "clear" or "unclear" => true,
        "agree" or "resolve" or "settle" => sentence.Auxiliaries(use.Cue).Any(aux => aux is "could" or "can" or "have" or "do" or "ca")
            || sentence.HeadOf(use.Cue)?.Lemma is "fail" or "failure" or "unable",
        "difference" or "disagreement" or "dispute" or "gap" => !sentence.Ancestors(use.Cue).Take(2).Any(head => head.Lemma is "resolve" or "settle" or "overcome" or "end" or "bridge" && !sentence.IsNegated(head)),
        "apart" => sentence.Children(use.Cue).Any(child => child.Lemma is "far" or "wide" or "still"),
        _ => true,
    };

    private static Claim Stated(Claim claim) => claim.Modality == Modality.Planned ? claim with { Modality = Modality.Stated } : claim;
}
