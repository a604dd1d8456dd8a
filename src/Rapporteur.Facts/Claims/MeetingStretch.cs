using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>The run of words around a word for a meeting that may say where and when it is.</summary>
/// <remarks>Where a phrase hangs is what a parse gets wrong most, so nearness decides: the run ends at the next clause or verb of another doing.</remarks>
/// <param name="Left">Words before the cue, nearest last.</param>
/// <param name="Right">Words after the cue.</param>
/// <param name="Sure">How many of the words after the cue stand before an infinitive ("talks to end the war in …"): behind it a country is no place of talks.</param>
internal sealed record MeetingStretch(ImmutableArray<Token> Left, ImmutableArray<Token> Right, int Sure)
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase)
        { ";", ":", "—", "–", "--", "“", "”", "\"", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "but", "although", "though", "because", "as", "if", "until", "ahead", "amid", "despite", "following", "whether", "that", "since" };

    /// <summary>Reads the run.</summary>
    /// <param name="isOfMeeting">Whether a verb says that the meeting happens or is set ("took place", "is due to begin").</param>
    public static MeetingStretch Around(Sentence sentence, Token cue, Func<Token, bool> isOfMeeting)
    {
        var right = new List<Token>();
        var sure = -1;
        var aside = -1;
        foreach (var token in sentence.Tokens.Skip(cue.Index + 1))
        {
            // "Talks, mediated by the bloc, were held in …": what is said of the talks between commas is stepped over.
            if (token is { Upos: "VERB", Xpos: "VBN", Relation: "acl" } && !isOfMeeting(token) && token.Head == cue.Index && sentence.Tokens[token.Index - 1].Text == ",")
            {
                aside = sentence.Subtree(token).Last(word => word.Upos != "PUNCT").Index;
            }

            if (token.Index <= aside)
            {
                continue;
            }

            // "Has been holding talks since September"
            if (Breaks.Contains(token.Text) && !(token.Text == "since" && sentence.Ancestors(cue).Prepend(cue).Any(head => head.Xpos == "VBG")) || IsVerb(token, isOfMeeting) || OpensClause(sentence, token))
            {
                break;
            }

            if (sure < 0 && token.Upos == "VERB" && token.Xpos == "VB")
            {
                sure = right.Count;
            }

            right.Add(token);
        }

        var left = sentence.Tokens.Take(cue.Index).Reverse().TakeWhile(token => !Breaks.Contains(token.Text) && !IsVerb(token, isOfMeeting) && !OpensClause(sentence, token)).Reverse().ToImmutableArray();
        return new MeetingStretch(left, [.. right], sure < 0 ? right.Count : sure);
    }

    // "Talks began in the capital and a second round will be held on the coast"
    private static bool OpensClause(Sentence sentence, Token token) =>
        token.Upos == "CCONJ" && sentence.HeadOf(token) is { Upos: "VERB", Relation: "conj" } verb && sentence.Children(verb, "nsubj").Any(subject => subject.Index > token.Index && subject.Index < verb.Index);

    private static bool IsVerb(Token token, Func<Token, bool> isOfMeeting) => token.Upos == "VERB" && token.Xpos != "VB" && !isOfMeeting(token) && token.Relation is not ("amod" or "compound");
}
