using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>The door: a document in, what it says out. Safe to use from several threads at once.</summary>
public sealed partial class ClaimReader
{
    private readonly ReadingSteps steps;
    private readonly PartyNames parties;
    private readonly Outlets outlets;
    private readonly Offices offices;
    private readonly Places places;
    private readonly AttributionReader speech = AttributionReader.Load();
    private readonly ImmutableArray<IClaimExtractor> extractors;
    private readonly NothingTaken nothingTaken;

    private ClaimReader(ReadingSteps steps, PartyNames parties, Outlets outlets, Offices offices, Places places)
    {
        (this.steps, this.parties, this.outlets, this.offices, this.places) = (steps, parties, outlets, offices, places);
        var accords = Accords.Load();
        var (agreed, demand, proposal, redLine, gap, meeting) =
            (CueLexicon.Load("agreed"), CueLexicon.Load("demand"), CueLexicon.Load("proposal"), CueLexicon.Load("red-line"), CueLexicon.Load("gap"), CueLexicon.Load("meeting"));
        var refusals = new CueReader(redLine);
        nothingTaken = new NothingTaken([agreed, demand, proposal, redLine, gap, meeting], speech);
        // In this order they run over each sentence; what a later one needs of the sentence an earlier one has found.
        extractors =
        [
            new DelegateExtractor(parties),
            new AgreedExtractor(new CueReader(agreed, areOfAgreeing: true), accords),
            new ListedExtractor(new CueReader(agreed, areOfAgreeing: true)),
            new TermsExtractor(accords, new CueReader(agreed, areOfAgreeing: true)),
            new DemandExtractor(new CueReader(demand), refusals),
            new ProposalExtractor(new CueReader(proposal), refusals),
            new OffAgendaExtractor(),
            new RedLineExtractor(refusals),
            new GapExtractor(new CueReader(gap)),
            new MeetingExtractor(meeting, places),
        ];
    }

    /// <summary>A reader with the knowledge that the program ships with.</summary>
    public static ClaimReader Load(EnglishReader english) => Load(ReadingSteps.Load(english));

    /// <summary>A reader with other steps before its own.</summary>
    public static ClaimReader Load(ReadingSteps steps) => new(steps, PartyNames.Load(), Outlets.Load(), Offices.Load(), Places.Load());

    /// <summary>Reads a document: its claims and sayings in the order of its sentences, and what was taken from none of them.</summary>
    public SeedReading Read(Document document)
    {
        // Rules for English make nonsense of anything else.
        if (!EnglishReader.LooksEnglish(document.Text))
        {
            return new SeedReading(document, []) { Note = "It does not read as English, so nothing was taken from it." };
        }

        var sentences = SentencesOf(document);
        var reading = new DocumentReading(document, sentences, ReferentsOf(document, sentences), steps.Attributions, outlets) { Author = AuthorOf(document) };
        var nothing = ImmutableArray.CreateBuilder<TextSpan>();
        // A question claims nothing.
        foreach (var sentence in sentences.Where(sentence => !IsQuestion(sentence.Sentence)))
        {
            var before = reading.Claims.Count;
            foreach (var extractor in extractors)
            {
                reading.Claims.AddRange(extractor.Extract(reading, sentence));
            }

            if (reading.Claims.Count == before && nothingTaken.MayMatter(sentence))
            {
                nothing.Add(sentence.Sentence.Span);
            }
        }

        return new SeedReading(document, Selection.Of(reading)) { Sayings = SayingReader.Read(reading), NothingTaken = nothing.ToImmutable(), Note = NoteOn(sentences) };
    }

    private static bool IsQuestion(Sentence sentence) => sentence.Tokens.Reverse().SkipWhile(token => token.Text is "\"" or "”" or "''" or ")").FirstOrDefault()?.Text == "?";

    private static string? NoteOn(ImmutableArray<SentenceReading> sentences) => sentences.Count(sentence => sentence.Sentence.IsPiece) is > 0 and var pieces
        ? $"What has no end of a sentence for more than {EnglishReader.MostTokens} words was cut into pieces, {pieces} in all; a claim across a cut is missed."
        : null;

    private Referents ReferentsOf(Document document, ImmutableArray<SentenceReading> sentences)
    {
        // Where a report is from is where a government without a name is.
        var opening = document.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).Take(1).Select(paragraph => Dateline.PlaceOf(document.Text, paragraph.Span)).FirstOrDefault();
        return new Referents(sentences, parties, offices, opening is null ? null : places.Find(opening) ?? parties.Find(opening)?.Name);
    }

    // "Statement by President …": who speaks in the first person below.
    private Person? AuthorOf(Document document)
    {
        if (SpeakersTitle().Match(document.Title) is not { Success: true } opening)
        {
            return null;
        }

        var title = steps.Sentences(document.Title, new(0, document.Title.Length)).ToArray();
        return steps.People(title, [.. title.Select(parties.In)])[0]
            .Where(mention => mention.Phrase.Start - (opening.Index + opening.Length) is >= 0 and < 6)
            .Select(mention => mention.Person)
            .FirstOrDefault();
    }

    [GeneratedRegex(@"^(Joint |Press |Opening )?(Statement|Remarks|Address|Speech|Message|Letter|Declaration)( (by|of|from)\b|:)", RegexOptions.IgnoreCase)]
    private static partial Regex SpeakersTitle();

    private ImmutableArray<SentenceReading> SentencesOf(Document document)
    {
        var sentences = new List<(Sentence Sentence, int Paragraph)>();
        for (var at = 0; at < document.Paragraphs.Length; at++)
        {
            if (document.Paragraphs[at].Role == ParagraphRole.Body)
            {
                sentences.AddRange(steps.Sentences(document.Text, Dateline.Without(document.Text, document.Paragraphs[at].Span)).Select(sentence => (ClauseMending.Mend(Coordination.Mend(sentence), speech.IsSpeech), at)));
            }
        }

        var named = sentences.Select(pair => parties.In(pair.Sentence).RemoveAll(mention => outlets.Contain(document.Text, mention.Span))).ToArray();
        named = GroupNames.Add([.. sentences.Select(pair => pair.Sentence)], named, offices);
        var persons = steps.People([.. sentences.Select(pair => pair.Sentence)], named);
        return Introductions.Fill([.. sentences.Select((pair, at) => new SentenceReading(at, pair.Sentence, pair.Paragraph, named[at], persons[at]))], offices, speech.IsSpeech);
    }
}
