using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>What else a clause must speak of before its verb puts somebody at the talks.</summary>
internal enum SeatNeed
{
    Nothing,
    Talks,
    Deal,
    Other,
    Meeting,
    Any,
    Together,
    Part,
}

/// <summary>A verb that puts people at the talks, from <c>seats.tsv</c>.</summary>
/// <param name="Part">What its subject is there; null for a member or mediator, by party.</param>
internal sealed record SeatFrame(string Verb, DelegatePart? Part, SeatNeed Need);

/// <summary>The verbs and nouns that tell who takes part in talks: <c>seats.tsv</c> and <c>talks.tsv</c>.</summary>
internal static class SeatFrames
{
    private static readonly ImmutableDictionary<string, SeatFrame> Verbs = DataFile.Rows<SeatFrame>("seats.tsv")
        .Select(row => new SeatFrame(
            row["verb"],
            row["part"] switch { "lead" => DelegatePart.Lead, "mediator" => DelegatePart.Mediator, _ => null },
            row["needs"] == "-" ? SeatNeed.Nothing : Enum.Parse<SeatNeed>(row["needs"], ignoreCase: true)))
        .ToImmutableDictionary(frame => frame.Verb);

    private static readonly ImmutableDictionary<string, string> Nouns = DataFile.Rows<SeatFrame>("talks.tsv").ToImmutableDictionary(row => row["noun"], row => row["kind"]);

    /// <summary>The frame of a verb; null for verbs that say nothing of talks.</summary>
    public static SeatFrame? Of(Token token) => token.Upos == "VERB" ? Verbs.GetValueOrDefault(token.Lemma.ToLowerInvariant()) : null;

    /// <summary>Whether a word means talks: a round, a call, a summit.</summary>
    public static bool IsTalks(Token token) => KindOf(token) == "talks";

    /// <summary>Whether a word means those who are sent to talks.</summary>
    public static bool IsTeam(Token token) => KindOf(token) == "team";

    /// <summary>Whether a word means people who may meet at talks, without a name: "the ministers".</summary>
    public static bool IsPeople(Token token) => KindOf(token) is "people" or "team";

    /// <summary>Words before a name that make its bearer the patron of a meeting or deal.</summary>
    public static ImmutableArray<string> Patronage { get; } = ["in the presence of", "under the auspices of", "under the patronage of", "under the mediation of", "with the mediation of", "through the mediation of", "mediated by", "brokered by", "facilitated by", "moderated by"];

    /// <summary>Whether a clause says what its frame needs beside the verb; a counterpart is told by the caller.</summary>
    public static bool IsMet(Sentence sentence, Token verb, SeatFrame frame, Func<bool> hasOther) => frame.Need switch
    {
        SeatNeed.Nothing => true,
        // "Also participated", without a word more, is in what the text is about.
        SeatNeed.Talks => Thing(sentence, verb, "talks", "team") || (verb.Lemma is "participate" or "attend" && !sentence.Children(verb).Any(child => child.Relation is "obj" or "obl")),
        SeatNeed.Deal => Thing(sentence, verb, "deal"),
        SeatNeed.Other => hasOther(),
        SeatNeed.Meeting => sentence.Children(verb, "obj").SelectMany(sentence.Conjuncts).Any(IsTalks) || IsClauseOfTalks(sentence, verb)
            || (sentence.IsPassive(verb) && sentence.Subject(verb) is { } subject && IsTalks(subject)),
        SeatNeed.Any => Thing(sentence, verb, "talks", "deal") || (verb.Relation == "advcl" && sentence.HeadOf(verb) is { } met && Of(met) is { Need: SeatNeed.Other or SeatNeed.Meeting }),
        SeatNeed.Together => sentence.Children(verb).Any(child => child.Lemma == "together"),
        _ => sentence.Children(verb, "obj").Any(child => child.Lemma == "part"),
    };

    // Of the words that hang on a verb, or of what hangs on those: "the first of three rounds of talks".
    private static bool Thing(Sentence sentence, Token verb, params string[] kinds) =>
        sentence.Children(verb).Where(child => child.Relation is "obj" or "obl" or "nsubj" or "xcomp")
            .SelectMany(sentence.Conjuncts)
            .SelectMany(child => sentence.Children(child).Where(below => below.Relation is "nmod" or "compound").Prepend(child))
            .Any(child => KindOf(child) is { } kind && kinds.Contains(kind))
        || (verb.Relation == "acl" && sentence.HeadOf(verb) is { } noun && KindOf(noun) is { } own && kinds.Contains(own));

    private static bool IsClauseOfTalks(Sentence sentence, Token verb) => verb.Relation == "acl" && sentence.HeadOf(verb) is { } noun && IsTalks(noun);

    // The tagger may take "talks" for a verb where the parse has it as a noun.
    private static string? KindOf(Token token) => token.Upos is "NOUN" or "PROPN" || (token.Upos == "VERB" && (token.Text.EndsWith("ing", StringComparison.Ordinal) || token.Relation is "nmod" or "obl" or "obj" or "nsubj"))
        ? Nouns.GetValueOrDefault(token.Lemma.ToLowerInvariant()) ?? Nouns.GetValueOrDefault(token.Text.ToLowerInvariant())
        : null;
}
