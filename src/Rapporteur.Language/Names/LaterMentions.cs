using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Names;

/// <summary>Ties later mentions of persons to the first one within a document: by a part of the name, by office, by pronoun.</summary>
/// <remarks>
/// Sieves from sure to less sure, each deciding only where one person fits; what stays open is left out rather than
/// guessed. Source: Lee and others, "Deterministic Coreference Resolution Based on Entity-Centric, Precision-Ranked
/// Rules", 2013; for pronouns the order of Hobbs 1978, subjects before objects, near before far.
/// </remarks>
public sealed class LaterMentions(Titles titles)
{
    /// <summary>A pronoun reaches back this many sentences.</summary>
    private const int PronounReach = 1;

    /// <summary>Finds the persons of a document.</summary>
    /// <param name="sentences">All its sentences in order.</param>
    /// <returns>One chain a person, in order of their first mention.</returns>
    public IReadOnlyList<PersonChain> Find(IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var persons = new List<Person>();
        for (var number = 0; number < sentences.Count; number++)
        {
            var sentence = sentences[number];
            var mentions = sentence.Mentions.Where(mention => mention.Kind == MentionKind.Person).ToDictionary(mention => mention.Head.Index);
            foreach (var token in sentence.Tokens)
            {
                if (mentions.TryGetValue(token.Index, out var mention))
                {
                    AddName(persons, sentence, number, mention);
                }
                else if (IsLoneOffice(sentence, token))
                {
                    AddOffice(persons, sentence, number, token);
                }
                else if (PronounOf(token) is { } pronoun)
                {
                    AddPronoun(persons, sentence, number, token, pronoun);
                }
            }
        }

        return [.. persons.Select(person => new PersonChain(person.FullName, [.. person.Mentions]))];
    }

    private static string? PronounOf(Token token) => token.Xpos is "PRP" or "PRP$" ? token.Text.ToLowerInvariant() switch
    {
        "he" or "him" or "his" => "he",
        "she" or "her" => "she",
        _ => null,
    } : null;

