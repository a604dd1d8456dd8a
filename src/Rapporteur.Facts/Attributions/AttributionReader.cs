using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Attributions;

/// <summary>Finds who is said to have said what, in one sentence: direct, indirect and mixed speech.</summary>
/// <remarks>
/// Source, cue and content as in Pareti, "Attribution: A Computational Approach" (2015). The cue is a verb of <c>attribution.cues.tsv</c>
/// or "according to"; the content its complement, or, where the verb comes behind the words ("…, she said"), the clause that it hangs on.
/// </remarks>
public sealed class AttributionReader
{
    private readonly ImmutableDictionary<string, string> sorts;
    private readonly ImmutableHashSet<string> sources;

    private AttributionReader(ImmutableDictionary<string, string> sorts, ImmutableHashSet<string> sources) => (this.sorts, this.sources) = (sorts, sources);

    /// <summary>Reads the cues that the program ships with.</summary>
    public static AttributionReader Load() => new(DataFile.Rows<AttributionReader>("attribution.cues.tsv")
        .ToImmutableDictionary(row => row["cue"], row => row["sort"]), [.. DataFile.Rows<AttributionReader>("sources.tsv").Select(row => row["noun"])]);

    /// <summary>Whether a verb passes on words, so that who says them stands behind what they say.</summary>
    public bool IsSpeech(Token verb) => verb.Upos == "VERB" && sorts.GetValueOrDefault(verb.Lemma) is "speech" or "show";

    /// <summary>The attributions of a sentence, in the order of their cues.</summary>
    public ImmutableArray<Attribution> Read(Sentence sentence) => [.. sentence.Tokens
        .SelectMany(token => OfVerb(sentence, token).Concat(OfPreposition(sentence, token)))
        .Where(found => found.Content.Length > 0)];

    private IEnumerable<Attribution> OfVerb(Sentence sentence, Token verb)
    {
        if (verb.Upos != "VERB" || !sorts.TryGetValue(verb.Lemma, out var sort))
        {
            yield break;
        }

        if (verb.Lemma is "cite" or "quote" && verb.Relation is "advcl" or "acl" && !sentence.Children(verb, "ccomp").Any() && ClauseAround(sentence, verb) is { } clause)
        {
            if (sentence.Children(verb, "obj").FirstOrDefault() is { } cited)
            {
                // "Citing security concerns" gives a reason, and nobody's words.
                if (sentence.Conjuncts(cited).Any(CanSpeak))
                {
                    yield return Found(sentence, cited, verb, Without(sentence, clause, verb), isSpeech: true) with { IsBasis = true };
                }

                yield break;
            }

            // "A diplomat, quoted by the Herald, said": the Herald has it from the diplomat.
            if (verb.Xpos == "VBN" && sentence.Agent(verb) is { } reporter)
            {
                yield return Found(sentence, reporter, verb, Without(sentence, clause, verb), isSpeech: true);
                yield break;
            }
        }

        // "The analyst cited an official who noted that …", "quoted an official as saying that …": the words are the official's, as the analyst has them.
        if (verb.Lemma is "cite" or "quote" && (sentence.Children(verb, "obj").FirstOrDefault() ?? (sentence.IsPassive(verb) ? sentence.Subject(verb) : null)) is { } quoted
            && (sentence.Children(quoted, "acl").FirstOrDefault(child => sorts.ContainsKey(child.Lemma)) ?? AsSaying(sentence, verb)) is { } said)
        {
            // "“We reject it,” the minister was quoted as saying in a report": the words stand before.
            var words = sentence.Tokens[..sentence.Subtree(quoted)[0].Index] is { Length: > 0 } before && before.Any(IsQuoteMark) && !sentence.Children(said, "ccomp").Any()
                ? before
                : sentence.Tokens[(said.Index + 1)..];
            yield return Found(sentence, quoted, said, words, isSpeech: true);
            if (SourceOf(sentence, verb) is { } citing && citing != quoted)
            {
                yield return Found(sentence, citing, verb, [.. sentence.Subtree(quoted).Union(words)], isSpeech: true);
            }

            yield break;
        }

        var isSpeech = sort is "speech" or "show";
        var content = ContentOf(sentence, verb, isSpeech);
        // "…, X said." at the end of a sentence: all before is what X said, whatever the parse hangs it on.
        if (isSpeech && content.Count == 0 && Beside(sentence, verb) is { } speaker)
        {
            var first = Math.Min(verb.Index, sentence.Subtree(speaker).Where(token => token.Index <= speaker.Index && speaker.Index - token.Index < 12).Min(token => token.Index));
            content = [.. sentence.Tokens.Take(first)];
            // "Anna Novak, an official said, led the team": what stands before is half a clause, and the other half is as much theirs.
            if (!content.Any(IsFinite) && sentence.Tokens.Length > verb.Index + 2 && sentence.Tokens[verb.Index + 1].Text == ",")
            {
                content = [.. content, .. sentence.Tokens.Skip(verb.Index + 2)];
            }
        }

        if (IsRelative(sentence, verb))
        {
            content = UpToEndOfQuotation(sentence, verb, content);
        }

        if (content.Count > 0)
        {
            yield return Found(sentence, SourceOf(sentence, verb), verb, content, isSpeech);
        }
    }

