using Rapporteur.Language;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Names;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Training;

/// <summary>Hits of a kind: how many are in the gold, in the answer, and in both.</summary>
internal sealed class Tally
{
    public int Gold { get; set; }

    public int Answered { get; set; }

    public int Right { get; set; }

    /// <summary>Share of the answers that are right; null where nothing was answered.</summary>
    public double? Precision => Answered == 0 ? null : (double)Right / Answered;

    /// <summary>Share of the gold that was found; null where there is none.</summary>
    public double? Recall => Gold == 0 ? null : (double)Right / Gold;

    /// <summary>Harmonic mean of precision and recall in percent; null with nothing to score.</summary>
    public double? F1 => Gold + Answered == 0 ? null : 200.0 * Right / (Gold + Answered);
}

/// <summary>Scores readings against a treebank as the CoNLL 2018 shared task did.</summary>
/// <remarks>
/// From raw text, words are aligned by the characters that they cover (blanks not counted); a head is right if it is
/// the aligned word. Relations count without their subtypes. Source: Zeman and others, "CoNLL 2018 Shared Task", 2018.
/// </remarks>
internal static class Scorer
{
    public static Dictionary<string, Tally> FromTokens(EnglishReader reader, IReadOnlyList<ConlluSentence> gold)
    {
        var tallies = new Dictionary<string, Tally>();
        foreach (var (sentence, answer) in gold.Zip(reader.Annotate(gold)))
        {
            foreach (var (right, mine) in sentence.Words.Zip(answer.Words))
            {
                Add(tallies, "UPOS", right.Upos == mine.Upos);
                Add(tallies, "XPOS", right.Xpos == mine.Xpos);
                Add(tallies, "Lemma", right.Lemma == mine.Lemma);
                Add(tallies, "UAS", right.Head == mine.Head);
                Add(tallies, "LAS", right.Head == mine.Head && right.BareRelation == mine.BareRelation);
            }
        }

        return tallies;
    }

    /// <summary>Scores the reading of the documents' text, joined again from words, blanks and paragraphs.</summary>
    public static Dictionary<string, Tally> FromText(EnglishReader reader, IReadOnlyList<ConlluSentence> gold)
    {
        var tallies = new Dictionary<string, Tally>();
        foreach (var document in Documents(gold))
        {
            var text = RawText.Of(document);
            Compare(tallies, Words(document), Words(reader.Read(text)));
        }

        return tallies;
    }

    /// <summary>Scores the names of the documents that mark them: right if kind, first and last word are.</summary>
    public static Dictionary<string, Tally> Names(EnglishReader reader, IReadOnlyList<ConlluSentence> gold)
    {
        var tallies = new Dictionary<string, Tally>();
        foreach (var document in Documents(gold).Where(NameMarks.AreIn))
        {
            var text = RawText.Of(document);
            foreach (var (sentence, read) in document.Zip(reader.ReadTokens(text, RawText.Tokens(document, text))))
            {
                var right = NameMarks.Spans(NameMarks.Of(sentence, isMarked: true));
                foreach (var (_, _, kind) in right)
                {
                    Get(tallies, kind).Gold++;
                }

                foreach (var mention in read.Mentions)
                {
                    var kind = mention.Kind == MentionKind.Organisation ? "organization" : mention.Kind.ToString().ToLowerInvariant();
                    var inside = read.Tokens.Where(token => mention.Span.Contains(token.Span)).ToList();
                    Get(tallies, kind).Answered++;
                    Get(tallies, kind).Right += right.Contains((inside[0].Index, inside[^1].Index, kind)) ? 1 : 0;
                }
            }
        }

        return tallies;
    }

    public static IEnumerable<List<ConlluSentence>> Documents(IReadOnlyList<ConlluSentence> sentences)
    {
        List<ConlluSentence> document = [];
        foreach (var sentence in sentences)
        {
            if (document.Count > 0 && sentence.Comments.Any(comment => comment.StartsWith("# newdoc", StringComparison.Ordinal)))
            {
                yield return document;
                document = [];
            }

            document.Add(sentence);
        }

        yield return document;
    }

    private static void Add(Dictionary<string, Tally> tallies, string name, bool isRight)
    {
        var tally = Get(tallies, name);
        tally.Gold++;
        tally.Answered++;
        tally.Right += isRight ? 1 : 0;
    }

    private static Tally Get(Dictionary<string, Tally> tallies, string name)
    {
        if (!tallies.TryGetValue(name, out var tally))
        {
            tallies[name] = tally = new();
        }

        return tally;
    }

    private sealed record Word(TextSpan Span, TextSpan? Head, string Upos, string Xpos, string Lemma, string Relation, bool BeginsSentence, int SentenceEnd);

    /// <summary>Words with their places counted in characters other than blanks.</summary>
    private static List<Word> Words(List<ConlluSentence> document)
    {
        var words = new List<Word>();
        var at = 0;
        foreach (var sentence in document)
        {
            var spans = new List<TextSpan>();
            foreach (var word in sentence.Words)
            {
                var length = word.Form.Count(unit => !char.IsWhiteSpace(unit));
                spans.Add(new(at, at + length));
                at += length;
            }

            words.AddRange(sentence.Words.Select((word, index) => new Word(
                spans[index], word.Head > 0 ? spans[word.Head - 1] : null, word.Upos, word.Xpos, word.Lemma, word.BareRelation, index == 0, at)));
        }

        return words;
    }

    private static List<Word> Words(IReadOnlyList<Sentence> sentences)
    {
        var words = new List<Word>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            var spans = new List<TextSpan>();
            foreach (var token in sentence.Tokens)
            {
                spans.Add(new(at, at + token.Span.Length));
                at += token.Span.Length;
            }

            words.AddRange(sentence.Tokens.Select(token => new Word(
                spans[token.Index], token.Head >= 0 ? spans[token.Head] : null, token.Upos, token.Xpos, token.Lemma, token.Relation, token.Index == 0, at)));
        }

        return words;
    }

    private static void Compare(Dictionary<string, Tally> tallies, List<Word> gold, List<Word> mine)
    {
        var bySpan = gold.ToDictionary(word => word.Span);
        var goldSentences = gold.Where(word => word.BeginsSentence).Select(word => (word.Span.Start, word.SentenceEnd)).ToHashSet();
        var sentences = Get(tallies, "Sentences");
        sentences.Gold += goldSentences.Count;
        sentences.Answered += mine.Count(word => word.BeginsSentence);
        sentences.Right += mine.Count(word => word.BeginsSentence && goldSentences.Contains((word.Span.Start, word.SentenceEnd)));
        foreach (var (name, isRight) in new (string, Func<Word, Word, bool>)[]
        {
            ("Tokens", (_, _) => true),
            ("UPOS", (right, word) => right.Upos == word.Upos),
            ("XPOS", (right, word) => right.Xpos == word.Xpos),
            ("Lemma", (right, word) => right.Lemma == word.Lemma),
            ("UAS", (right, word) => right.Head == word.Head),
            ("LAS", (right, word) => right.Head == word.Head && right.Relation == word.Relation),
        })
        {
            var tally = Get(tallies, name);
            tally.Gold += gold.Count;
            tally.Answered += mine.Count;
            tally.Right += mine.Count(word => bySpan.TryGetValue(word.Span, out var right) && isRight(right, word));
        }
    }
}
