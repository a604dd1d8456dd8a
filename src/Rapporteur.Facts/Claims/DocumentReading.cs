using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>A document with all that the extractors ask of it: sentences, who is meant, who is quoted, and what was claimed before.</summary>
internal sealed partial class DocumentReading
{
    // A quote longer than this carries too much to be looked over at a glance.
    private const int LongestQuote = 600;

    private readonly ImmutableArray<ImmutableArray<Attribution>> attributions;
    private readonly QuotedSpeech quoted;
    private readonly Outlets outlets;

    public DocumentReading(Document document, ImmutableArray<SentenceReading> sentences, Referents referents, Func<Sentence, ImmutableArray<Attribution>> attributionsOf, Outlets outlets)
    {
        this.outlets = outlets;
        (Document, Sentences, Referents) = (document, sentences, referents);
        attributions = [.. sentences.Select(sentence => attributionsOf(sentence.Sentence))];
        quoted = new QuotedSpeech(document, sentences, attributions);
        // "We", said of those who say "we", names nobody.
        referents.SpeakersAt = (sentence, token) => Speaker(sentence, token) is { } source && source.Attribution.SourceHead!.Lemma.ToLowerInvariant() is not ("we" or "i")
            ? referents.PartiesOf(Sentences[source.Sentence], source.Attribution.SourceHead!)
            : [];
    }

    public Document Document { get; }

    public ImmutableArray<SentenceReading> Sentences { get; }

    public Referents Referents { get; }

    /// <summary>The place that opens the report, where one does.</summary>
    public string? WrittenAt => Dateline.PlaceOf(Document);

    /// <summary>Who says "I" in it, where its title names the speaker ("Statement by President …"); null else.</summary>
    public Person? Author { get; init; }

    /// <summary>What earlier sentences of the document were found to claim.</summary>
    public List<Claim> Claims { get; } = [];

    /// <summary>The attributions of a sentence.</summary>
    public ImmutableArray<Attribution> AttributionsOf(SentenceReading sentence) => attributions[sentence.Index];

    /// <summary>Makes a claim out of what an extractor found.</summary>
    public Claim Claim(ClaimKind kind, SentenceReading sentence, Token cue, ImmutableArray<Party> parties, Content? what = null)
    {
        var claim = new Claim(kind, Cite(sentence, cue, what, parties)) { Parties = [.. parties.Select(Referents.Called)], Modality = Modalities.Of(sentence.Sentence, cue), ReadBy = RuleUse.Of(kind.Name(), cue) };
        what = what is null ? null : WithEmphasis(what);
        return what is null ? claim : claim with
        {
            // Where lines are wrapped, a break within is a blank.
            What = WithoutLoneMarks(what.Span.Of(Document.Text).ReplaceLineEndings(" ")),
            WhatSpan = what.Span,
            WhatLemmas = what.Lemmas(sentence.Sentence),
            WhatHead = what.Head.Lemma.ToLowerInvariant(),
        };
    }

