using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>Finds the people that a document names, with their titles and the parties that they act for.</summary>
/// <remarks>
/// Runs of capitalised words are taken apart into party, title and name. A run is a person where a title stands with it
/// or where it does what people do. Later mentions by family name are tied to the fullest form of the document.
/// </remarks>
public sealed class PeopleReader(Titles titles, Places places, Outlets outlets)
{
    /// <summary>The people whom each sentence names, in the order of the sentences.</summary>
    public ImmutableArray<ImmutableArray<PersonMention>> Read(IReadOnlyList<Sentence> sentences, IReadOnlyList<ImmutableArray<PartyMention>> parties)
    {
        var candidates = sentences.SelectMany((sentence, at) => CandidatesIn(sentence, at, parties[at])).ToList();
        var people = PeopleRegister.Gather(candidates);
        candidates.AddRange(LaterMentions(sentences, parties, candidates, people.People));
        var bySentence = candidates.ToLookup(candidate => candidate.Sentence);
        return [.. sentences.Select((_, at) => bySentence[at]
            .Select(candidate => (candidate, person: people.Find(candidate.Name)))
            .Where(pair => pair.person is not null)
            .Select(pair => new PersonMention(pair.person!, pair.candidate.Span, pair.candidate.Role) { Phrase = pair.candidate.Phrase, IsOwner = pair.candidate.IsOwner })
            .OrderBy(mention => mention.Span.Start)
            .ToImmutableArray())];
    }

    private List<NameCandidate> CandidatesIn(Sentence sentence, int at, ImmutableArray<PartyMention> parties)
    {
        var found = new List<NameCandidate>();
        foreach (var words in NameWords.Of(sentence, parties))
        {
            var phrases = new TitlePhrases(words, titles);
            var runs = NameRuns.In(words, word => phrases.IsTitle(word) || words[word].Party is not null)
                .Where(run => IsName(sentence, words[run.First].Span.Join(words[run.Last].Span)))
                .ToArray();
            bool IsOfName(int word) => Array.Exists(runs, run => run.First <= word && word <= run.Last);
            foreach (var (first, last) in runs)
            {
                found.Add(Candidate(sentence, at, words, phrases, first, last, IsOfName, found));
                ShareBack(sentence, found);
            }
        }

        return found;
    }

    // "Rivers and …" opens a sentence: what the tagger takes for a common noun is a name that the document knows.
    private static IEnumerable<NameCandidate> LaterMentions(IReadOnlyList<Sentence> sentences, IReadOnlyList<ImmutableArray<PartyMention>> parties, List<NameCandidate> candidates, IReadOnlyList<Person> people)
    {
        var families = people.Where(person => person.Name != person.FamilyName).Select(person => person.FamilyName).ToHashSet(StringComparer.Ordinal);
        var known = candidates.ToLookup(candidate => candidate.Sentence, candidate => candidate.Phrase);
        return
        [
            .. from at in Enumerable.Range(0, sentences.Count)
               from token in sentences[at].Tokens
               where token.Upos is "NOUN" or "ADJ" or "X" or "PROPN" && char.IsUpper(token.Text[0]) && families.Contains(token.Text) && token.Relation is not ("compound" or "amod" or "flat")
               where !known[at].Any(span => span.Overlaps(token.Span)) && !parties[at].Any(mention => mention.Span.Overlaps(token.Span))
               select new NameCandidate(at, token.Text, token.Span) { Phrase = token.Span, IsPerson = true, IsOwner = token.Index + 1 < sentences[at].Tokens.Length && sentences[at].Tokens[token.Index + 1].Xpos == "POS" },
        ];
    }

    private bool IsName(Sentence sentence, TextSpan span) =>
        span.Of(sentence.Source) is { Length: > 2 } name
        // "MUNICH –" opens a dispatch.
        && !(span.Start == sentence.Span.Start && name.All(c => !char.IsLetter(c) || char.IsUpper(c)))
        && places.Find(name) is null && outlets.Find(name) is null;

