using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a text says is not on the table: "is not on the agenda, nor is …", "off the table", "will not be discussed", "not X but Y".</summary>
internal sealed class OffAgendaExtractor : IClaimExtractor
{
    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var token in sentence.Tokens)
        {
            foreach (var head in SubjectsAt(sentence, token))
            {
                var items = token.Upos == "VERB" && !sentence.IsPassive(token) || token.Lemma is "focus" or "center" or "centre" or "aim" ? [new Content(head, Phrases.Of(sentence, head))] : Contents.Items(sentence, head);
                foreach (var what in items.Select(item => WithoutVerb(sentence, item)))
                {
                    yield return document.Claim(ClaimKind.OffAgenda, reading, token, [], what) with { Modality = Modality.Stated, ReadBy = RuleUse.Of("what is not on the table", token) };
                }
            }
        }
    }

    private static IEnumerable<Token> SubjectsAt(Sentence sentence, Token token)
    {
        var before = sentence.CaseOf(token);
        if (token.Lemma is "agenda" or "table" && (before == "off" || (before == "on" && sentence.IsNegated(token))))
        {
            return Subjects(sentence, token);
        }

        if (token.Lemma is "discuss" or "negotiate" or "raise" or "address" && sentence.IsPassive(token) && sentence.IsNegated(token)
            && sentence.Auxiliaries(token).Any(aux => aux is "will" or "would"))
        {
            return Subjects(sentence, token);
        }

        // "will not translate into a wider process, nor will it signal a treaty"
        if (token is { Upos: "VERB", Lemma: "translate" or "evolve" or "develop" } && sentence.IsNegated(token) && sentence.Auxiliaries(token).Contains("will"))
        {
            var nor = sentence.Tokens.FirstOrDefault(other => other.Lemma == "nor" && other.Index > token.Index) is { } word ? sentence.HeadOf(word) : null;
            return sentence.Children(token).Where(child => child.Relation is "obl" && sentence.CaseOf(child) == "into")
                .Concat(nor is { Upos: "VERB" } ? sentence.Children(nor, "obj") : []);
        }

        // "focused not on forming an alliance, but on …"
        return token.Lemma is "focus" or "center" or "centre" or "aim"
            ? sentence.Children(token).Where(child => child.Relation is "obl" or "advcl" && sentence.CaseOf(child) is "on" or "at" or "not"
                && sentence.Children(child).Any(not => not.Lemma == "not") && sentence.Conjuncts(child).Skip(1).Any(other => sentence.Children(other, "cc").Any(cc => cc.Lemma == "but")))
            : [];
    }

    // Of "nor is the corridor" the corridor, of "not on forming an alliance" forming one.
    private static Content WithoutVerb(Sentence sentence, Content what)
    {
        var verb = sentence.Children(what.Head, "cop").FirstOrDefault(child => child.Index < what.Head.Index);
        var words = sentence.Tokens
            .Where(token => what.Span.Contains(token.Span) && (verb is null || token.Index > verb.Index))
            .SkipWhile(token => token.Lemma == "not" || token.Upos is "ADP" or "SCONJ" or "PUNCT")
            .ToList();
        return words.Count == 0 ? what : what with { Span = Phrases.Trim(sentence, words) };
    }

    // The subject, and those of "nor is X".
    private static IEnumerable<Token> Subjects(Sentence sentence, Token predicate)
    {
        if (sentence.Subject(predicate) is { Upos: "NOUN" or "PROPN" or "VERB" } subject)
        {
            yield return subject;
        }

        var nor = sentence.Tokens.FirstOrDefault(token => token.Lemma == "nor" && token.Index > predicate.Index);
        if (nor is not null && sentence.HeadOf(nor) is { } head)
        {
            if (sentence.Children(head, "nsubj").FirstOrDefault(child => child.Index > nor.Index) is { } second)
            {
                yield return second;
            }
            else if (head.Upos is "NOUN" or "PROPN" && head.Index > nor.Index)
            {
                yield return head;
            }
        }
    }
}