    // "A, who said he was "ready", while B …": what somebody says aside ends with the quotation and a comma.
    private static IReadOnlyList<Token> UpToEndOfQuotation(Sentence sentence, Token verb, IReadOnlyList<Token> content)
    {
        var marks = sentence.Tokens.Skip(verb.Index + 1).Where(token => token.Text is "”" or "\"" or "''" or "“" or "``").Take(2).ToArray();
        return marks is [_, var closing] && closing.Index + 1 < sentence.Tokens.Length && (sentence.Tokens[closing.Index + 1].Text == "," || sentence.Tokens[closing.Index - 1].Text == ",")
            ? [.. content.Where(token => token.Index <= closing.Index)]
            : content;
    }

    private static bool IsRelative(Sentence sentence, Token verb) => verb.Relation == "acl" && sentence.Children(verb, "nsubj").Any(child => child.Xpos is "WP" or "WDT");

    // "according to rebel officials": what it hangs on is what they say.
    private static IEnumerable<Attribution> OfPreposition(Sentence sentence, Token token)
    {
        if (token.Lemma is "accord" or "according" && token.Text.StartsWith("accord", StringComparison.OrdinalIgnoreCase)
            && token.Index + 1 < sentence.Tokens.Length && sentence.Tokens[token.Index + 1].Text.Equals("to", StringComparison.OrdinalIgnoreCase))
        {
            var source = token.Relation == "case" ? sentence.HeadOf(token)
                : sentence.Children(token).FirstOrDefault(child => child.Relation is "obl" or "nmod" or "obj")
                ?? HeadOf(sentence, sentence.Tokens.Skip(token.Index + 2).TakeWhile(after => after.Upos is not ("PUNCT" or "VERB" or "SCONJ")));
            var phrase = token.Relation == "case" ? source : token;
            if (source is not null && phrase is not null && source.Index > token.Index)
            {
                // At the end of a sentence all of it is theirs; a phrase in the middle belongs to its clause.
                var isAtEdge = token.Index == 0 || sentence.Subtree(phrase)[^1].Index >= sentence.Tokens.Length - 3;
                var clause = isAtEdge ? sentence.Root : IsBetweenCommas(sentence, phrase) ? sentence.Ancestors(phrase).FirstOrDefault(head => head.Upos == "VERB") ?? sentence.HeadOf(phrase) : sentence.HeadOf(phrase);
                if (clause is not null && clause != phrase)
                {
                    yield return Found(sentence, source, token, Without(sentence, clause, phrase), isSpeech: true);
                }
            }
        }
    }

