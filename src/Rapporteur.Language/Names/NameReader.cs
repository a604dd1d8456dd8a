using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Names;

/// <summary>Turns the network's chances of name marks into mentions, a whole document at a time.</summary>
/// <remarks>
/// A name is a run of words that the network marks or the tagger takes for a proper noun, held together by the marks
/// or by the parse; titles are left out. What it names is voted on by all its places in the document, and a lone word
/// that ends a person's fuller name elsewhere is that person's: one context often says what another leaves open.
/// Source of the vote: Finkel, Grenager and Manning 2005, on consistency of labels within a document.
/// </remarks>
internal sealed class NameReader(string[] marks, Titles titles, KnownNames known)
{
    private const int Kinds = 3;

    private readonly MentionKind?[] _kinds = Array.ConvertAll(marks, mark => mark.Split('-')[^1] switch
    {
        "person" => MentionKind.Person,
        "place" => MentionKind.Place,
        "organization" => MentionKind.Organisation,
        _ => (MentionKind?)null,
    });

    /// <summary>Finds the names of a document.</summary>
    /// <param name="sentences">For each sentence its tokens and, token by token, the chance of every mark.</param>
    /// <returns>For each sentence its names in order.</returns>
    public ImmutableArray<Mention>[] Read(IReadOnlyList<(ImmutableArray<Token> Tokens, float[][] Chances)> sentences)
    {
        List<Candidate>[] found = [.. sentences.Select(sentence => Candidates(sentence.Tokens, sentence.Chances).ToList())];
        var votes = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var candidate in found.SelectMany(candidates => candidates))
        {
            Add(votes, candidate.Name, candidate.Chances);
        }

        var kinds = votes.ToDictionary(pair => pair.Key, pair => Best(pair.Value), StringComparer.Ordinal);
        foreach (var candidate in found.SelectMany(candidates => candidates).Where(candidate => candidate.IsOfSeveral))
        {
            if (!known.Knows(candidate.Name, candidate.LastWord, out _) && kinds[candidate.Name] == (int)MentionKind.Person && kinds.ContainsKey(candidate.LastWord))
            {
                // "Norton" is a person where "Joshua Norton" is.
                kinds[candidate.LastWord] = (int)MentionKind.Person;
            }
        }