    private static string[] NameParts(string name) =>
        [.. name.Split([' ', '\u00A0', '\n', '\r', '\t', '-'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.ToLowerInvariant().TrimEnd('.'))];

    private static bool IsOfSubject(Token token) => token.Relation is "nsubj";

    private void AddName(List<Person> persons, Sentence sentence, int number, Mention mention)
    {
        var name = mention.Span.Of(sentence.Source);
        var parts = NameParts(name);
        List<Person> same = [.. persons.Where(person => person.Fits(parts))];
        // Two persons of one family name: the one last spoken of.
        var person = same.Count > 1 ? same.MaxBy(other => other.LastAt) : same.FirstOrDefault();
        if (person is null)
        {
            person = new(name, parts);
            persons.Add(person);
        }

        person.Meet(name, parts);
        LearnOffices(person, sentence, mention);
        person.Add(new(number, mention.Span, mention.Head, LaterKind.Name));
    }

    /// <summary>Takes over the offices that stand before the name, in apposition to it or around it.</summary>
    private void LearnOffices(Person person, Sentence sentence, Mention mention)
    {
        var near = sentence.Children(mention.Head).Where(token => token.Relation is "appos" or "compound" or "flat").ToList();
        if (sentence.HeadOf(mention.Head) is { } governor && mention.Head.Relation is "appos" or "flat")
        {
            near.Add(governor);
        }

        // Directly before the name it is an office whatever the parse calls it.
        near.AddRange(sentence.Tokens.Where(token => mention.Title?.Contains(token.Span) == true));
        foreach (var token in near)
        {
            if (titles.IsOffice(token.Text))
            {
                person.Offices.Add(token.Lemma.ToLowerInvariant());
            }

            person.Pronoun ??= titles.PronounOf(token.Text);
        }
    }

    /// <summary>"The minister", with nothing behind it that would say which: "the minister of another country" may be somebody new.</summary>
    private bool IsLoneOffice(Sentence sentence, Token token) => titles.IsOffice(token.Text)
        && token.Xpos is "NN" or "NNP"
        && token.Relation is not ("compound" or "flat" or "appos" or "amod")
        && sentence.Children(token) is var below
        && below.Any(child => child.Relation == "det" && child.Lemma == "the")
        && below.All(child => child.Relation is "det" or "case" or "punct" or "compound" or "amod" or "acl" or "cop" or "advmod" || child.Index > token.Index + 1)
        && !below.Any(child => child.Relation is "nmod" or "appos" or "flat" or "conj")
        && sentence.Mentions.All(mention => !mention.Span.Contains(token.Span) && mention.Title?.Contains(token.Span) != true);

    private static void AddOffice(List<Person> persons, Sentence sentence, int number, Token token)
    {
        List<Person> holders = [.. persons.Where(person => person.Offices.Contains(token.Lemma.ToLowerInvariant()))];
        if (holders.Count == 1)
        {
            var covered = sentence.Cover(sentence.Subtree(token).Where(below => below.Index <= token.Index && below.Relation != "case"));
            holders[0].Add(new(number, covered, token, LaterKind.Title));
        }
    }

    /// <summary>Gives a pronoun to the subject of its own or the last sentence, if it is a person and no other could be meant.</summary>
    private static void AddPronoun(List<Person> persons, Sentence sentence, int number, Token token, string pronoun)
    {
        List<(Person Person, PersonMention Mention)> near = [.. persons
            .Where(person => person.Pronoun is null || person.Pronoun == pronoun)
            .SelectMany(person => person.Mentions.Where(mention => number - mention.Sentence <= PronounReach && mention.Span.End <= token.Span.Start).Select(mention => (person, mention)))];
        for (var back = 0; back <= PronounReach; back++)
        {
            List<(Person Person, PersonMention Mention)> there = [.. near.Where(pair => pair.Mention.Sentence == number - back)];
            List<Person> subjects = [.. there.Where(pair => IsOfSubject(pair.Mention.Head)).Select(pair => pair.Person).Distinct()];
            List<Person> all = [.. there.Select(pair => pair.Person).Distinct()];
            var only = subjects.Count == 1 ? subjects[0] : all.Count == 1 ? all[0] : null;
            if (only is not null)
            {
                only.Pronoun ??= pronoun;
                only.Add(new(number, token.Span, token, LaterKind.Pronoun));
                return;
            }

            if (all.Count > 1)
            {
                return;
            }
        }
    }

    /// <summary>A person as the document goes on.</summary>
    private sealed class Person(string name, string[] parts)
    {
        private string[] _parts = parts;

        public string FullName { get; private set; } = name;

        public HashSet<string> Offices { get; } = new(StringComparer.Ordinal);

        public string? Pronoun { get; set; }

        public List<PersonMention> Mentions { get; } = [];

        public int LastAt => Mentions[^1].Span.Start;

        /// <summary>Whether a name can be this person's: the shorter of the two is within the longer, in order, and shares its last part or is its only one.</summary>
        public bool Fits(string[] other)
        {
            var (shorter, longer) = other.Length <= _parts.Length ? (other, _parts) : (_parts, other);
            var at = 0;
            foreach (var part in shorter)
            {
                while (at < longer.Length && !Matches(part, longer[at]))
                {
                    at++;
                }

                if (at++ == longer.Length)
                {
                    return false;
                }
            }

            return shorter.Length == 1 || Matches(shorter[^1], longer[^1]);
        }

        public void Meet(string name, string[] parts)
        {
            if (parts.Length > _parts.Length)
            {
                (FullName, _parts) = (name, parts);
            }
        }

        public void Add(PersonMention mention) => Mentions.Add(mention);

        /// <summary>"J." is "John".</summary>
        private static bool Matches(string a, string b) => a == b || (a.Length == 1 && b.StartsWith(a, StringComparison.Ordinal)) || (b.Length == 1 && a.StartsWith(b, StringComparison.Ordinal));
    }
}