    // "progress, according to the paper, hinges on …": an aside belongs to the clause that it interrupts.
    private static bool IsBetweenCommas(Sentence sentence, Token phrase)
    {
        var tokens = sentence.Subtree(phrase).Where(token => token.Upos != "PUNCT").ToArray();
        return tokens.Length > 0 && tokens[0].Index > 0 && sentence.Tokens[tokens[0].Index - 1].Text is "," or "”" or "\"" && tokens[^1].Index + 1 < sentence.Tokens.Length && sentence.Tokens[tokens[^1].Index + 1].Text == ",";
    }

    private static IReadOnlyList<Token> ContentOf(Sentence sentence, Token verb, bool isSpeech)
    {
        if (sentence.Children(verb).FirstOrDefault(child => child.Relation == "ccomp") is { } clause)
        {
            return sentence.Subtree(clause);
        }

        if (isSpeech && verb.Relation is "parataxis" or "dep" && sentence.HeadOf(verb) is { } said)
        {
            return Without(sentence, said, verb);
        }

        if (isSpeech && sentence.Children(verb, "parataxis").FirstOrDefault() is { } following)
        {
            return sentence.Subtree(following);
        }

        if (sentence.Children(verb).FirstOrDefault(child => child.Relation == "xcomp") is { } infinitive)
        {
            return sentence.Subtree(infinitive);
        }

        return sentence.Children(verb).FirstOrDefault(child => child.Relation == "obj" && child.Upos != "PRON") is { } thing
            && (!isSpeech || verb.Lemma is not ("tell" or "accuse" or "ask" or "inform"))
            ? sentence.Subtree(thing)
            : [];
    }

    private bool CanSpeak(Token noun) => noun.Upos is "PROPN" or "PRON" || sources.Contains(noun.Lemma.ToLowerInvariant());

    private static bool IsFinite(Token token) => token.Xpos is "VBD" or "VBZ" or "VBP" or "MD";

    // The verb that a participle stands beside, or whose subject it stands behind.
    private static Token? ClauseAround(Sentence sentence, Token participle) =>
        sentence.HeadOf(participle) is { Upos: "NOUN" or "PROPN" or "PRON", Relation: "nsubj" } noun ? sentence.HeadOf(noun) : sentence.HeadOf(participle);

    // "quoted an official as saying"
    private Token? AsSaying(Sentence sentence, Token quoting) =>
        sentence.Children(quoting, "advcl").FirstOrDefault(child => sentence.CaseOf(child) == "as" && sorts.ContainsKey(child.Lemma));

    private Token? SourceOf(Sentence sentence, Token verb)
    {
        // "As the office's statement noting that … shows": whom a participle stands behind says it, not who does what the clause says.
        if (verb is { Xpos: "VBG", Index: > 0 } && sentence.Tokens[verb.Index - 1] is { Upos: "NOUN" } behind && sources.Contains(behind.Lemma.ToLowerInvariant()) && !sentence.Children(verb, "nsubj").Any())
        {
            return behind;
        }

        if (verb.Relation == "advcl" && sentence.CaseOf(verb) == "as" && sentence.HeadOf(verb) is { Lemma: "quote" or "cite" } quoting)
        {
            return sentence.IsPassive(quoting) ? sentence.Subject(quoting) : sentence.Children(quoting, "obj").FirstOrDefault();
        }

        var source = Beside(sentence, verb) ?? sentence.Doer(verb);
        // "Friday" says nothing.
        source = source is not null && IsTime(source) ? sentence.Children(verb, "nsubj").FirstOrDefault(child => !IsTime(child)) : source;
        // "It was said that" names nobody.
        return source is { Lemma: "it", Upos: "PRON" } && sentence.IsPassive(verb) ? null : source;
    }

