using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>How a text names a party.</summary>
public enum PartyNameForm
{
    /// <summary>By a name of its own: "Ruritania", "the United States", "the Wolves".</summary>
    Name,

    /// <summary>By an adjective, "Ruritanian".</summary>
    Adjective,

    /// <summary>By its people, "Ruritanians".</summary>
    People,

    /// <summary>By its capital, "Strelsau": the state, or just the place.</summary>
    Capital,

    /// <summary>By a seat or office of its government: "the Kremlin", "the State Department".</summary>
    Seat,
}

/// <summary>A place where a text names a party.</summary>
/// <param name="Party">Who is named.</param>
/// <param name="Form">How.</param>
/// <param name="Span">Where, in the text.</param>
public sealed record PartyMention(Party Party, PartyNameForm Form, TextSpan Span);

/// <summary>The parties that the program knows, under all their names: <c>countries.tsv</c> and <c>organisations.tsv</c>.</summary>
public sealed class PartyNames
{
    private readonly ImmutableDictionary<string, ImmutableArray<KnownName>> byFirstWord;
    private readonly ImmutableDictionary<string, Party> byKey;

    private sealed record KnownName(string Text, Party Party, PartyNameForm Form);

    private PartyNames(IReadOnlyList<KnownName> names, IEnumerable<Party> states, IEnumerable<Party> organisations)
    {
        byFirstWord = names
            .GroupBy(name => FirstWord(name.Text))
            .ToImmutableDictionary(group => group.Key, group => group.OrderByDescending(name => name.Text.Length).ThenBy(name => name.Form).ToImmutableArray());
        byKey = names
            .OrderBy(name => name.Form)
            .GroupBy(name => Key(name.Text))
            .ToImmutableDictionary(group => group.Key, group => group.First().Party);
        All = [.. names.Select(name => name.Party).Distinct()];
        States = [.. states];
        Organisations = [.. organisations];
    }

    /// <summary>All parties of the lists, states first.</summary>
    public ImmutableArray<Party> All { get; }

    /// <summary>The parties that are states.</summary>
    public ImmutableHashSet<Party> States { get; }

    /// <summary>The parties that are organisations of states.</summary>
    public ImmutableHashSet<Party> Organisations { get; }

    private static readonly HashSet<string> Compass = ["North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"];

    private static readonly Lazy<PartyNames> Shipped = new(Read);

    /// <summary>The lists that the program ships with, read once.</summary>
    public static PartyNames Load() => Shipped.Value;

    private static PartyNames Read()
    {
        var names = new List<KnownName>();
        var states = new List<Party>();
        var organisations = new List<Party>();
        foreach (var row in DataFile.Rows<PartyNames>("countries.tsv"))
        {
            var party = new Party(row["name"]);
            states.Add(party);
            names.Add(new(row["name"], party, PartyNameForm.Name));
            Add(row.List("other_names"), party, PartyNameForm.Name);
            Add(row.List("adjectives"), party, PartyNameForm.Adjective);
            Add(row.List("people"), party, PartyNameForm.People);
            Add(row.List("capital"), party, PartyNameForm.Capital);
            Add(row.List("seats"), party, PartyNameForm.Seat);
        }

        foreach (var row in DataFile.Rows<PartyNames>("organisations.tsv"))
        {
            var party = new Party(row["name"]);
            names.Add(new(row["name"], party, PartyNameForm.Name));
            Add(row.List("other_names"), party, PartyNameForm.Name);
            if (row["kind"] == "organisation")
            {
                organisations.Add(party);
            }
        }

        return new PartyNames(names, states, organisations);

        void Add(IEnumerable<string> texts, Party party, PartyNameForm form) =>
            names.AddRange(texts.Select(text => new KnownName(PlainLetters.Unaccented(text), party, form)));
    }

    /// <summary>The party that somebody means: case, accents, points and a leading "the" do not matter.</summary>
    /// <returns>The party, or null where no list has the name.</returns>
    public Party? Find(string name) => byKey.GetValueOrDefault(Key(name));

    /// <summary>Whether a text holds any of a party's names, as written in the lists.</summary>
    public bool IsIn(Party party, string text) => byFirstWord.Values.Any(names => names.Any(name => name.Party == party && name.Text.Length > 3 && text.Contains(name.Text, StringComparison.Ordinal)));