    // "its readiness to implement" the plan: a mark whose fellow stands outside the run says nothing within it.
    private static string WithoutLoneMarks(string text) =>
        (text.Count(c => c == '"') % 2 == 1, text.Count(c => c == '“') == text.Count(c => c == '”')) switch
        {
            (false, true) => text,
            (true, _) => text.Replace("\"", "", StringComparison.Ordinal),
            _ => text.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal),
        };

    // "minorities - particularly the coastal ones -": which of them is meant most belongs to the thing.
    private Content WithEmphasis(Content what) => Emphasis().Match(Document.Text, what.Span.End) is { Success: true } aside
        ? what with { Span = new TextSpan(what.Span.Start, what.Span.End + aside.Groups["said"].Length) }
        : what;

    [GeneratedRegex(@"\G(?<said>\s[-–—]\s(?:particularly|especially|notably|above all)\s[^-–—.;()]{1,60})\s[-–—](?=\s)")]
    private static partial Regex Emphasis();

    /// <summary>The parties of whoever a sentence says these words are from; empty where the document says them itself.</summary>
    public ImmutableArray<Party> PartiesOfSpeaker(SentenceReading sentence, Token word) =>
        Speaker(sentence, word) is { } speaker ? Referents.PartiesOf(Sentences[speaker.Sentence], speaker.Attribution.SourceHead!)
        // All of a statement is said by whom its title names.
        : Author?.Party is { } party ? [party] : [];

    // Who the document has words from, nearest first, and whom of them the document has say it (see Citation.SaidBy). A party that says of itself what it wants is no source beside itself.
    private (ImmutableArray<string> Chain, string? SaidBy) SourcesOf(SentenceReading sentence, Token word, ImmutableArray<Party> claimants)
    {
        var spoken = attributions[sentence.Index].Where(found => found is { IsSpeech: true, SourceHead: not null } && found.Covers(word)).ToArray();
        if (spoken.Length == 0)
        {
            return quoted.SpeakerOf(sentence, word) is { } speaker && NameOf(Sentences[speaker.Sentence], speaker.Attribution, claimants) is { } name ? ([name], name) : ([], null);
        }

        // Who passes on the other's words speaks last; "…, according to X" at the end of a sentence is said of all of it, and what is within is shorter.
        var chain = spoken.Where(found => found.CueHead != word && !found.IsBasis)
            .OrderBy(found => spoken.Count(other => found.Covers(other.CueHead) && (other.CueHead.Lemma is not ("accord" or "according") || !other.Covers(found.CueHead))))
            .ThenBy(found => found.Length).ToList();
        // A quotation within a quotation: who speaks the outer one says it all.
        var outer = chain.Count > 0 && quoted.SpeakerOf(sentence, chain[^1].CueHead) is { } around && (around.Sentence != sentence.Index || around.Attribution != chain[^1]) ? NameOf(Sentences[around.Sentence], around.Attribution, claimants) : null;
        // "A said that B had said": the document has it from A. "A cited B, who said": A only points to B.
        var saidBy = outer ?? chain.OrderBy(found => found.CueHead.Lemma is "cite" or "quote" ? 0 : 1).Select(found => NameOf(sentence, found, claimants)).LastOrDefault(name => name is not null);
        foreach (var basis in spoken.Where(found => found.CueHead != word && found.IsBasis))
        {
            // Whom a paper cites stands before the paper, nearer to the words.
            var leaning = chain.FindIndex(found => sentence.Sentence.Ancestors(basis.CueHead).Take(2).Contains(found.CueHead));
            chain.Insert(leaning >= 0 ? leaning : Math.Max(chain.Count - 1, 0), basis);
        }

        return ([.. chain.Select(found => NameOf(sentence, found, claimants)).Append(outer).OfType<string>().Distinct()], saidBy);
    }

    /// <summary>Who says a sentence that stands in a quotation without a verb of saying of its own; null where it stands in none.</summary>
    public (SentenceReading Sentence, Attribution Attribution)? SpeakerInQuotation(SentenceReading sentence) =>
        quoted.SpeakerOf(sentence, sentence.Sentence.Root) is { } speaker ? (Sentences[speaker.Sentence], speaker.Attribution) : null;

    /// <summary>What the source of an attribution is called; null for a pronoun that stands for nobody known.</summary>
    public string? NameOf(SentenceReading sentence, Attribution attribution) => NameOf(sentence, attribution, []);

    private (int Sentence, Attribution Attribution)? Speaker(SentenceReading sentence, Token word) => attributions[sentence.Index]
        .Where(found => found is { IsSpeech: true, SourceHead: not null } && found.CueHead != word && found.Covers(word))
        .OrderBy(found => found.Length)
        .Select(found => ((int, Attribution)?)(sentence.Index, found))
        .FirstOrDefault() ?? quoted.SpeakerOf(sentence, word);

    private string? NameOf(SentenceReading sentence, Attribution attribution, ImmutableArray<Party> claimants)
    {
        var head = attribution.SourceHead!;
        if ((Referents.PersonOf(sentence, head) ?? Referents.PersonByTitle(sentence, head)) is { } person && sentence.Sentence.Conjuncts(head).Count() == 1)
        {
            return person.Name;
        }

        var parties = Referents.PartiesOf(sentence, head);
        if (Referents.OfficeOf(sentence, head) is { } office)
        {
            return Phrases.OfName(office.Reading.Sentence, office.Office).Of(Document.Text).ReplaceLineEndings(" ");
        }

        if (head.Upos == "PRON")
        {
            return parties.Length == 0 || IsOwn(parties, claimants) ? null : string.Join(" and ", parties.Select(party => party.Name));
        }

        // "Kyiv has long said that …": the party itself; "the State Department said": an office is named.
        var speaksForItself = parties.Length > 0 && IsOwn(parties, claimants)
            && (sentence.PartyAt(head) is { Form: not PartyNameForm.Seat } || head.Lemma is "delegation" or "side" or "government" or "coalition" or "group" or "movement" or "party" or "country");
        return speaksForItself ? null : outlets.At(Document.Text, head.Span)?.Of(Document.Text) ?? NamedBehind(sentence, head) ?? Phrases.OfName(sentence.Sentence, head).Of(Document.Text).ReplaceLineEndings(" ");
    }

    // What all claimants say of themselves needs no source beside them; of several sides one that speaks for both is named.
    private static bool IsOwn(ImmutableArray<Party> speakers, ImmutableArray<Party> claimants) => claimants.Length > 0 && claimants.All(speakers.Contains);

    // "the newspaper Daily …": the name tells more than the noun.
    private string? NamedBehind(SentenceReading sentence, Token noun)
    {
        var name = sentence.Sentence.Tokens.Skip(noun.Index + 1).TakeWhile(token => token.Upos == "PROPN" || (token.Upos != "PUNCT" && token.Text[0] is >= 'A' and <= 'Z')).ToArray();
        return noun.Upos == "NOUN" && noun.Lemma is "newspaper" or "daily" or "agency" or "paper" or "broadcaster" or "network" or "magazine" or "channel" or "site" or "website" or "station" or "outlet" && name.Length > 0
            ? sentence.Sentence.Cover(name).Of(Document.Text)
            : null;
    }

    private Citation Cite(SentenceReading sentence, Token cue, Content? what, ImmutableArray<Party> parties)
    {
        var whole = Phrases.Whole(sentence.Sentence);
        var span = whole;
        if (whole.Length > LongestQuote)
        {
            // The clause of the cue, or, where that is as long, the words between cue and content.
            span = Phrases.OfSubtree(sentence.Sentence, cue);
            span = what is null ? span : span.Join(what.Span);
            span = span.Length <= LongestQuote ? span : what is null ? cue.Span : cue.Span.Join(what.Span);
            span = span.Length <= LongestQuote ? span : what?.Span ?? cue.Span;
        }

        var (chain, saidBy) = SourcesOf(sentence, cue, parties);
        return Citation.Of(Document, span, chain) with { SaidBy = saidBy };
    }
}
