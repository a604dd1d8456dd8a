using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Cues;

/// <summary>What a claim is about: a run of the sentence and the word that heads it.</summary>
/// <param name="Head">The noun or verb that the run hangs on.</param>
/// <param name="Span">The run.</param>
public sealed record Content(Token Head, TextSpan Span)
{
    private static readonly HashSet<string> Light = new(StringComparer.Ordinal)
        { "be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "such", "any", "other", "more", "so", "very", "also" };

    /// <summary>Lemmas of the words that say something, in order.</summary>
    public ImmutableArray<string> Lemmas(Sentence sentence) =>
    [
        .. sentence.Tokens
            .Where(token => Span.Contains(token.Span) && token.Upos is "NOUN" or "PROPN" or "VERB" or "ADJ" or "NUM" or "ADV" && token.Text.Any(char.IsLetterOrDigit))
            .Select(token => token.Lemma.ToLowerInvariant())
            .Where(lemma => !Light.Contains(lemma)),
    ];
}

/// <summary>Finds the contents of a cue by its frame, one for each item of a list.</summary>
internal static class Contents
{
    /// <summary>The contents of a cue; empty where its frame finds none.</summary>
    public static ImmutableArray<Content> Of(Sentence sentence, Token cue, CueFrame frame)
    {
        // What stands nearest behind the cue is its content; of slots that begin with the same word the first one.
        ImmutableArray<Content> best = [];
        foreach (var slot in frame.What)
        {
            var found = InSlot(sentence, cue, slot);
            // "offered Elbonia to talk": whom one offers it is not what one offers.
            if (slot == "obj" && found is [{ Head.Upos: "PROPN" }] && frame.What.Contains("xcomp") && InSlot(sentence, cue, "xcomp").Length > 0)
            {
                continue;
            }

            if (found.Length > 0 && (best.Length == 0 || (best[0].Span.Start > cue.Span.End && found[0].Span.Start > cue.Span.End && found[0].Span.Start < best[0].Span.Start)))
            {
                best = found;
            }
        }

        best = [.. best.Select(content => content with { Span = WithoutAside(sentence, content) })];
        return best.Length == 0 ? best : best.SetItem(best.Length - 1, best[^1] with { Span = WithWhatFollows(sentence, cue, best[^1]) });
    }

    // Where and how right behind a noun belongs to it for a reader, though the parse may hang it on the verb:
    // "a buffer zone under its control", "the idea of Ruritania selling gas".
    private static TextSpan WithWhatFollows(Sentence sentence, Token cue, Content content)
    {
        var span = content.Span;
        for (var rounds = 0; rounds < 3; rounds++)
        {
            var next = sentence.Tokens.FirstOrDefault(token => token.Span.Start >= span.End);
            if (next is null || content.Head.Upos is not ("NOUN" or "PROPN"))
            {
                break;
            }

            var phrase = next.Upos == "ADP" && Follows.Contains(next.Lemma.ToLowerInvariant()) ? sentence.HeadOf(next) : next.Xpos == "VBG" ? next : null;
            if (phrase is null || phrase.Index < next.Index || phrase.Upos is not ("NOUN" or "PROPN" or "VERB") || IsEmpty(phrase) || phrase.Lemma.Length == 0
                || sentence.HeadOf(phrase) is not { } above || (above != cue && !content.Span.Overlaps(above.Span) && !span.Overlaps(above.Span) && above != sentence.HeadOf(cue)))
            {
                break;
            }

            span = span.Join(Phrases.OfSubtree(sentence, phrase));
            if (next.Xpos == "VBG")
            {
                break;
            }
        }

        return span.Length > 2 * Math.Max(content.Span.Length, 80) ? content.Span : WithoutAside(sentence, content with { Span = span });
    }

    private static readonly HashSet<string> Follows = new(StringComparer.Ordinal) { "in", "under", "from", "to", "of", "for", "with", "between", "against", "over", "near", "along", "within", "without" };

    // "…, although efforts fell short", "… while also saying": what is said beside ends the content.
    internal static TextSpan WithoutAside(Sentence sentence, Content content)
    {
        var words = sentence.Tokens.Where(token => content.Span.Contains(token.Span)).ToArray();
        // "A dam Ruritania is building": the name begins a clause.
        if (words is [.., { Upos: not "PUNCT" }, { Upos: "PROPN", Relation: "appos" } doer] && doer.Index + 1 < sentence.Tokens.Length && sentence.Tokens[doer.Index + 1].Upos is "AUX" or "VERB")
        {
            return Phrases.Trim(sentence, [.. words.SkipLast(1)]);
        }

        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Index <= content.Head.Index)
            {
                continue;
            }