        return [.. found.Select((candidates, number) => candidates
            .Select(candidate => (candidate, kind: known.Knows(candidate.Name, candidate.LastWord, out var kind) ? (int)(kind ?? (MentionKind)Kinds) : kinds[candidate.Name]))
            .Where(pair => pair.kind < Kinds && !IsPeople(pair.candidate, pair.kind))
            .Select(pair => ToMention(sentences[number].Tokens, pair.candidate, (MentionKind)pair.kind))
            .ToImmutableArray())];
    }

    private static void Add(Dictionary<string, float[]> votes, string name, float[] chances)
    {
        if (!votes.TryGetValue(name, out var sum))
        {
            votes[name] = sum = new float[Kinds + 1];
        }

        for (var kind = 0; kind <= Kinds; kind++)
        {
            sum[kind] += chances[kind];
        }
    }

    private static int Best(float[] votes) => Array.IndexOf(votes, votes.Max());

    /// <summary>"Americans" and "Senators" are no one person's name.</summary>
    private static bool IsPeople(Candidate candidate, int kind) => kind == (int)MentionKind.Person && !candidate.IsOfSeveral && candidate.Tokens[candidate.First].Xpos == "NNPS";

    private static bool IsProper(Token token) => token.Xpos is "NNP" or "NNPS";

    private IEnumerable<Candidate> Candidates(ImmutableArray<Token> tokens, float[][] chances)
    {
        var best = Array.ConvertAll(chances, row => Array.IndexOf(row, row.Max()));
        for (var first = 0; first < tokens.Length; first++)
        {
            if (!BeginsName(tokens, best, first))
            {
                continue;
            }

            var last = first;
            while (Extend(tokens, best, first, last) is > 0 and var more)
            {
                last += more;
            }

            last = Trimmed(tokens, first, last);
            if (known.IsPlace(tokens[first].Text) && (last >= first + 2 || (last == first + 1 && known.IsPlace(tokens[last].Text))))
            {
                // "the ambassador to Washington Jane Doe": a place ran into the person behind it.
                last = first;
            }

            var chance = Chances(tokens, chances, first, last);
            if (first > 0 && IsTitle(tokens, first - 1) && IsProper(tokens[first - 1]))
            {
                // Whoever has a title is a person: worth two places where the network is sure.
                chance[(int)MentionKind.Person] += 2;
            }

            yield return new(tokens, first, last, chance);
            first = last;
        }
    }

    private bool BeginsName(ImmutableArray<Token> tokens, int[] best, int at)
    {
        var token = tokens[at];
        return (IsProper(token) || (_kinds[best[at]] is not null && char.IsUpper(token.Text[0]))) && char.IsLetterOrDigit(token.Text[0]) && !IsTitle(tokens, at);
    }

    /// <summary>Whether a token is a title here: "Secretary", the "Foreign" of "Foreign Minister", the "State" of "Secretary of State".</summary>
    private bool IsTitle(ImmutableArray<Token> tokens, int at)
    {
        var token = tokens[at];
        if (!titles.IsTitle(token.Text) || token.Upos is not ("PROPN" or "NOUN" or "ADJ" or "VERB"))
        {
            return false;
        }

        return !titles.IsBeforeOffice(token.Text)
            || (at + 1 < tokens.Length && IsTitle(tokens, at + 1))
            || (at > 1 && tokens[at - 1].Lemma == "of" && titles.IsOffice(tokens[at - 2].Text));
    }

    /// <summary>The last word of a name without the links and marks that hang over.</summary>
    private static int Trimmed(ImmutableArray<Token> tokens, int first, int last)
    {
        while (last > first && (!char.IsLetterOrDigit(tokens[last].Text[0]) || tokens[last].Upos is "ADP" or "DET" or "CCONJ"))
        {
            last--;
        }

        return last;
    }

    /// <summary>How many more tokens belong to a name; 0 if it is over.</summary>
    private int Extend(ImmutableArray<Token> tokens, int[] best, int first, int last)
    {
        var next = last + 1;
        if (next >= tokens.Length || (IsTitle(tokens, next) && char.IsUpper(tokens[next].Text[0])))
        {
            return 0;
        }

        if (marks[best[next]][0] == 'I' && _kinds[best[last]] is not null)
        {
            return 1;
        }

        if (tokens[next].Text == "-" && next + 1 < tokens.Length && IsProper(tokens[next + 1]) && tokens[next + 1].Span.Start == tokens[next].Span.End && tokens[next].Span.Start == tokens[last].Span.End)
        {
            return 2;
        }

        // "Columbia University": what names end with goes with what it is compounded with.
        if (known.IsEnd(tokens[next].Text) && IsProper(tokens[next]) && tokens[last].Relation is "compound" or "amod" or "nmod" && tokens[last].Head == next)
        {
            return 1;
        }

        // Where the marks leave a word open or begin the same kind anew, the parse decides.
        var mayGoOn = IsProper(tokens[next]) && (marks[best[next]][0] != 'B' || _kinds[best[next]] == _kinds[best[last]]);
        var isFlat = tokens[next].Relation == "flat" && tokens[next].Head >= first && tokens[next].Head <= last;
        var isCompound = tokens[last].Relation == "compound" && tokens[last].Head == next && _kinds[best[last]] != MentionKind.Place && !known.IsPlace(tokens[last].Text);
        return mayGoOn && (isFlat || isCompound) ? 1 : 0;
    }

    /// <summary>The mean chance of each kind, and of no name, over the words of a name.</summary>
    private float[] Chances(ImmutableArray<Token> tokens, float[][] chances, int first, int last)
    {
        var sums = new float[Kinds + 1];
        var words = 0;
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Upos == "PUNCT")
            {
                continue;
            }

            words++;
            for (var mark = 0; mark < marks.Length; mark++)
            {
                sums[_kinds[mark] is { } kind ? (int)kind : Kinds] += chances[i][mark];
            }
        }

        for (var kind = 0; kind <= Kinds; kind++)
        {
            sums[kind] /= Math.Max(words, 1);
        }

        return sums;
    }

    private Mention ToMention(ImmutableArray<Token> tokens, Candidate candidate, MentionKind kind)
    {
        var (first, last) = (candidate.First, candidate.Last);
        var head = tokens[last];
        for (var i = last; i >= first; i--)
        {
            if (tokens[i].Head < first || tokens[i].Head > last)
            {
                head = tokens[i];
            }
        }

        var title = first;
        while (kind == MentionKind.Person && title > 0 && IsTitle(tokens, title - 1) && char.IsUpper(tokens[title - 1].Text[0]))
        {
            title--;
            // "Secretary of State"
            title -= title > 1 && tokens[title - 1].Lemma == "of" && IsTitle(tokens, title - 2) ? 2 : 0;
        }

        return new(
            new(tokens[first].Span.Start, tokens[last].Span.End),
            kind,
            head,
            title < first ? new TextSpan(tokens[title].Span.Start, tokens[first - 1].Span.End) : null);
    }

    /// <summary>A run of words that may be a name.</summary>
    private sealed record Candidate(ImmutableArray<Token> Tokens, int First, int Last, float[] Chances)
    {
        public string Name { get; } = string.Join(' ', Tokens.Skip(First).Take(Last - First + 1).Select(token => token.Text));

        public bool IsOfSeveral => Last > First;

        public string LastWord => Tokens[Last].Text;
    }
}
