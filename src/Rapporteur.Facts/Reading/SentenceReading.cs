using System.Collections.Immutable;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>A sentence of a document with the parties and people that it names.</summary>
/// <param name="Index">Place among the document's sentences that are read for claims, from 0.</param>
/// <param name="Sentence">Its tokens and parse.</param>
/// <param name="Paragraph">Index of its paragraph in the document.</param>
/// <param name="Parties">Where it names parties, in order.</param>
/// <param name="People">Where it names people, in order.</param>
public sealed record SentenceReading(
    int Index,
    Sentence Sentence,
    int Paragraph,
    ImmutableArray<PartyMention> Parties,
    ImmutableArray<PersonMention> People)
{
    /// <summary>The party that a token names or is part of the name of, or null.</summary>
    public PartyMention? PartyAt(Token token) => Parties.FirstOrDefault(mention => mention.Span.Overlaps(token.Span));

    /// <summary>The person whose name a token is part of, or null.</summary>
    public PersonMention? PersonAt(Token token) => People.FirstOrDefault(mention => mention.Span.Overlaps(token.Span));

    /// <summary>The tokens that stand in a run of the text.</summary>
    public IEnumerable<Token> TokensIn(TextSpan span) => Sentence.Tokens.Where(token => token.Span.Overlaps(span));
}