            var next = words[at + 1];
            var isAside = (words[at].Text == "," && (next.Xpos is "WDT" or "WP" or "WRB" || next.Lemma.ToLowerInvariant() is "although" or "though" or "while" or "but" or "say" or "add" or "accord" or "according" or "despite" or "amid" or "whereas" or "as" or "after" or "because" or "even" || (next is { Xpos: "VBG", Relation: "advcl" or "parataxis" } && next.Lemma is not ("include" or "involve"))))
                || (next is { Lemma: "and", Upos: "CCONJ" } && at + 2 < words.Length && words[at + 2] is { Lemma: "that", Upos: "SCONJ" })
                || (next.Lemma is "while" && next.Upos == "SCONJ") || words[at].Text is "--"
                // "…, with Ruritania saying that"
                || (words[at].Text == "," && next is { Lemma: "with", Upos: "SCONJ" or "ADP" } && sentence.Tokens.Skip(next.Index).Take(8).Any(token => token.Xpos == "VBG"))
                // "… as tensions mount"
                || (next is { Lemma: "as", Upos: "SCONJ" } && sentence.HeadOf(next) is { Relation: "advcl" } clause && sentence.Children(clause, "nsubj").Any())
                // "fishing rights, an important issue for …"
                || (words[at].Text == "," && next.Lemma is "a" or "an" && sentence.HeadOf(next) is { Upos: "NOUN", Relation: "appos" or "conj" } apposition && IsApposition(sentence, apposition, next))
                // "a corridor - a move that …" sums up what was said.
                || (words[at].Text is "-" or "–" or "—" && next.Lemma is "a" or "an" && words[at].Span.End < next.Span.Start);
            if (isAside)
            {
                return Phrases.Trim(sentence, [.. words.Take(words[at].Upos == "PUNCT" ? at : at + 1)]);
            }
        }

