using System.Collections.Immutable;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Model;
using Rapporteur.Language.Names;
using Rapporteur.Language.Sentences;
using Rapporteur.Language.Tagging;

namespace Rapporteur.Language;

/// <summary>Reads English: text in, sentences with tags, lemmas and a parse out. Safe to use from several threads; the same text always gives the same sentences.</summary>
public sealed class EnglishReader
{
    /// <summary>Most tokens that are read as one sentence. A longer one is cut into pieces, behind a comma or semicolon where it has one, so that time stays linear.</summary>
    public const int MostTokens = 160;

    /// <summary>Most tokens of a piece. Every word is weighed against every other of its piece, so short pieces read faster, and what is that long has more than one clause.</summary>
    private const int LongestPiece = 80;

    /// <summary>Sentences that go through the network together.</summary>
    private const int AtOnce = 256;

    private readonly ReaderNetwork _network;
    private readonly Lemmatiser _lemmatiser;
    private readonly Tokeniser _tokeniser;
    private readonly SentenceSplitter _splitter;
    private readonly NameReader _names;
    private readonly (string Upos, string Xpos)[] _tags;

    private EnglishReader(ReaderNetwork network)
    {
        _network = network;
        _lemmatiser = new(new MemoryStream(network.Weights.Lemmas));
        var abbreviations = Abbreviations.Load();
        (_tokeniser, _splitter) = (new(abbreviations), new(abbreviations));
        _names = new(network.Weights.Names, Titles.Load(), KnownNames.Load());
        _tags = Array.ConvertAll(network.Weights.Tags, tag => tag.Split('|') is [var upos, var xpos] ? (upos, xpos) : (tag, "_"));
    }

    /// <summary>Loads the model that comes with the program.</summary>
    public static EnglishReader Load()
    {
        using var stream = typeof(EnglishReader).Assembly.GetManifestResourceStream("english.model")!;
        return Load(stream, Processor.Widest);
    }

    /// <summary>Whether a text reads as English, by the share of small words such as "the" and "of" among those that are no names; a few words are given the benefit of the doubt.</summary>
    public static bool LooksEnglish(string text) => LanguageCheck.LooksEnglish(text);

    /// <summary>Reads a whole text.</summary>
    public IReadOnlyList<Sentence> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, new(0, text.Length));
    }

    /// <summary>Reads a part of a text; spans count from the start of the whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part ends after the text.</exception>
    public IReadOnlyList<Sentence> Read(string text, TextSpan part)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part.End, text.Length, nameof(part));
        return ReadTokens(text, Split(text, part));
    }

    /// <summary>Reads a run that is known to be one paragraph: a line break within it is a blank.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The paragraph ends after the text.</exception>
    public IReadOnlyList<Sentence> ReadParagraph(string text, TextSpan paragraph)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paragraph.End, text.Length, nameof(paragraph));
        return ReadTokens(text, SplitParagraph(text, paragraph));
    }

    internal static EnglishReader Load(Stream model, VectorWidth width) => new(new(ReaderWeights.Read(model), width));

    /// <summary>Reads sentences whose tokens are already found.</summary>
    internal IReadOnlyList<Sentence> ReadTokens(string text, IEnumerable<(ArraySegment<TextSpan> Spans, bool IsPiece)> found)
    {
        var (parsed, arePieces) = (new List<(ImmutableArray<Token> Tokens, float[][] Names)>(), new List<bool>());
        foreach (var pieces in found.Chunk(AtOnce))
        {
            var words = Array.ConvertAll(pieces, piece => (IReadOnlyList<string>)[.. piece.Spans.Select(span => span.Of(text))]);
            foreach (var ((piece, forms), reading) in pieces.Zip(words).Zip(_network.Read(words)))
            {
                parsed.Add((Tokens(piece.Spans, forms, reading), reading.Names));
                arePieces.Add(piece.IsPiece);
            }
        }

        var names = _names.Read(parsed);
        return [.. parsed.Select((sentence, number) => new Sentence(text, sentence.Tokens, names[number], arePieces[number]))];
    }

    /// <summary>Tags, lemmatises and parses sentences, keeping their words as given.</summary>
    public IEnumerable<ConlluSentence> Annotate(IEnumerable<ConlluSentence> sentences)
    {
        foreach (var some in sentences.Chunk(AtOnce))
        {
            var words = Array.ConvertAll(some, sentence => (IReadOnlyList<string>)[.. sentence.Words.Select(word => word.Form)]);
            foreach (var (sentence, reading) in some.Zip(_network.Read(words)))
            {
                yield return sentence with { Words = [.. sentence.Words.Select((word, index) => Annotated(word, index, reading))] };
            }
        }
    }

    /// <summary>Finds sentences as lists of tokens, none longer than <see cref="MostTokens"/>.</summary>
    internal IEnumerable<(ArraySegment<TextSpan> Spans, bool IsPiece)> Split(string text, TextSpan part) =>
        Paragraphs.Of(text, part).SelectMany(paragraph => SplitParagraph(text, paragraph));

    private IEnumerable<(ArraySegment<TextSpan> Spans, bool IsPiece)> SplitParagraph(string text, TextSpan paragraph)
    {
        foreach (var sentence in _splitter.Split(text, _tokeniser.Tokenise(text, paragraph)))
        {
            var rest = sentence;
            while (rest.Count > MostTokens)
            {
                var cut = CutOf(text, rest);
                yield return (rest[..cut], true);
                rest = rest[cut..];
            }

            yield return (rest, rest.Count < sentence.Count);
        }
    }

    private static int CutOf(string text, ArraySegment<TextSpan> tokens)
    {
        for (var i = LongestPiece; i > LongestPiece / 2; i--)
        {
            if (text[tokens[i - 1].Start] is ',' or ';' or ':')
            {
                return i;
            }
        }

        return LongestPiece;
    }

    private ImmutableArray<Token> Tokens(ArraySegment<TextSpan> spans, IReadOnlyList<string> words, Reading reading)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var (upos, xpos) = _tags[reading.Tags[i]];
            tokens.Add(new(i, spans[i], words[i], _lemmatiser.Lemma(words[i], xpos), upos, xpos, reading.Heads[i], _network.Weights.Labels[reading.Labels[i]]));
        }

        return tokens.MoveToImmutable();
    }

    private ConlluWord Annotated(ConlluWord word, int index, Reading reading)
    {
        var (upos, xpos) = _tags[reading.Tags[index]];
        return word with
        {
            Lemma = _lemmatiser.Lemma(word.Form, xpos),
            Upos = upos,
            Xpos = xpos,
            Features = "_",
            Head = reading.Heads[index] + 1,
            Relation = _network.Weights.Labels[reading.Labels[index]],
        };
    }
}
