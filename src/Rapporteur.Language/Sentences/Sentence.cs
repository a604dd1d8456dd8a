using System.Collections.Immutable;
using Rapporteur.Language.Names;

namespace Rapporteur.Language.Sentences;

/// <summary>A sentence of a text, tagged and parsed. The tokens make a tree with one root; between them stand only blanks.</summary>
public sealed class Sentence
{
    private readonly ImmutableArray<Token>[] _children;

    /// <summary>Ties tokens into a tree.</summary>
    /// <param name="source">The whole text that was read.</param>
    /// <param name="tokens">One token or more, in order of the text; exactly one of them has no head.</param>
    /// <param name="mentions">Names in the sentence, in order.</param>
    /// <param name="isPiece">Whether the text had no end here, and the sentence was cut because it grew too long.</param>
    public Sentence(string source, ImmutableArray<Token> tokens, ImmutableArray<Mention> mentions = default, bool isPiece = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (tokens.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A sentence has at least one token.", nameof(tokens));
        }

        (Source, Tokens, Mentions, IsPiece) = (source, tokens, mentions.IsDefault ? [] : mentions, isPiece);
        Span = new(tokens[0].Span.Start, tokens[^1].Span.End);
        Root = tokens.Single(token => token.Head < 0);
        var children = new ImmutableArray<Token>.Builder?[tokens.Length];
        foreach (var token in tokens)
        {
            if (token.Head >= 0)
            {
                (children[token.Head] ??= ImmutableArray.CreateBuilder<Token>()).Add(token);
            }
        }

        _children = Array.ConvertAll(children, builder => builder?.ToImmutable() ?? []);
    }

    /// <summary>The whole text that was read.</summary>
    public string Source { get; }

    /// <summary>From the first character of the first token to the last of the last, in <see cref="Source"/>.</summary>
    public TextSpan Span { get; }

    /// <summary>The sentence as written.</summary>
    public string Text => Span.Of(Source);

    /// <summary>Words and marks in order of the text.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Names of persons, places and organisations, in order of the text; none overlaps another.</summary>
    public ImmutableArray<Mention> Mentions { get; }

    /// <summary>The token that no other governs.</summary>
    public Token Root { get; }

    /// <summary>Whether this is a part of a sentence that was too long to read at once (see <see cref="EnglishReader.MostTokens"/>).</summary>
    public bool IsPiece { get; }

    /// <summary>The token that governs this one; null for the root.</summary>
    public Token? HeadOf(Token token) => token?.Head >= 0 ? Tokens[token.Head] : null;

    /// <summary>The tokens that this one governs, in order of the text.</summary>
    public IReadOnlyList<Token> Children(Token token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _children[token.Index];
    }

    /// <summary>The token and all below it, in order of the text.</summary>
    public IReadOnlyList<Token> Subtree(Token token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var found = new List<Token> { token };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(_children[found[i].Index]);
        }

        found.Sort((left, right) => left.Index.CompareTo(right.Index));
        return found;
    }

    /// <summary>The smallest span over tokens.</summary>
    /// <exception cref="InvalidOperationException">There are no tokens.</exception>
    public TextSpan Cover(IEnumerable<Token> tokens) => tokens.Select(token => token.Span).Aggregate((left, right) => left.Join(right));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
