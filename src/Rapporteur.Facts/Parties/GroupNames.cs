using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Finds the groups that a document introduces by itself: "the Southern Unity Movement (SUM)", "rebel group Northern Dawn", and "the Wolves" for a name of which that is part.</summary>
/// <remarks>A name in brackets behind its long form, after Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions" (2003).</remarks>
internal sealed class GroupNames
{
    private static readonly ImmutableHashSet<string> Words = [.. DataFile.Rows<GroupNames>("group-words.tsv").Select(row => row["word"])];

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "of", "for", "the", "and", "de", "del", "al", "-", "'s", "’s", "'", "’" };

    /// <summary>The mentions of each sentence with those of the document's own groups added.</summary>
    public static ImmutableArray<PartyMention>[] Add(IReadOnlyList<Sentence> sentences, ImmutableArray<PartyMention>[] named, Offices offices)
    {
        var names = new Dictionary<string, Party>(StringComparer.Ordinal);
        for (var at = 0; at < sentences.Count; at++)
        {
            foreach (var (name, party) in Bracketed(sentences[at], named[at]).Concat(Introduced(sentences[at], named[at], offices)).Concat(Shortened(sentences[at], named[at])))
            {
                names.TryAdd(name, party);
            }
        }

        return names.Count == 0 ? named : [.. sentences.Select((sentence, at) => With(sentence, named[at], names))];
    }

    // "the Southern Unity Movement (SUM)"
    private static IEnumerable<(string Name, Party Party)> Bracketed(Sentence sentence, ImmutableArray<PartyMention> named)
    {
        foreach (var open in sentence.Tokens.Where(token => token.Text == "(" && token.Index > 1 && token.Index + 2 < sentence.Tokens.Length && sentence.Tokens[token.Index + 2].Text == ")"))
        {
            var brief = sentence.Tokens[open.Index + 1];
            var run = Named(RunBefore(sentence, open.Index), brief.Text);
            if (!IsAbbreviation(brief.Text) || run.Length < 2 || !run.Any(token => Words.Contains(token.Text.ToLowerInvariant())) || !Abbreviates(brief.Text, run)
                || named.Any(mention => mention.Span.Overlaps(brief.Span) || mention.Span.Contains(run[^1].Span)))
            {
                continue;
            }

            var name = sentence.Cover(run).Of(sentence.Source);
            var party = new Party(name);
            yield return (name, party);
            yield return (brief.Text, party);
        }
    }

    // "rebel group Northern Dawn"
    private static IEnumerable<(string Name, Party Party)> Introduced(Sentence sentence, ImmutableArray<PartyMention> named, Offices offices)
    {
        foreach (var noun in sentence.Tokens.Where(token => token.Upos == "NOUN" && token.Xpos == "NN" && token.Index > 0 && token.Index + 1 < sentence.Tokens.Length
            && token.Lemma is "group" or "movement" or "militia" or "faction" or "party" or "coalition" or "alliance"))
        {
            var before = sentence.Tokens[noun.Index - 1];
            var run = RunBehind(sentence, noun.Index + 1);
            if (run.Length > 0 && (offices.StandsFor(before.Lemma) is "group" or "itself" || before.Lemma is "armed" or "jihadist" or "islamist" or "independence" or "secessionist")
                && !named.Any(mention => run.Any(token => mention.Span.Overlaps(token.Span))))
            {
                var name = sentence.Cover(run).Of(sentence.Source);
                yield return (name, new Party(name));
            }
        }
    }

    // "the Northern Wolves of …" are "the Wolves" later.
    private static IEnumerable<(string Name, Party Party)> Shortened(Sentence sentence, ImmutableArray<PartyMention> named) =>
        from mention in named
        where mention.Form == PartyNameForm.Name
        let words = sentence.Tokens.Where(token => mention.Span.Contains(token.Span)).ToArray()
        where words.Length > 2
        from word in words
        where word.Xpos == "NNPS" && word.Text.Length > 4 && word.Text[^1] == 's' && word.Lemma.ToLowerInvariant() is not ("state" or "nation" or "emirate" or "force" or "republic" or "island" or "affair" or "committee")
        select (word.Text, mention.Party);

    private static ImmutableArray<PartyMention> With(Sentence sentence, ImmutableArray<PartyMention> named, Dictionary<string, Party> names)
    {
        var added = new List<PartyMention>();
        foreach (var (name, party) in names)
        {
            for (var at = sentence.Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = sentence.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                var span = new TextSpan(sentence.Span.Start + at, sentence.Span.Start + at + name.Length);
                var isWhole = (at == 0 || !char.IsLetterOrDigit(sentence.Text[at - 1])) && (at + name.Length == sentence.Text.Length || !char.IsLetterOrDigit(sentence.Text[at + name.Length]));
                if (isWhole && !named.Any(mention => mention.Span.Overlaps(span)) && !added.Exists(mention => mention.Span.Overlaps(span)))
                {
                    added.Add(new PartyMention(party, PartyNameForm.Name, span));
                }
            }
        }

        return added.Count == 0 ? named : [.. named.Concat(added).OrderBy(mention => mention.Span.Start)];
    }

    private static Token[] RunBefore(Sentence sentence, int end)
    {
        var first = end;
        while (first > 0 && (char.IsUpper(sentence.Tokens[first - 1].Text[0]) || Small.Contains(sentence.Tokens[first - 1].Text)) && end - first < 10)
        {
            first--;
        }

        while (first < end && (Small.Contains(sentence.Tokens[first].Text) || sentence.Tokens[first].Text is "The"))
        {
            first++;
        }

        return [.. sentence.Tokens[first..end]];
    }

    private static Token[] RunBehind(Sentence sentence, int first)
    {
        var end = first;
        while (end < sentence.Tokens.Length && (char.IsUpper(sentence.Tokens[end].Text[0]) || (end > first && sentence.Tokens[end].Text is "al" or "-" or "of" or "el" or "ul")) && end - first < 6)
        {
            end++;
        }

        while (end > first && !char.IsUpper(sentence.Tokens[end - 1].Text[0]))
        {
            end--;
        }

        return [.. sentence.Tokens[first..end]];
    }

    // "Norway and the Free Army Front (FAF)": the name begins with the word that the letters begin with.
    private static Token[] Named(Token[] run, string brief)
    {
        for (var first = run.Length - 2; first > 0; first--)
        {
            if (char.ToUpperInvariant(run[first].Text[0]) == char.ToUpperInvariant(brief[0]) && char.IsUpper(run[first].Text[0]) && Abbreviates(brief, run[first..]) && run[first..].Count(token => char.IsUpper(token.Text[0])) >= brief.Count(char.IsLetter))
            {
                return run[first..];
            }
        }

        return run;
    }

    private static bool IsAbbreviation(string text) => text.Length is > 1 and < 9 && text.Count(char.IsUpper) >= text.Length - 1 && text.All(c => char.IsLetterOrDigit(c) || c == '-');

    // Each letter begins a word of the name, in order; small words may be passed over.
    private static bool Abbreviates(string brief, Token[] run)
    {
        var at = 0;
        foreach (var token in run)
        {
            if (at < brief.Length && char.ToUpperInvariant(token.Text[0]) == char.ToUpperInvariant(brief[at]))
            {
                at++;
            }
        }

        return at >= brief.Count(char.IsLetter) - 1 && at > 1;
    }
}
