using System.Text.RegularExpressions;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>What part the name of a party plays in its sentence.</summary>
internal static partial class PartyMentions
{
    /// <summary>Whether the name stands on one side of "between".</summary>
    public static bool IsBetween(this SentenceReading reading, PartyMention mention) => reading.TokensIn(mention.Span)
        .Any(token => reading.Sentence.Ancestors(token).Take(2).Prepend(token).Any(part => reading.Sentence.CaseOf(part) == "between"));

    /// <summary>Whether a name, or the phrase that it is part of ("the Elbonian delegation"), is a subject.</summary>
    public static bool IsSubject(this SentenceReading reading, TextSpan span) => reading.TokensIn(span)
        .SelectMany(token => reading.Sentence.Ancestors(token).Take(2).Prepend(token))
        .Any(token => token.Relation == "nsubj");

    /// <summary>Whether a name only says where something is: "in Paris", "Strelsau talks", "across Elbonia".</summary>
    public static bool IsJustAPlace(this SentenceReading reading, PartyMention mention)
    {
        var head = reading.TokensIn(mention.Span).FirstOrDefault(token => reading.Sentence.HeadOf(token) is not { } above || !mention.Span.Overlaps(above.Span));
        if (head is null)
        {
            return false;
        }

        // "in Ruritania's capital", "in the Ruritanian city of Strelsau"
        if (head.Relation is "nmod" or "amod" or "compound" && reading.Sentence.HeadOf(head) is { Lemma: "capital" or "city" or "town" or "resort" or "port" or "village" or "island" } settlement && settlement.Index > head.Index
            && IsLocative(reading.Sentence.CaseOf(settlement)))
        {
            return true;
        }

        if (mention.Form is PartyNameForm.Adjective or PartyNameForm.People)
        {
            return false;
        }

        // "in Cancun, Mexico", "the resort of Lucerne, Switzerland"
        if (head.Index > 1 && reading.Sentence.Tokens[head.Index - 1].Text == "," && reading.Sentence.Tokens[head.Index - 2].Upos == "PROPN" && mention.Form == PartyNameForm.Name && (head.Relation is "appos" or "list" or "flat" or "dep" || (head.Relation == "nmod" && reading.Sentence.CaseOf(head).Length == 0))
            && reading.Sentence.HeadOf(head) is { } town && reading.Sentence.CaseOf(town) is "in" or "at" or "near" or "of" or "from" or "outside")
        {
            return true;
        }

        // "in Ruritania's Strelsau"
        if (head.Relation is "nmod" or "compound" && reading.Sentence.HeadOf(head) is { Upos: "PROPN" } within && within.Index > head.Index && reading.PartyAt(within) is { Form: PartyNameForm.Capital }
            && reading.Sentence.CaseOf(within) is "in" or "at" or "near" or "outside")
        {
            return true;
        }

        var before = reading.Sentence.CaseOf(head);
        return IsLocative(before)
            || (mention.Form == PartyNameForm.Capital && (before is "to" or "from"
                || (head.Relation is "compound" or "nmod" or "obl" && reading.Sentence.HeadOf(head)?.Lemma is "talk" or "talks" or "meeting" or "summit" or "conference" or "round" or "agreement" or "accord" or "process" or "declaration")
                || (head.Relation is "appos" or "list")));
    }

    /// <summary>Whether a name says who brought others together: "Ruritanian-brokered talks".</summary>
    public static bool IsGoBetween(this SentenceReading reading, PartyMention mention) =>
        GoBetween().IsMatch(reading.Sentence.Source.AsSpan(mention.Span.End, Math.Min(14, reading.Sentence.Span.End - mention.Span.End)));

    [GeneratedRegex("^[-–](brokered|mediated|sponsored|hosted|facilitated|moderated|organi[sz]ed|convened)")]
    private static partial Regex GoBetween();

    private static bool IsLocative(string preposition) => preposition is "in" or "at" or "near" or "inside" or "outside" or "across" or "throughout" or "into" or "around" or "within";
}
