using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Tells which group a document means by "the opposition", where it introduces one as such: "the opposition Unity Front", "the main opposition group, X", "the opposition's X coalition".</summary>
/// <remarks>Where several groups are called so, "the opposition" is none of them.</remarks>
internal static class OppositionName
{
    private const string Word = "opposition";

    /// <summary>How far a group's name may stand from the word, in tokens.</summary>
    private const int Near = 4;

    /// <summary>The one group, by the name that the document uses more; null where it introduces none or several.</summary>
    public static Party? Of(ImmutableArray<SentenceReading> sentences, PartyNames names)
    {
        var introduced = sentences.SelectMany(sentence => sentence.Parties.Where(mention => mention.Form == PartyNameForm.Name && !names.States.Contains(mention.Party) && !names.Organisations.Contains(mention.Party) && IsIntroduced(sentence, mention)))
            .Select(mention => mention.Party).Distinct().Take(2).ToArray();
        if (introduced is not [var group])
        {
            return null;
        }

        var named = sentences.Sum(sentence => sentence.Parties.Count(mention => mention.Party == group));
        var called = sentences.Sum(sentence => sentence.Sentence.Tokens.Count(token => token is { Upos: "NOUN", Relation: not ("compound" or "amod") } && token.Lemma.Equals(Word, StringComparison.OrdinalIgnoreCase)));
        return called > named ? group with { As = Word } : group;
    }

    private static bool IsIntroduced(SentenceReading reading, PartyMention mention)
    {
        var tokens = reading.TokensIn(mention.Span).ToArray();
        var (first, last) = (tokens[0], tokens[^1]);
        // "the opposition High Committee", "the opposition's Unity coalition", "the main opposition group, the Unity Front"
        var before = reading.Sentence.Tokens[Math.Max(0, first.Index - Near)..first.Index];
        var at = Array.FindLastIndex([.. before], IsWord);
        if (at >= 0 && before.Skip(at + 1).All(token => token.Relation is "case" or "det" or "punct" || IsGroup(token)))
        {
            return before.Skip(at + 1).All(token => token.Text is not ("," or "and") || before.Skip(at + 1).Any(IsGroup));
        }

        // "the Unity Front, the main opposition group", "the Unity Front (UF), the main opposition group"
        var comma = last.Index + 1 < reading.Sentence.Tokens.Length && reading.Sentence.Tokens[last.Index + 1].Text is "(" or ")"
            ? reading.Sentence.Tokens.FirstOrDefault(token => token.Index > last.Index && token.Text == ")")?.Index + 1 ?? last.Index + 1 : last.Index + 1;
        return reading.Sentence.Tokens.Length > comma + 1 && reading.Sentence.Tokens[comma].Text == ","
            && reading.Sentence.Tokens.Skip(comma + 1).Take(Near + 1).TakeWhile(token => token.Text != ",").ToArray() is { Length: > 2 } behind
            && behind[0].Lemma.ToLowerInvariant() is "the" or "a" && behind.Any(IsWord) && behind.Any(IsGroup);
    }

    private static bool IsWord(Token token) => token.Lemma.Equals(Word, StringComparison.OrdinalIgnoreCase);

    private static bool IsGroup(Token token) => token.Lemma is "group" or "grouping" or "bloc" or "coalition" or "alliance" or "umbrella" or "body" or "front" or "movement";
}
