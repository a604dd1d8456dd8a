using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>Ties quotations that run over several sentences to whoever one of the sentences names.</summary>
/// <remarks>"We will not leave. We demand a date," the envoy said: both sentences are the envoy's.</remarks>
internal sealed class QuotedSpeech
{
    // Nobody remembers for longer who speaks, in sentences.
    private const int Reach = 20;

    private readonly ImmutableArray<SentenceReading> sentences;
    private readonly ImmutableArray<ImmutableArray<Attribution>> attributions;
    private readonly Dictionary<int, ImmutableArray<TextSpan>> quotations = [];

    // Of each sentence that holds a quotation, who speaks it: asked once for the sentence, not for each of its words.
    private readonly Dictionary<int, (int Sentence, Attribution Attribution)?> speakers = [];

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
        if (!IsQuoted(sentence.Paragraph, word.Span))
        {
            return null;
        }

        if (!speakers.TryGetValue(sentence.Index, out var speaker))
        {
            speakers[sentence.Index] = speaker = Nearest(sentence);
        }

        return speaker;
    }

    // The sentences of a paragraph stand side by side, so a walk to both sides meets the nearest first.
    private (int Sentence, Attribution Attribution)? Nearest(SentenceReading sentence)
    {
        for (var away = 0; away <= Reach; away++)
        {
            foreach (var at in away == 0 ? [sentence.Index] : (ReadOnlySpan<int>)[sentence.Index - away, sentence.Index + away])
            {
                if (at >= 0 && at < sentences.Length && sentences[at].Paragraph == sentence.Paragraph
                    && attributions[at].FirstOrDefault(found => found is { IsSpeech: true, SourceHead: not null } && !IsQuoted(sentence.Paragraph, found.CueHead.Span) && found.Content.Any(run => Overlaps(sentence.Paragraph, run))) is { } found)
                {
                    return (at, found);
                }
            }
        }

        return null;
    }

    private bool IsQuoted(int paragraph, TextSpan span) => FirstEndingAfter(paragraph, span.Start) is { } quotation && quotation.Contains(span);

    private bool Overlaps(int paragraph, TextSpan run) => FirstEndingAfter(paragraph, run.Start) is { } quotation && quotation.Overlaps(run);

    // Quotations stand in order and never overlap.
    private TextSpan? FirstEndingAfter(int paragraph, int offset)
    {
        var all = quotations[paragraph];
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].End > offset ? (low, middle) : (middle + 1, high);
        }

        return low < all.Length ? all[low] : null;
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
