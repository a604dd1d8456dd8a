using System.Collections.Immutable;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Questions;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts;

/// <summary>A document and what was read in it.</summary>
/// <param name="Document">The seed that was read.</param>
/// <param name="Claims">What it says.</param>
public sealed record SeedReading(Document Document, ImmutableArray<Claim> Claims)
{
    /// <summary>What it passes on of anybody's words.</summary>
    public ImmutableArray<Saying> Sayings { get; init; } = [];

    /// <summary>Sentences with a party and a verb of saying or deciding that no claim was taken from.</summary>
    public ImmutableArray<TextSpan> NothingTaken { get; init; } = [];

    /// <summary>What a reader of <c>/sources</c> should know, as a sentence: "It is not in English." Null where there is nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>A file with the same text as a document that counts already.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="SameAs">Name of the document.</param>
public sealed record Copy(string Name, string SameAs);

/// <summary>What the seeds say about a negotiation. Immutable: new seeds make a new base beside this one.</summary>
public sealed class FactBase
{
    private readonly Dictionary<string, Fact> byId = [];
    private readonly Dictionary<string, Document> byName;
    private readonly ILookup<string, Fact> byDocument;
    private readonly ILookup<string, Fact> bySubject;
    private readonly ILookup<string, Contradiction> contradictionsOf;

    private FactBase(ImmutableArray<SeedReading> readings, ImmutableArray<Copy> copies, ImmutableArray<Unread> unread, SubjectLexicon subjects)
    {
        (Readings, Copies, Unread, Lexicon) = (readings, copies, unread, subjects);
        byName = readings.ToDictionary(reading => reading.Document.Name, reading => reading.Document, StringComparer.Ordinal);
        // A quote that does not stand in its document does not exist.
        Facts = Merger.Merge(readings.SelectMany(reading => reading.Claims.Where(claim => claim.Citation.Holds(reading.Document))), subjects);
        Contradictions = ContradictionFinder.Find(Facts);
        byDocument = Facts.SelectMany(fact => fact.Documents.Select(document => (document, fact))).ToLookup(pair => pair.document, pair => pair.fact, StringComparer.Ordinal);
        bySubject = Facts.Where(fact => fact.Subject is not null).ToLookup(fact => fact.Subject!.Id, StringComparer.Ordinal);
        contradictionsOf = Contradictions
            .SelectMany(contradiction => contradiction.Sides.Select(side => side.FactId).Distinct(StringComparer.Ordinal).Select(id => (id, contradiction)))
            .ToLookup(pair => pair.id, pair => pair.contradiction, StringComparer.Ordinal);
        foreach (var fact in Facts)
        {
            byId[fact.Id] = fact;
        }

        foreach (var fact in Facts)
        {
            foreach (var id in fact.OtherIds)
            {
                byId.TryAdd(id, fact);
            }
        }
    }

    /// <summary>A base of nothing, before the first seed is read.</summary>
    public static FactBase Empty { get; } = Of([], [], SubjectLexicon.Standard);

    /// <summary>Documents with their claims, by name; of files with the same text only the first.</summary>
    public ImmutableArray<SeedReading> Readings { get; }

    /// <summary>The documents, by name.</summary>
    public IEnumerable<Document> Documents => Readings.Select(reading => reading.Document);

    /// <summary>Files whose text is that of a document already counted.</summary>
    public ImmutableArray<Copy> Copies { get; }

    /// <summary>Files that could not be read, and why.</summary>
    public ImmutableArray<Unread> Unread { get; }

    /// <summary>The subjects that facts are put under.</summary>
    public SubjectLexicon Lexicon { get; }

    /// <summary>All facts, in the order of documents and text.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>What cannot both stand.</summary>
    public ImmutableArray<Contradiction> Contradictions { get; }

    /// <summary>Builds a base. The order of the readings does not matter: documents are taken by name.</summary>
    public static FactBase Of(IEnumerable<SeedReading> readings, IEnumerable<Unread> unread, SubjectLexicon subjects)
    {
        var kept = ImmutableArray.CreateBuilder<SeedReading>();
        var copies = ImmutableArray.CreateBuilder<Copy>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reading in readings.OrderBy(reading => reading.Document.Name, StringComparer.Ordinal))
        {
            if (texts.TryAdd(TextIdentity.Of(reading.Document), reading.Document.Name))
            {
                kept.Add(reading);
            }
            else
            {
                copies.Add(new Copy(reading.Document.Name, texts[TextIdentity.Of(reading.Document)]));
            }
        }

        return new FactBase(kept.ToImmutable(), copies.ToImmutable(), [.. unread.OrderBy(file => file.Name, StringComparer.Ordinal)], subjects);
    }

    /// <summary>Whether a document's text names a party by any of its names, whatever was taken from it.</summary>
    public bool Names(Party party) => Documents.Any(document => PartyNames.Load().IsIn(party, document.Text));

    /// <summary>The fact under an id as typed, or null. A former or other spelling's id finds its fact too.</summary>
    public Fact? Find(string id) => byId.GetValueOrDefault(FactId.Normalise(id));

    /// <summary>The document of a name.</summary>
    /// <exception cref="KeyNotFoundException">No document of the base has that name.</exception>
    public Document Document(string name) => byName[name];

    /// <summary>The facts that a document bears, in the order of the base; empty for a name that no document has.</summary>
    public IEnumerable<Fact> FactsIn(string document) => byDocument[document];

    /// <summary>The facts that gaps list under a subject, in the order of the base.</summary>
    public IEnumerable<Fact> FactsUnder(Subject subject) => bySubject[subject.Id];

    /// <summary>Contradictions that a fact is a side of.</summary>
    public IEnumerable<Contradiction> ContradictionsOf(Fact fact) => contradictionsOf[fact.Id];

    /// <summary>The negotiations that the documents are about; one document is about one.</summary>
    public ImmutableArray<Negotiation> Negotiations => field.IsDefault ? field = Questions.Negotiations.Of(Facts) : field;

    /// <summary>The negotiations that a fact is about: one, or several where documents about several say it.</summary>
    public IEnumerable<Negotiation> NegotiationsOf(Fact fact) => fact.Claims.Select(claim => TalksOf[claim.Citation.Document]).Distinct();

    private Dictionary<string, Negotiation> TalksOf => field ??= Negotiations
        .SelectMany(talks => talks.Documents.Select(document => (document, talks)))
        .ToDictionary(pair => pair.document, pair => pair.talks, StringComparer.Ordinal);

    /// <summary>Every party that a fact names, the most talked about first.</summary>
    public ImmutableArray<Party> Parties => field.IsDefault ? field = [.. Facts
        .SelectMany(fact => fact.Parties)
        .GroupBy(party => party)
        .OrderByDescending(party => party.Count())
        .ThenBy(party => party.Key.Name, StringComparer.Ordinal)
        .Select(party => party.Key)] : field;

    /// <summary>Every subject that a fact is about, the most talked about first.</summary>
    public ImmutableArray<Subject> Subjects => field.IsDefault ? field = [.. Facts
        .SelectMany(fact => fact.Subjects.Select(match => match.Subject))
        .GroupBy(subject => subject)
        .OrderByDescending(subject => subject.Count())
        .ThenBy(subject => subject.Key.Title, StringComparer.Ordinal)
        .Select(subject => subject.Key)] : field;
}
