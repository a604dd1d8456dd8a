using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>Ties quotations that run over several sentences to whoever one of the sentences names.</summary>
/// <remarks>"We will not leave. We demand a date," the envoy said: both sentences are the envoy's.</remarks>
internal sealed class QuotedSpeech
{
    private readonly ImmutableArray<SentenceReading> sentences;
    private readonly ImmutableArray<ImmutableArray<Attribution>> attributions;
    private readonly Dictionary<int, ImmutableArray<TextSpan>> quotations = [];

    public QuotedSpeech(Document document, ImmutableArray<SentenceReading> sentences, ImmutableArray<ImmutableArray<Attribution>> attributions)
    {
        (this.sentences, this.attributions) = (sentences, attributions);
        foreach (var paragraph in sentences.Select(sentence => sentence.Paragraph).Distinct())
        {
            quotations[paragraph] = Quotations(document.Text, document.Paragraphs[paragraph].Span);
        }
    }

    /// <summary>Who says a word that stands in a quotation without a verb of saying in its own sentence; null where nobody is named.</summary>
    public (int Sentence, Attribution Attribution)? SpeakerOf(SentenceReading sentence, Token word)
    {
        var quotation = quotations[sentence.Paragraph].FirstOrDefault(span => span.Contains(word.Span));
        if (quotation == default)
        {
            return null;
        }

        return sentences
            .Where(other => other.Paragraph == sentence.Paragraph)
            .OrderBy(other => Math.Abs(other.Index - sentence.Index))
            .SelectMany(other => attributions[other.Index]
                .Where(found => found is { IsSpeech: true, SourceHead: not null } && found.Content.Any(run => quotations[sentence.Paragraph].Any(span => span.Overlaps(run))))
                .Select(found => ((int, Attribution)?)(other.Index, found)))
            .FirstOrDefault();
    }

    // From each opening mark to its closing one; a mark that is never closed runs to the end of its paragraph, as newspapers print it.
    private static ImmutableArray<TextSpan> Quotations(string text, TextSpan paragraph)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        var open = -1;
        for (var at = paragraph.Start; at < paragraph.End; at++)
        {
            if (open < 0 && text[at] is '“' or '"')
            {
                open = at;
            }
            else if (open >= 0 && text[at] is '”' or '"')
            {
                found.Add(new TextSpan(open, at + 1));
                open = -1;
            }
        }

        if (open >= 0)
        {
            found.Add(new TextSpan(open, paragraph.End));
        }

        return found.ToImmutable();
    }
}
