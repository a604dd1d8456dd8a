using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Grammar;

/// <summary>Cuts phrases out of a sentence: from a word and all below it to the run that a reader would quote.</summary>
internal static class Phrases
{
    private static readonly HashSet<string> Opening = new(StringComparer.Ordinal) { "case", "mark", "cc", "punct", "discourse" };

    /// <summary>The run of a noun phrase with what belongs to it, without its preposition, items joined to it and clauses behind a comma.</summary>
    public static TextSpan Of(Sentence sentence, Token head, bool withConjuncts = false, bool withClauses = false)
    {
        var tokens = Tokens(sentence, head, withConjuncts, withClauses);
        return Trim(sentence, tokens);
    }

    /// <summary>The run from a clause's first word to its last, without "that", "to" and what it hangs on.</summary>
    public static TextSpan OfSubtree(Sentence sentence, Token head) => Trim(sentence, [.. sentence.Subtree(head)]);

    /// <summary>A noun phrase as one names somebody by it: without what "who …" or "which …" adds.</summary>
    public static TextSpan OfName(Sentence sentence, Token head)
    {
        var left = sentence.Conjuncts(head).SelectMany(part => sentence.Children(part))
            .Where(child => child.Relation is "acl" or "advcl" or "parataxis" && child.Index > head.Index)
            .SelectMany(sentence.Subtree).Select(token => token.Index).ToHashSet();
        return Trim(sentence, [.. Tokens(sentence, head, withConjuncts: true, withClauses: false).Where(token => !left.Contains(token.Index))]);
    }

    /// <summary>The whole sentence as one quotes it: from its first word to its last, without the point or a mark that is never closed.</summary>
    public static TextSpan Whole(Sentence sentence)
    {
        var first = sentence.Tokens.First(token => !IsMark(token) || token == sentence.Tokens[^1]);
        var trimmed = Trim(sentence, [.. sentence.Tokens]);
        return new TextSpan(Math.Min(first.Span.Start, trimmed.Start), trimmed.End);
    }

    private static List<Token> Tokens(Sentence sentence, Token head, bool withConjuncts, bool withClauses)
    {
        var tokens = new List<Token> { head };
        foreach (var child in sentence.Children(head))
        {
            var isOpening = child.Index < head.Index && Opening.Contains(child.Relation);
            var isJoined = child.Relation == "conj" && !withConjuncts;
            // "but", "and" and commas before an item that is left out go with it.
            var isJoint = (child.Relation is "cc" or "punct") && !withConjuncts && child.Index > head.Index && !IsBracket(child);
            var isAside = !withClauses && child.Index > head.Index && IsAside(sentence, head, child);
            if (!isOpening && !isJoined && !isJoint && !isAside)
            {
                tokens.AddRange(sentence.Subtree(child));
            }
        }

        tokens.Sort((left, right) => left.Index.CompareTo(right.Index));
        return tokens;
    }

    // A clause or a second name behind a comma says more about the thing, not which thing it is.
    private static bool IsAside(Sentence sentence, Token head, Token child) =>
        child.Relation is "parataxis" or "list" or "vocative"
        // "the corridor that it pushed for": who "it" is stands outside the phrase.
        || (child.Relation == "acl" && sentence.Subtree(child)[0].Text is "that" or "which" && sentence.Children(child, "nsubj").Any(doer => doer.Xpos == "PRP"))
        || (child.Relation is "acl" or "appos" or "advcl" && FollowsComma(sentence, child));

    private static bool FollowsComma(Sentence sentence, Token token)
    {
        var first = sentence.Subtree(token)[0];
        // The comma hangs on the clause itself or stands before it.
        return first.Text is "," or "—" or "–" or "--" || (first.Index > 0 && sentence.Tokens[first.Index - 1].Text is "," or "—" or "–" or "--");
    }

    private static bool IsBracket(Token token) => token.Text is "(" or ")" or "“" or "”" or "\"" or "'" or "‘" or "’" or "``" or "''";

    /// <summary>The smallest run over tokens, without commas and joining words at its ends.</summary>
    public static TextSpan Trim(Sentence sentence, List<Token> tokens)
    {
        var (first, last) = (0, tokens.Count - 1);
        while (first < last && (tokens[first].Upos == "CCONJ" || IsMark(tokens[first]) || IsOpenLeft(sentence, tokens, first)))
        {
            first++;
        }

        while (last > first && (IsMark(tokens[last]) || tokens[last].Upos is "CCONJ" || IsUnopened(tokens, first, last)))
        {
            last--;
        }

        return WholeWords(sentence, sentence.Cover(tokens.Skip(first).Take(last - first + 1)));
    }

    // "A cease-fire" does not end after "cease".
    private static TextSpan WholeWords(Sentence sentence, TextSpan span)
    {
        var end = span.End;
        var text = sentence.Source;
        while (end + 1 < sentence.Span.End && text[end] == '-' && char.IsLetterOrDigit(text[end + 1]))
        {
            end++;
            while (end < sentence.Span.End && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }
        }

        // What opens within the phrase closes with it.
        var within = text[span.Start..end];
        var isOpen = within.Count(c => c == '“') > within.Count(c => c == '”') || within.Count(c => c == '"') % 2 == 1;
        if (isOpen && end < text.Length && text[end] is '”' or '"')
        {
            end++;
        }

        return new TextSpan(span.Start, end);
    }

    private static bool IsMark(Token token) => token.Text is "," or "." or ";" or ":" or "—" or "–" or "-" or "--" or "!" or "?" or "…" or "•" or "*";

    // An opening mark at the left whose closing one is outside.
    private static bool IsOpenLeft(Sentence sentence, List<Token> tokens, int first) => tokens[first].Text switch
    {
        "(" => tokens.TrueForAll(token => token.Text != ")"),
        "“" => tokens.TrueForAll(token => token.Text != "”"),
        "\"" => tokens.Count(token => token.Text == "\"") % 2 == 1,
        ")" or "”" => true,
        _ => false,
    };

    private static bool IsUnopened(List<Token> tokens, int first, int last) => tokens[last].Text switch
    {
        ")" => !tokens.Skip(first).Any(token => token.Text == "("),
        "”" => !tokens.Skip(first).Any(token => token.Text == "“"),
        "\"" => tokens.Skip(first).Take(last - first + 1).Count(token => token.Text == "\"") % 2 == 1,
        "(" or "“" => true,
        _ => false,
    };
}
