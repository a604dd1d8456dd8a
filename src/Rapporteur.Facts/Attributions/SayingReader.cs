using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>Reads what a document passes on of anybody's words, with who says it and who reports it.</summary>
internal static class SayingReader
{
    /// <summary>The sayings of a document, in the order of the text.</summary>
    public static ImmutableArray<Saying> Read(DocumentReading document) => [.. document.Sentences.SelectMany(sentence => In(document, sentence))];

    private static IEnumerable<Saying> In(DocumentReading document, SentenceReading sentence)
    {
        var spoken = document.AttributionsOf(sentence).Where(found => found.IsSpeech && PassesOnWords(sentence, found)).ToArray();
        foreach (var found in spoken.Where(found => found.SourceHead is not null))
        {
            if (document.NameOf(sentence, found) is { } by)
            {
                yield return Of(document, sentence, by, found.Cue.Of(document.Document.Text), found.Content, Reporters(document, sentence, found)) with
                {
                    Parties = document.Referents.PartiesOf(sentence, found.SourceHead!),
                };
            }
        }

        // A sentence in the middle of a quotation has its speaker in another one.
        if (spoken.Length == 0 && document.SpeakerInQuotation(sentence) is var (at, speaking) && document.NameOf(at, speaking) is { } speaker)
        {
            yield return Of(document, sentence, speaker, speaking.Cue.Of(document.Document.Text), [Phrases.Whole(sentence.Sentence)], Reporters(document, at, speaking)) with
            {
                Parties = document.Referents.PartiesOf(at, speaking.SourceHead!),
            };
        }
    }

    // Who "continues negotiations" says nothing: words are a clause, or stand in quotation marks.
    private static bool PassesOnWords(SentenceReading sentence, Attribution found) =>
        found.CueHead.Upos != "VERB" || found.IsBasis || found.CueHead.Relation is "parataxis" or "dep"
        || sentence.Sentence.Children(found.CueHead).Any(child => child.Relation is "ccomp" or "parataxis")
        || found.Content.Any(run => run.Of(sentence.Sentence.Source).AsSpan().IndexOfAny('“', '"') >= 0);

    private static ImmutableArray<string> Reporters(DocumentReading document, SentenceReading sentence, Attribution saying) =>
    [
        .. document.AttributionsOf(sentence)
            .Where(found => found is { IsSpeech: true, SourceHead: not null } && found.CueHead != saying.CueHead && !found.IsBasis)
            .Where(found => saying.IsBasis ? sentence.Sentence.Ancestors(saying.CueHead).Take(2).Contains(found.CueHead) : found.Covers(saying.CueHead))
            .OrderBy(found => found.Length)
            .Select(found => document.NameOf(sentence, found))
            .OfType<string>()
            .Distinct(),
    ];

    private static Saying Of(DocumentReading document, SentenceReading sentence, string by, string cue, ImmutableArray<TextSpan> content, ImmutableArray<string> reporters) =>
        new(by, cue, content, Citation.Of(document.Document, Phrases.Whole(sentence.Sentence), [by, .. reporters.Where(reporter => reporter != by)]));
}