    private static NameCandidate Candidate(Sentence sentence, int at, ImmutableArray<NameWord> words, TitlePhrases phrases, int first, int last, Func<int, bool> isName, List<NameCandidate> found)
    {
        var span = words[first].Span.Join(words[last].Span);
        var candidate = new NameCandidate(at, span.Of(sentence.Source), span)
        {
            Phrase = span,
            // "The Wolves said" is no person.
            IsPerson = (DoesWhatPeopleDo(sentence, span) || IsWhatPeopleAre(sentence, span)) && !(first == last && first > 0 && words[first - 1].Text.Equals("the", StringComparison.OrdinalIgnoreCase) && words[first].Adjoins),
            // "Novak's envoy", "the Novak administration"
            IsOwner = last + 1 < words.Length && (words[last + 1].IsOwned || words[last + 1] is { Adjoins: true, Upos: "NOUN", IsCapital: false }),
            Party = PartyThatOwns(words, first),
        };
        if (PartyBehind(words, last) is var (behind, end))
        {
            candidate = candidate with { Party = behind.Party, Phrase = span.Join(words[end].Span), IsPerson = candidate.IsPerson || words[last + 1].Text == "representing" };
        }

        if (phrases.Before(first, isName) is { } before)
        {
            var whole = words[before.First].Span.Join(words[first - 1].Span);
            candidate = candidate with { Phrase = whole.Join(candidate.Phrase), Kind = before.Kind, IsPerson = true };
            candidate = before.Kind == TitleKind.Honorific ? candidate : candidate with { Role = words[before.RoleFirst].Span.Join(words[first - 1].Span) };
            candidate = candidate with { Party = before.Party ?? candidate.Party, Owner = OwnerOf(words, before, found) };
        }

        if (!candidate.IsOwner && (candidate.Role is null || candidate.Party is null) && phrases.After(last, isName) is { } after)
        {
            candidate = candidate with
            {
                Phrase = candidate.Phrase.Join(words[after.Last].Span),
                Role = candidate.Role ?? words[after.RoleFirst].Span.Join(words[after.Last].Span),
                Kind = candidate.Role is null ? after.Kind : candidate.Kind,
                IsPerson = true,
                Party = candidate.Party ?? after.Party,
                Owner = candidate.Owner ?? OwnerOf(words, after, found),
            };
        }

        candidate = InSeries(sentence, candidate, found.LastOrDefault());
        return candidate with { RoleText = candidate.Role?.Of(sentence.Source).Trim(' ', ',') };
    }

    private static string? OwnerOf(ImmutableArray<NameWord> words, TitlePhrase phrase, List<NameCandidate> found) => phrase.Owner < 0
        ? null
        : found.FirstOrDefault(other => other.Span.Overlaps(words[phrase.Owner].Span))?.Name ?? words[phrase.Owner].Text;

    // "President Jan … of Ruritania", "Omar …, representing the opposition", "Mr Novak's party"
    private static (PartyMention Party, int End)? PartyBehind(ImmutableArray<NameWord> words, int last)
    {
        var at = last + 1;
        if (at >= words.Length)
        {
            return null;
        }

        if (words[at].IsOwned && words[at].Party is { Form: PartyNameForm.Name } own && (at + 1 == words.Length || !words[at + 1].IsOwned))
        {
            return (own, at);
        }

        if (!(words[at].Text is "of" && words[at].Adjoins) && !(words[at].Text is "representing" or "for" && words[at].Gap is ", " or " "))
        {
            return null;
        }

        at += at + 1 < words.Length && words[at + 1].Text == "the" ? 2 : 1;
        if (at >= words.Length || !words[at].Adjoins || words[at].Party is not { } party)
        {
            return null;
        }

        while (at + 1 < words.Length && words[at + 1].Party == party)
        {
            at++;
        }

        return (party, at);
    }

    // "Ruritania's Novak", "the party's Jan …"
    private static Party? PartyThatOwns(ImmutableArray<NameWord> words, int first) => first > 0 && words[first].IsOwned ? words[first - 1].Party?.Party : null;