    // "…," said the envoy. / …, officials from the group said. Who stands right beside such a verb says it, whatever the parse makes of the words before.
    private static Token? Beside(Sentence sentence, Token verb)
    {
        if (verb.Index == 0 || verb.Relation is "advcl" or "xcomp" || verb.Xpos is "VBG" or "VB")
        {
            return null;
        }

        // Behind the closing mark of a quotation, or behind a comma where nobody stands before the verb.
        var isBehindWords = IsQuoteMark(sentence.Tokens[verb.Index - 1])
            || (sentence.Tokens[verb.Index - 1].Text is "," or "—" or "–"
                && ((verb.Index > 1 && IsQuoteMark(sentence.Tokens[verb.Index - 2])) || !sentence.Children(verb, "nsubj").Any(child => child.Index < verb.Index)));
        if (isBehindWords && verb.Lemma != "tell" && verb.Index + 1 < sentence.Tokens.Length)
        {
            return HeadOf(sentence, sentence.Tokens.Skip(verb.Index + 1).TakeWhile(token => token.Upos is not ("PUNCT" or "VERB" or "AUX" or "SCONJ" or "ADP")));
        }

        // Only where the clause ends with the verb: "…, X said." or "…, X told reporters."
        var isAtEnd = sentence.Tokens.Skip(verb.Index + 1).Take(3).Any(token => token.Upos == "PUNCT") || verb.Index + 1 == sentence.Tokens.Length;
        var before = sentence.Tokens.Take(verb.Index).Reverse().TakeWhile(token => token.Upos is not ("VERB" or "SCONJ") && token.Text is not ("," or "”" or "\"" or "''" or ";" or "—" or "–")).Reverse().ToArray();
        var stop = verb.Index - before.Length - 1;
        return isAtEnd && before.Length > 0 && stop > 0 && sentence.Tokens[stop].Upos == "PUNCT" && sentence.Tokens[stop].Text is not ";" ? HeadOf(sentence, before) : null;
    }

    private static bool IsQuoteMark(Token token) => token.Text is "”" or "\"" or "''" or "’";

    // The noun of a run that no other of the run governs.
    private static Token? HeadOf(Sentence sentence, IEnumerable<Token> run)
    {
        var tokens = run.ToArray();
        return tokens.FirstOrDefault(token => token.Upos is "NOUN" or "PROPN" or "PRON" && !IsTime(token) && token.Relation is not "compound"
            && (sentence.HeadOf(token) is not { } head || !tokens.Contains(head)));
    }

    private static bool IsTime(Token token) => token.Lemma.ToLowerInvariant() is
        "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "today" or "yesterday" or "week" or "month" or "year" or "day" or "time" or "evening" or "morning" or "night"
        || token.Upos is "NUM";

    private static List<Token> Without(Sentence sentence, Token whole, Token part)
    {
        var left = sentence.Subtree(part).Select(token => token.Index).ToHashSet();
        return [.. sentence.Subtree(whole).Where(token => !left.Contains(token.Index))];
    }

    private static Attribution Found(Sentence sentence, Token? source, Token cue, IReadOnlyList<Token> content, bool isSpeech) => new(
        source is null ? null : Phrases.Of(sentence, source, withConjuncts: true),
        source,
        CueSpan(sentence, cue),
        cue,
        Runs(sentence, content, source, cue),
        isSpeech);

    private static TextSpan CueSpan(Sentence sentence, Token cue)
    {
        var tokens = new List<Token> { cue };
        if (cue.Text.StartsWith("accord", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add(sentence.Tokens[cue.Index + 1]);
        }

        tokens.AddRange(sentence.Children(cue, "aux"));
        tokens.AddRange(sentence.Children(cue, "compound").Where(particle => particle.Upos == "ADP"));
        return sentence.Cover(tokens.Where(token => Math.Abs(token.Index - cue.Index) <= 2));
    }

    // Runs of neighbouring tokens, without the source, the cue and the marks at their ends.
    private static ImmutableArray<TextSpan> Runs(Sentence sentence, IReadOnlyList<Token> content, Token? source, Token cue)
    {
        var runs = ImmutableArray.CreateBuilder<TextSpan>();
        var run = new List<Token>();
        foreach (var token in content.Where(token => token != cue && token != source))
        {
            if (run.Count > 0 && token.Index != run[^1].Index + 1)
            {
                Close();
            }

            run.Add(token);
        }

        Close();
        return runs.ToImmutable();

        void Close()
        {
            if (run.Exists(token => token.Upos != "PUNCT"))
            {
                runs.Add(Phrases.Trim(sentence, [.. run]));
            }

            run.Clear();
        }
    }
}