    /// <summary>Parties whose names are near to what was typed, nearest first: for "Did you mean …?".</summary>
    public IEnumerable<Party> Near(string name)
    {
        var key = Key(name);
        return byKey
            .Where(known => known.Key.Length > 3)
            .Select(known => (known.Value, Distance: PlainLetters.Distance(key, known.Key)))
            .Where(known => known.Distance <= Math.Max(1, key.Length / 4))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Value.Name, StringComparer.Ordinal)
            .Select(known => known.Value)
            .Distinct();
    }

    /// <summary>Where a sentence names parties, in order; of names that overlap the longest.</summary>
    /// <remarks>Letters count as written, so that "us" is no state and "turkey" no country.</remarks>
    public ImmutableArray<PartyMention> In(Sentence sentence)
    {
        // A name may be broken over two lines.
        var text = PlainLetters.Unaccented(sentence.Text).Replace('\n', ' ');
        var found = ImmutableArray.CreateBuilder<PartyMention>();
        var next = 0;
        foreach (var token in sentence.Tokens)
        {
            var at = token.Span.Start - sentence.Span.Start;
            if (at < next)
            {
                continue;
            }

            var first = FirstWord(text[at..]);
            if (!byFirstWord.TryGetValue(first, out var names))
            {
                // "KENYA" in capitals at the start of a report
                if (first.Length < 4 || first.Any(char.IsLower) || Find(first) is not { } shouted || !States.Contains(shouted))
                {
                    continue;
                }

                names = [new KnownName(first, shouted, PartyNameForm.Name)];
            }

            // "North Ruritania" is a part of a state, or another one; where it is a state of its own the list has it.
            if (names.FirstOrDefault(name => StandsAt(text, at, name.Text)) is { } known && !(token.Index > 0 && (known.Form == PartyNameForm.Name && Compass.Contains(sentence.Tokens[token.Index - 1].Text)
                // "the South American country"
                || known.Text.StartsWith("American", StringComparison.Ordinal) && sentence.Tokens[token.Index - 1].Text is "South" or "Latin" or "Central" or "North" or "Native" or "African"))
                && !(known.Form == PartyNameForm.Capital && IsFirstName(sentence, token)))
            {
                next = at + known.Text.Length;
                // The last word heads the name: "Dominican Republic".
                var head = sentence.Tokens.Skip(token.Index).TakeWhile(word => word.Span.Start < sentence.Span.Start + next).Last();
                found.Add(new PartyMention(known.Party, FormOf(known, head), new TextSpan(token.Span.Start, sentence.Span.Start + next)));
            }
        }

        for (var at = 0; at + 1 < found.Count; at++)
        {
            found[at] = WithSharedWord(sentence, found[at], found[at + 1]);
        }

        return found.ToImmutable();
    }

    // "Upper and Lower Ruritanian leaders": both are of the community that the list has under two words.
    private PartyMention WithSharedWord(Sentence sentence, PartyMention first, PartyMention second) =>
        first.Form == PartyNameForm.Adjective
        && sentence.Source[first.Span.End..second.Span.Start] is " and " or " or "
        && second.Span.Of(sentence.Source).Split(' ', '-') is [_, var shared]
        && Find($"{first.Span.Of(sentence.Source)} {shared}") is { } whole
            ? first with { Party = whole } : first;

    // "Ambassador Santiago Wilk" is a person, whatever else is called so.
    private static bool IsFirstName(Sentence sentence, Token token) => token.Index + 1 < sentence.Tokens.Length && (token.Index == 0 || sentence.Tokens[token.Index - 1].Upos is not "ADP")
        && sentence.Tokens[token.Index + 1] is { Upos: "PROPN", Relation: "flat" } next && next.Head == token.Index && next.Span.Start == token.Span.End + 1;

    // "US" and "Elbonian" are adjectives before a noun and names elsewhere; the list has one row for both.
    private static PartyNameForm FormOf(KnownName known, Token token) => known.Form switch
    {
        PartyNameForm.Name when token.Relation is "amod" => PartyNameForm.Adjective,
        PartyNameForm.Adjective when token.Upos is "NOUN" or "PROPN" && token.Relation is not ("compound" or "amod") => PartyNameForm.People,
        _ => known.Form,
    };

    private static bool StandsAt(string text, int at, string name)
    {
        var end = at + name.Length;
        return end <= text.Length
            && string.CompareOrdinal(text, at, name, 0, name.Length) == 0
            && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            // "U.S" of "U.S." would leave its point behind.
            && !(end < text.Length && text[end] == '.' && name.Contains('.') && !name.EndsWith('.') && end + 1 < text.Length && char.IsLetter(text[end + 1]));
    }

    private static string FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    private static string Key(string name)
    {
        var key = string.Concat(PlainLetters.Fold(name).Where(c => char.IsLetterOrDigit(c) || c == ' ' || c == '-')).Replace('-', ' ').Trim();
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }
}