    // "US envoys Anna … and Jan …": the second shares title and party of the first.
    private static NameCandidate InSeries(Sentence sentence, NameCandidate candidate, NameCandidate? before)
    {
        if (before is not { IsPerson: true, IsOwner: false, Role: { } role } || candidate.Role is not null || before.Span.End > candidate.Span.Start)
        {
            return candidate;
        }

        var between = sentence.Source[Math.Max(before.Span.End, before.Phrase.End)..Math.Max(candidate.Span.Start, before.Phrase.End)];
        // "Anna Berg and Spain's Juan Gil"
        var owner = candidate.Party is not null && between.TrimEnd() is { } possessive && (possessive.EndsWith("'s", StringComparison.Ordinal) || possessive.EndsWith("’s", StringComparison.Ordinal)) && between.TrimStart(' ', ',').StartsWith("and ", StringComparison.Ordinal) && between.Length < 40;
        var joins = owner || between.Trim(' ', ',') is "and" or "";
        return joins && role.End <= before.Span.Start && role.Of(sentence.Source).TrimEnd(' ', ',').EndsWith('s')
            ? candidate with { Role = role, Kind = before.Kind, IsPerson = true, Party = candidate.Party ?? before.Party, Owner = candidate.Owner ?? before.Owner }
            // "President Jan … of Ruritania and Anna … of Elbonia"
            : joins && (candidate.Party is not null || (candidate.Name.Contains(' ') && between.Contains("and"))) ? candidate with { IsPerson = true }
            : candidate;
    }

    // "Anna … and Jan …, the president's advisers": the title behind the second is the first one's too.
    private static void ShareBack(Sentence sentence, List<NameCandidate> found)
    {
        // "Norway's Anna Berg and Spain's Juan Gil met"
        if (found.Count > 1 && found[^2] is { IsOwner: false, IsPerson: false, Party: not null } owned && found[^1] is { IsPerson: true, Party: not null } next && owned.Name.Contains(' ')
            && owned.Span.End < next.Span.Start && sentence.Source[owned.Span.End..next.Span.Start] is { Length: < 30 } joint && joint.StartsWith(" and ", StringComparison.Ordinal) && (joint.EndsWith("'s ", StringComparison.Ordinal) || joint.EndsWith("’s ", StringComparison.Ordinal)))
        {
            found[^2] = owned with { IsPerson = true };
        }

        if (found.Count > 1 && found[^2] is { IsOwner: false, Role: null } first && found[^1] is { IsPerson: true } second && first.Name.Contains(' ')
            && first.Phrase.End <= second.Span.Start && sentence.Source[first.Phrase.End..second.Span.Start] is " and ")
        {
            found[^2] = second.Role is { } role && role.Start > second.Span.End && second.RoleText!.Split(' ').Any(word => word.EndsWith('s'))
                ? first with { IsPerson = true, Role = role, RoleText = second.RoleText, Kind = second.Kind, Party = first.Party ?? second.Party, Owner = first.Owner ?? second.Owner }
                : first with { IsPerson = true };
        }
    }

    // "Anna Berg is the bloc's chief negotiator", "Anna Berg, a member of the delegation"
    private static bool IsWhatPeopleAre(Sentence sentence, TextSpan span) => span.Of(sentence.Source).Contains(' ') && sentence.Tokens
        .Where(token => token.Span.Overlaps(span))
        .Any(token => (token.Relation == "nsubj" && sentence.HeadOf(token) is { Lemma: "negotiator" or "envoy" or "mediator" or "delegate" } post && sentence.Children(post, "cop").Any())
            || sentence.Children(token, "appos").Any(member => member is { Lemma: "member" or "delegate", Xpos: "NN" }));

    private static bool DoesWhatPeopleDo(Sentence sentence, TextSpan span) => sentence.Tokens
        .Where(token => token.Span.Overlaps(span))
        .Select(token => token.Relation == "conj" && sentence.HeadOf(token) is { Relation: "nsubj" } first ? first : token)
        .Where(token => token.Relation == "nsubj")
        .Select(sentence.HeadOf)
        .Any(verb => verb?.Lemma is "say" or "tell" or "add" or "write" or "warn" or "insist" or "argue" or "note" or "meet" or "travel" or "lead" or "speak" or "explain" or "urge");
}
