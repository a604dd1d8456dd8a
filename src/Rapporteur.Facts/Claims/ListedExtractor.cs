using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds undertakings in joint papers: the items of "we agree to the following steps:", and what a signatory "will" do.</summary>
/// <remarks>An item stands in a paragraph of its own behind a bullet or number; the sentence that ends with a colon says who undertakes it.</remarks>
internal sealed class ListedExtractor(CueReader agreements) : IClaimExtractor
{
    private const int LongestList = 20;

    private static readonly HashSet<string> Papers = new(StringComparer.OrdinalIgnoreCase) { "joint", "declaration", "communique", "communiqué", "memorandum", "protocol" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        IsFirstOfItem(document, reading) && Undertaking(document, reading) is { } signatories
            ? OfItem(document, reading, signatories).By("items of a list that is agreed")
            : OfSignatories(document, reading).By("what a signatory will do");

    private static IEnumerable<Claim> OfSignatories(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var verb in sentence.Tokens.Where(token => token.Upos == "VERB" && IsJointPaper(document) && sentence.Auxiliaries(token).Any(aux => aux is "will" or "shall") && !sentence.IsPassive(token)))
        {
            if (sentence.Subject(verb) is not { } subject || sentence.IsNegated(verb) || document.PartiesOfSpeaker(reading, verb).Length > 0)
            {
                continue;
            }

            var who = document.Referents.PartiesOf(reading, subject);
            if (who.Length > 0 && who.All(document.Referents.Main.Take(2).Contains))
            {
                foreach (var item in Items(sentence, verb))
                {
                    yield return Stated(document.Claim(ClaimKind.Agreed, reading, verb, who, item));
                }
            }
        }
    }

    private IEnumerable<Claim> OfItem(DocumentReading document, SentenceReading reading, ImmutableArray<Party> signatories)
    {
        var sentence = reading.Sentence;
        // "Agree to X", "Reaffirm our commitment to X": the item names its act again.
        var own = agreements.In(document, reading).Where(use => use.Cue == sentence.Root).SelectMany(use => use.What).ToArray();
        // "Ruritania will release the prisoners": an undertaking of one side is that side's.
        var giver = sentence.Subject(sentence.Root) is { } subject ? document.Referents.PartiesOf(reading, subject) : [];
        foreach (var item in own.Length > 0 ? own : [.. Items(sentence, sentence.Root)])
        {
            yield return Stated(document.Claim(ClaimKind.Agreed, reading, sentence.Root, giver.Length > 0 ? giver : signatories, item));
        }
    }

    private static IEnumerable<Content> Items(Sentence sentence, Token head) =>
        from verb in sentence.Conjuncts(head)
        where verb == head || verb.Upos == "VERB"
        let whole = Phrases.Of(sentence, verb)
        let words = sentence.Tokens.Where(token => whole.Contains(token.Span) && token.Index >= (verb.Upos == "VERB" ? verb.Index : 0)).ToList()
        where words.Count > 1
        select new Content(verb, Phrases.Trim(sentence, words));

    private static bool IsFirstOfItem(DocumentReading document, SentenceReading reading) =>
        (reading.Index == 0 || document.Sentences[reading.Index - 1].Paragraph != reading.Paragraph) && IsItem(document, reading.Paragraph);

    // A paragraph behind a bullet, a dash or "(1)".
    private static bool IsItem(DocumentReading document, int paragraph)
    {
        var span = document.Document.Paragraphs[paragraph].Span;
        var text = document.Document.Text.AsSpan(span.Start, Math.Min(span.Length, 8));
        return text.Length > 2 && (text[0] is '-' or '•' or '*' or '–' or '·' or '●' or '▪' || (text[0] == '(' && text.IndexOf(')') is > 0 and < 5));
    }

    // Who undertakes the list: those who agree in the sentence with the colon above it.
    private ImmutableArray<Party>? Undertaking(DocumentReading document, SentenceReading reading)
    {
        for (var at = reading.Index - 1; at >= 0 && reading.Paragraph - document.Sentences[at].Paragraph <= LongestList; at--)
        {
            var intro = document.Sentences[at];
            if (intro.Sentence.Tokens[^1].Text == ":")
            {
                var cue = intro.Sentence.Tokens.FirstOrDefault(token => agreements.Knows(token) && token.Upos == "VERB" && !intro.Sentence.IsNegated(token));
                return cue is null ? null : CueReader.Who(document, intro, cue);
            }

            if (!IsItem(document, intro.Paragraph))
            {
                return null;
            }
        }

        return null;
    }

    // A title that says so, or "We, the ministers of A and B, declare": those who sign speak.
    private static bool IsJointPaper(DocumentReading document) =>
        (document.Sentences[0] is var first && first.Sentence.Tokens[0].Lemma.Equals("we", StringComparison.OrdinalIgnoreCase) && first.Parties.Select(mention => mention.Party).Distinct().Count() > 1)
        || document.Document.Title.Split(' ', '-', ':').Any(Papers.Contains) && !document.Document.Title.Contains(" say", StringComparison.OrdinalIgnoreCase);

    // In a paper that is signed, "will" is the word that binds.
    private static Claim Stated(Claim claim) => claim with { Modality = Modality.Stated };
}
