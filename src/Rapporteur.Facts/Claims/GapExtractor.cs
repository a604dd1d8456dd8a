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
        { "sticking", "stick", "stumbling", "stumble", "thorny", "contentious", "unresolved", "outstanding", "main", "key", "major", "biggest", "disputed", "divisive", "difficult", "open", "central", "pending", "final", "sensitive" };

    private static readonly CueFrame Naming = new("", CueForm.Noun, ["of", "including", "like", "as"], CuePolarity.Any);

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).Concat(OfPoints(document, reading)).Where(claim => claim.Modality != Modality.Planned || claim.What is not null);

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading) =>
        from use in cues.In(document, reading)
        where IsOpen(reading.Sentence, use)
        from what in use.What
        select Stated(document.Claim(ClaimKind.Gap, reading, use.Cue, use.Who, what));

    // "The key sticking point of territory", "thorny issues, including rights of women", "the main obstacle is the border".
    private static IEnumerable<Claim> OfPoints(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var point in sentence.Tokens.Where(token => token.Upos == "NOUN" && Points.Contains(token.Lemma)))
        {
            var words = sentence.Children(point).Where(child => child.Relation is "amod" or "compound").Select(child => child.Lemma).ToArray();
            var isHard = words.Any(Hard.Contains) && (point.Lemma is not ("issue" or "problem" or "point") || words.Any(word => word is not ("main" or "key" or "major" or "central" or "final" or "open" or "difficult" or "pending")));
            if (!isHard || sentence.IsNegated(point))
            {
                continue;
            }

            var named = Contents.Of(sentence, point, Naming);
            if (named.Length == 0 && sentence.Children(point, "cop").Any() && sentence.Subject(point) is { Upos: "NOUN" or "PROPN" } subject)
            {
                named = Contents.Items(sentence, subject);
            }

            foreach (var what in named)
            {
                yield return Stated(document.Claim(ClaimKind.Gap, reading, point, [], what));
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
