using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Names;

/// <summary>What a name is the name of.</summary>
public enum MentionKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A country, town, building or other place.</summary>
    Place,

    /// <summary>A state's body, party, firm, newspaper or other organisation.</summary>
    Organisation,
}

/// <summary>A name in a sentence.</summary>
/// <param name="Span">The name without titles, in the text that was read.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Head">The token of the name that the rest of the sentence hangs on.</param>
/// <param name="Title">Titles right before the name, such as "Foreign Minister"; null if there are none.</param>
public sealed record Mention(TextSpan Span, MentionKind Kind, Token Head, TextSpan? Title);

/// <summary>Turns the network's marks into mentions.</summary>
internal sealed class NameReader(string[] marks, Titles titles)
{
    /// <summary>Finds the names of a sentence.</summary>
    public ImmutableArray<Mention> Read(ImmutableArray<Token> tokens, int[] names)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        for (var first = 0; first < tokens.Length; first++)
        {
            if (KindOf(names[first]) is not { } kind)
            {
                continue;
            }

            var last = first;
            while (last + 1 < tokens.Length && Continues(names[last], names[last + 1]))
            {
                last++;
            }

            mentions.Add(ToMention(tokens, first, last, kind));
            first = last;
        }

        return mentions.ToImmutable();
    }

    private MentionKind? KindOf(int mark) => marks[mark] switch
    {
        "O" => null,
        var name when name.EndsWith("person", StringComparison.Ordinal) => MentionKind.Person,
        var name when name.EndsWith("place", StringComparison.Ordinal) => MentionKind.Place,
        _ => MentionKind.Organisation,
    };

    private bool Continues(int mark, int next) => marks[next][0] == 'I' && KindOf(mark) == KindOf(next);

    private Mention ToMention(ImmutableArray<Token> tokens, int first, int last, MentionKind kind)
    {
        var head = tokens[last];
        for (var i = last; i >= first; i--)
        {
            if (tokens[i].Head < first || tokens[i].Head > last)
            {
                head = tokens[i];
            }
        }

        var title = first;
        while (kind == MentionKind.Person && title > 0 && titles.IsTitle(tokens[title - 1].Text) && char.IsUpper(tokens[title - 1].Text[0]))
        {
            title--;
        }

        return new(
            new(tokens[first].Span.Start, tokens[last].Span.End),
            kind,
            head,
            title < first ? new TextSpan(tokens[title].Span.Start, tokens[first - 1].Span.End) : null);
    }
}