        return content.Span;
    }

    // Where the parse has a list, but no "and" joins it.
    private static bool IsApposition(Sentence sentence, Token noun, Token first) =>
        sentence.Subtree(noun).First(token => token.Upos != "PUNCT") == first && !sentence.Conjuncts(sentence.HeadOf(noun)!).Append(noun).SelectMany(item => sentence.Children(item, "cc")).Any();

    /// <summary>The items of a list that begins with a word, each as a content of its own.</summary>
    public static ImmutableArray<Content> Items(Sentence sentence, Token head)
    {
        // "many ideas, and in some areas a will": what has a preposition of its own is no item.
        var conjuncts = sentence.Conjuncts(head).Where(item => item == head || head.Upos is not ("NOUN" or "PROPN") || sentence.CaseOf(item) is var own && (own.Length == 0 || own == sentence.CaseOf(head))).OrderBy(token => token.Index).ToArray();
        if (conjuncts.Length == 1 || !AreItems(sentence, conjuncts))
        {
            return [new Content(head, Phrases.Of(sentence, head, withConjuncts: true))];
        }

        // An item ends where the next one begins, whatever the parse has put below it.
        return [.. conjuncts.Select((item, at) => new Content(item, at + 1 == conjuncts.Length ? Phrases.Of(sentence, item) : Before(sentence, Phrases.Of(sentence, item), sentence.Subtree(conjuncts[at + 1])[0])))];
    }

    private static TextSpan Before(Sentence sentence, TextSpan span, Token next)
    {
        var words = sentence.Tokens.Where(token => span.Contains(token.Span) && token.Index < next.Index).ToList();
        return words.Count == 0 ? span : Phrases.Trim(sentence, words);
    }

    /// <summary>What is added to a content behind a comma: "…, including the disarmament of X", "…, alongside talks on Y".</summary>
    public static (Content Content, ImmutableArray<Content> Added) WithAdded(Sentence sentence, Content content)
    {
        var words = sentence.Tokens.Where(token => content.Span.Contains(token.Span)).ToArray();
        var joint = sentence.Tokens.FirstOrDefault(token => token.Index > content.Head.Index && IsAdding(sentence, token)
            && (content.Span.Contains(token.Span) || (words.Length > 0 && token.Index <= words[^1].Index + 2)));
        if (joint is null || sentence.HeadOf(joint) is not { Upos: "NOUN" or "PROPN" } item || item.Index < joint.Index)
        {
            return (content, []);
        }

        var before = words.Where(token => token.Index < joint.Index).ToList();
        // "Eight hostages, including Anna Berg" adds nobody.
        return (before.Count > 0 ? content with { Span = Phrases.Trim(sentence, before) } : content, item.Upos == "PROPN" ? [] : Items(sentence, item));
    }

    private static bool IsAdding(Sentence sentence, Token token) =>
        token.Index > 0 && sentence.Tokens[token.Index - 1].Text == "," && token.Lemma.ToLowerInvariant() is "including" or "include" or "alongside" && token.Relation is "case" or "mark";

    private static ImmutableArray<Content> InSlot(Sentence sentence, Token cue, string slot) => slot switch
    {
        "obj" => Many(sentence, Object(sentence, cue)),
        "xcomp" => Many(sentence, Infinitive(sentence, cue)),
        "ccomp" or "that" => Many(sentence, sentence.Children(cue).FirstOrDefault(child => child.Relation is "ccomp" && child.Index > cue.Index)
            ?? sentence.Children(cue).FirstOrDefault(child => child.Relation is "acl" or "advcl" && sentence.CaseOf(child) == "that")),
        "csubj" => Many(sentence, sentence.Children(cue, "csubj").FirstOrDefault() ?? sentence.Children(cue, "advcl").FirstOrDefault(child => sentence.CaseOf(child) is "whether" or "if")),
        "acl" => Many(sentence, sentence.Children(cue).FirstOrDefault(child => child.Relation is "acl" or "xcomp" or "ccomp" or "advcl" && child.Index > cue.Index && sentence.CaseOf(child) is "to" or "that")
            ?? Next(sentence, cue, "to", verb: true) ?? Next(sentence, cue, "that", verb: true) ?? BehindOwner(sentence, cue)),
        "subject" => Many(sentence, sentence.Subject(cue)),
        "out+for" => Has(sentence, cue, "out") ? Many(sentence, Oblique(sentence, cue, "for")) : [],
        "out" or "forward" or "down" or "off" or "aside" or "away" or "forth" => Has(sentence, cue, slot)
            ? Many(sentence, Object(sentence, cue) ?? sentence.Children(cue).FirstOrDefault(child => child.Relation is "xcomp" or "ccomp" or "advcl" && child.Index > cue.Index)) : [],
        "obj+xcomp" => From(sentence, sentence.Children(cue).FirstOrDefault(child => child.Relation is "obj" or "iobj"), Infinitive(sentence, cue)),
        "obj+ccomp" => Many(sentence, sentence.Children(cue, "ccomp").FirstOrDefault()),
        _ when slot.EndsWith("+xcomp") => From(sentence, Oblique(sentence, cue, slot[..^6]), Infinitive(sentence, cue)),
        _ when slot.StartsWith("obj+") => sentence.Children(cue, "obj").Any() ? Many(sentence, Oblique(sentence, cue, slot[4..])) : [],
        "-" => [],
        // "its demand for Ruritania to withdraw": who is to do what, whatever the parse hangs the infinitive on.
        "for" when Oblique(sentence, cue, slot) is { } whom && (whom.Upos == "PROPN" || whom.Xpos == "NNS" || whom.Lemma is "government" or "side" or "group" or "country" or "army" or "military" or "leader") && InfinitiveBehind(sentence, whom) is { } act => From(sentence, whom, act),
        _ => Many(sentence, Oblique(sentence, cue, slot)),
    };

    private static bool Has(Sentence sentence, Token verb, string particle) => sentence.Children(verb).Any(child => child.Text.Equals(particle, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<Content> Many(Sentence sentence, Token? head)
    {
        if (head is null || IsEmpty(head))
        {
            return [];
        }

        // "more than a simple agreement": what it is more than says what it is.
        return head.Lemma is "more" or "less" && head.Index + 1 < sentence.Tokens.Length && sentence.Tokens[head.Index + 1] is { Text: "than" } than && sentence.HeadOf(than) is { Upos: "NOUN" } measure
            ? [new Content(measure, head.Span.Join(Phrases.Of(sentence, measure)))]
            : Items(sentence, head);
    }

    // "urged all parties to exercise restraint": from whom to what; items after the first stand alone.
    private static ImmutableArray<Content> From(Sentence sentence, Token? start, Token? head)
    {
        if (start is null || head is null || start.Index > head.Index)
        {
            return [];
        }

        var items = Items(sentence, head);
        var whom = Phrases.Of(sentence, start, withConjuncts: true);
        return [items[0] with { Span = whom.Join(items[0].Span) }, .. items.Skip(1)];
    }

    // The object; what a passive says it of; the noun that a participle stands behind.
    private static Token? Object(Sentence sentence, Token verb)
    {
        if (sentence.Children(verb).FirstOrDefault(child => child.Relation == "obj") is { } own)
        {
            return own;
        }

        // "refused Ruritania's demand": where a verb has but one, it is its object.
        if (sentence.Children(verb, "iobj").FirstOrDefault(child => child.Upos == "NOUN") is { } only && !sentence.Children(verb).Any(child => child.Relation is "xcomp" or "ccomp"))
        {
            return only;
        }

        return sentence.IsPassive(verb) && !sentence.IsState(verb) ? sentence.Subject(verb) ?? (verb.Relation == "acl" ? sentence.HeadOf(verb) : null) : null;
    }

    // "to do X", as a complement or, where the parse takes it for one, as an adjunct close by.
    private static Token? Infinitive(Sentence sentence, Token cue) =>
        sentence.Children(cue).FirstOrDefault(child => child.Relation == "xcomp" && child.Index > cue.Index && child.Upos is "VERB" or "NOUN" or "ADJ" or "AUX")
        // "recommends holding a vote"
        ?? sentence.Children(cue).FirstOrDefault(child => child.Relation is "advcl" && child.Xpos == "VBG" && child.Index == cue.Index + 1 && cue.Upos == "VERB")
        ?? sentence.Children(cue).FirstOrDefault(child => child.Relation is "advcl" or "ccomp" or "csubj" && child.Index > cue.Index && child.Xpos == "VB" && sentence.CaseOf(child) == "to"
            && (sentence.IsPassive(cue) || cue.Upos != "VERB" || child.Index - cue.Index < 14))
        // "urges all groups to stop": the parse may hang it on those who are urged.
        ?? sentence.Children(cue).Where(child => child.Relation is "obj" or "obl").SelectMany(sentence.Conjuncts)
            .SelectMany(whom => sentence.Children(whom, "acl")).FirstOrDefault(child => child.Xpos == "VB" && sentence.CaseOf(child) == "to");

    private static Token? InfinitiveBehind(Sentence sentence, Token whom)
    {
        var end = Phrases.Of(sentence, whom, withConjuncts: true).End;
        return sentence.Tokens.FirstOrDefault(token => token.Span.Start >= end) is { Xpos: "TO" } to && sentence.HeadOf(to) is { Xpos: "VB" } act && act.Index > to.Index ? act : null;
    }

    // "the insistence by the delegation to have its text accepted": what the parse hangs on whose insistence it is.
    private static Token? BehindOwner(Sentence sentence, Token cue) => sentence.Children(cue, "nmod").Where(owner => owner.Index > cue.Index && sentence.CaseOf(owner) is "by" or "of" or "from")
        .SelectMany(owner => sentence.Children(owner, "acl")).FirstOrDefault(clause => clause.Xpos == "VB" && sentence.CaseOf(clause) == "to")
        // "welcomed the agreement between A and B to enter talks"
        ?? (cue.Relation == "obj" && sentence.HeadOf(cue) is { } verb && sentence.Children(cue, "nmod").Any(owner => sentence.CaseOf(owner) == "between")
            ? sentence.Children(verb, "advcl").FirstOrDefault(clause => clause.Index > cue.Index && clause.Xpos == "VB" && sentence.CaseOf(clause) == "to") : null);

    private static Token? Oblique(Sentence sentence, Token cue, string preposition) => sentence.Children(cue).FirstOrDefault(child =>
        child.Relation is "obl" or "nmod" or "advcl" or "acl" or "xcomp" && child.Index > cue.Index && sentence.CaseOf(child) == preposition && !IsStranded(sentence, child, preposition)
        // "to stop the talks" is an infinitive, "to stopping" and "to a stop" are not.
        && !(preposition == "to" && child.Xpos == "VB"))
        ?? Next(sentence, cue, preposition)
        // "reached an agreement with Ruritania on a border": what the parse hangs on the verb is the agreement's.
        ?? (cue is { Upos: "NOUN", Relation: "obj" } && preposition is "on" or "over" && sentence.HeadOf(cue) is { } reached
            ? sentence.Children(reached, "obl").FirstOrDefault(child => child.Index > cue.Index && child.Upos == "NOUN" && sentence.CaseOf(child) == preposition && sentence.Tokens[(cue.Index + 1)..child.Index].All(token => token.Upos is not ("VERB" or "PUNCT"))) : null)
        // "questions remain about X": what stands behind the verb belongs to its subject.
        ?? (cue is { Upos: "NOUN", Relation: "nsubj" } && sentence.HeadOf(cue) is { Lemma: "remain" or "persist" or "exist" or "linger" or "arise" or "emerge" or "continue" } verb
            ? sentence.Children(verb).FirstOrDefault(child => child.Relation is "obl" or "nmod" or "advcl" && child.Index > verb.Index && sentence.CaseOf(child) == preposition) : null);

    // "that it pushed for in earlier rounds": what was pushed for stands before, and is not the rounds.
    private static bool IsStranded(Sentence sentence, Token noun, string preposition) => sentence.Children(noun)
        .Any(child => child.Relation is "case" or "mark" && child.Text.Equals(preposition, StringComparison.OrdinalIgnoreCase)
            && child.Index + 1 < noun.Index && sentence.Tokens[child.Index + 1].Upos == "ADP");

    // What follows right behind belongs to the cue, whatever the parse hangs it on: "their commitment to reaching".
    private static Token? Next(Sentence sentence, Token cue, string preposition, bool verb = false)
    {
        var at = cue.Index + 1;
        while (at < sentence.Tokens.Length && (sentence.Tokens[at].Upos is "ADV" || sentence.Tokens[at].Text is "“" or "\""))
        {
            at++;
        }

        if (at + 1 >= sentence.Tokens.Length || sentence.Tokens[at + 1].Upos == "ADP" || !sentence.Tokens[at].Text.Equals(preposition, StringComparison.OrdinalIgnoreCase) || (preposition == "that" && sentence.Tokens[at].Upos != "SCONJ"))
        {
            return null;
        }

        var head = sentence.HeadOf(sentence.Tokens[at]);
        // "apart on which groups should …": the clause, not its question word.
        while (head is { Xpos: "WDT" or "WP" or "WRB" or "WP$" } && sentence.HeadOf(head) is { } clause && clause.Index > at)
        {
            head = clause;
        }

        return head is not null && head.Index > at && (!verb || head.Upos is "VERB" or "ADJ") && !sentence.Subtree(head).Contains(cue) ? head : null;
    }

    // Items of a list, not two words for one thing ("peace and security"): three or more, or each with words of its own.
    private static bool AreItems(Sentence sentence, Token[] conjuncts)
    {
        if (conjuncts.Length > 2)
        {
            return true;
        }

        var (first, second) = (conjuncts[0], conjuncts[1]);
        if (first.Upos is "VERB")
        {
            // "upholding and implementing the agreements" share their object.
            return sentence.Children(first).Any(child => child.Relation is "obj" or "obl" or "xcomp" or "ccomp" or "nsubj" or "advcl" && child.Index > first.Index && child.Index < second.Index)
                || sentence.Children(second, "nsubj").Any();
        }

        var hasOwn = sentence.Children(first).Any(child => child.Relation is "nmod" or "acl" && child.Index > first.Index && child.Index < second.Index);
        var hasDeterminer = sentence.Children(second).Any(child => child.Relation is "det" or "amod" or "nmod" && child.Index < second.Index)
            && sentence.Children(second).Any(child => child.Relation is "nmod" or "acl" or "det");
        return hasOwn || hasDeterminer;
    }

    private static bool IsEmpty(Token head) =>
        (head.Upos == "PRON" && head.Xpos is not ("WP" or "NN") && head.Lemma.ToLowerInvariant() is not ("this" or "that" or "it")) || head.Lemma.ToLowerInvariant() is "thing" or "one" or "way" or "comment" or "question" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "today" or "week" or "month" or "following";
}
