using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds what a party wants from the talks: "is demanding a full withdrawal", "its call for a truce", "said Elbonia must stop".</summary>
/// <remarks>What a party insists on refusing is a red line, and stays one: the inner cue decides.</remarks>
internal sealed class DemandExtractor(CueReader demands, CueReader refusals) : IClaimExtractor
{
    // Needs and hopes are a party's own where it voices them.
    private static readonly HashSet<string> Stresses = new(StringComparer.Ordinal)
        { "stress", "emphasize", "emphasise", "underline", "underscore", "highlight", "voice", "express", "note", "reiterate", "repeat", "affirm", "reaffirm", "cite", "see", "speak" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading) =>
        OfCues(document, reading).By("demand.cues.tsv")
            .Concat(OfObligations(document, reading).By("what a party says somebody must do"))
            .Concat(OfNecessities(document, reading).By("what is called necessary or a condition"))
            .Concat(OfConditions(document, reading).By("ready only if"));

    private IEnumerable<Claim> OfCues(DocumentReading document, SentenceReading reading) =>
        from use in demands.In(document, reading)
        where use.Cue.Upos != "NOUN" || (use.Cue.Relation is not "nmod" && !refusals.Uses(reading.Sentence, reading.Sentence.HeadOf(use.Cue) ?? use.Cue))
            // "The refusal to agree to Norway's demands for a date": whose demand it is stands with it.
            || (use.Cue.Lemma is "demand" or "insistence" or "request" && document.Referents.Owners(reading, use.Cue) is [_])
        from what in use.What
        where !IsSupposed(reading.Sentence, use.Cue) && reading.Sentence.Tokens.First(token => what.Span.Overlaps(token.Span)).Lemma is not ("anonymity" or "comment")
        where !refusals.Uses(reading.Sentence, what.Head) && what.Head.Upos is not ("PRON" or "DET") && !BackReferences.PointsBack(reading.Sentence, what.Head)
        where !demands.Knows(what.Head) || what.Head.Upos != "VERB"
        where use.Cue is not { Lemma: "need" or "hope", Upos: "NOUN" } || (use.Cue.Relation is "obj" or "obl" && reading.Sentence.HeadOf(use.Cue) is { } verb && Stresses.Contains(verb.Lemma))
        where IsAimed(document, reading, use)
        where use.Cue.Lemma != "insist" || what.Head.Relation != "ccomp" || IsWished(reading.Sentence, what.Head)
        from item in WithAdded(reading.Sentence, what)
        from party in use.Who
        select document.Claim(ClaimKind.Demand, reading, use.Cue, [party], item);

    // "Told the rebels to disarm" wants it of them; "told the press to wait" and "would like to thank" want nothing of the talks.
    private static bool IsAimed(DocumentReading document, SentenceReading reading, CueUse use) => use.Cue.Lemma switch
    {
        "tell" or "order" or "expect" or "encourage" or "advise" when use.Cue.Upos == "VERB" => reading.Sentence.Children(use.Cue).Where(child => child.Relation is "obj" or "iobj")
            .Any(whom => document.Referents.PartiesOf(reading, whom) is { Length: > 0 } others && !others.Intersect(use.Who).Any()),
        "like" => reading.Sentence.Auxiliaries(use.Cue).Any(aux => aux is "would" or "'d" or "should"),
        _ => true,
    };

    // "insisted that troops leave" wants something; "insisted that it was legal" only says so.
    private static bool IsWished(Sentence sentence, Token verb) => !(sentence.IsNegated(verb) && sentence.Auxiliaries(verb).Any(aux => aux is "will" or "would")) && (verb.Xpos == "VB" || sentence.Auxiliaries(verb).Any(aux => aux is "must" or "should" or "shall") || verb.Lemma is "have" or "need");

    // "If it wants to resume talks", "whether they want war", "it is unclear if he will insist"
    private static bool IsSupposed(Sentence sentence, Token cue)
    {
        for (var clause = cue; clause is not null; clause = sentence.HeadOf(clause))
        {
            if (sentence.Children(clause, "mark").Any(mark => mark.Lemma is "if" or "whether"))
            {
                return true;
            }

            if (clause.Relation is not ("conj" or "xcomp" or "ccomp" or "obj"))
            {
                return false;
            }
        }

        return false;
    }

    // "more than a simple agreement, including the disarmament of …": what is included is wanted as well.
    private static IEnumerable<Content> WithAdded(Sentence sentence, Content what)
    {
        // "insisted that any deal must include a truce, a withdrawal and a date": each of them is wanted.
        if (what.Head is { Upos: "VERB", Lemma: "include" or "contain" or "involve" or "cover" } && sentence.Auxiliaries(what.Head).Any(aux => aux is "must" or "should") && sentence.Children(what.Head, "obj").FirstOrDefault() is { } thing)
        {
            return Contents.Items(sentence, thing);
        }

        var (content, added) = Contents.WithAdded(sentence, what);
        return added.Prepend(content);
    }

    // What a party says somebody must do, and what it says it needs.
    private static IEnumerable<Claim> OfObligations(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var verb in sentence.Tokens.Where(token => Obliges(sentence, token)))
        {
            var who = document.PartiesOfSpeaker(reading, verb);
            if (who.Length == 0 || IsSupposed(sentence, verb) || IsAgreed(sentence, verb) || (verb.Lemma is "need" or "have" && sentence.IsNegated(verb)) || sentence.Subject(verb) is not { } subject || subject.Lemma.ToLowerInvariant() is "you" or "one"
                || (verb.Lemma is "need" or "have" && subject.Lemma.ToLowerInvariant() is "it"))
            {
                continue;
            }

            var clause = verb;
            if (verb.Lemma is "include" or "involve" or "contain" or "cover" or "address" && verb.Upos == "VERB" || InnerIncludes(sentence, verb) is not null)
            {
                // "any talks would have to include X and Y": X and Y are wanted.
                var including = InnerIncludes(sentence, verb) ?? verb;
                var thing = sentence.Children(including, "obj").FirstOrDefault();
                foreach (var item in thing is null ? [] : Contents.Items(sentence, thing))
                {
                    foreach (var party in who)
                    {
                        yield return document.Claim(ClaimKind.Demand, reading, verb, [party], item) with { Modality = Modality.Stated };
                    }
                }

                continue;
            }

            // "More work needs to be done" asks nobody for anything.
            if (sentence.Children(verb, "xcomp").FirstOrDefault() is { Lemma: "do" } && subject.Lemma is "work" or "more" or "lot" or "much" or "effort")
            {
                continue;
            }

            // "We need to act", "we have to know" asks for nothing.
            if (subject.Lemma.ToLowerInvariant() is "we" or "i" && (sentence.Children(verb, "xcomp").FirstOrDefault() ?? verb).Lemma is "act" or "know" or "understand" or "remember" or "see" or "wait" or "learn" or "say" or "admit" or "recognise" or "recognize" or "prepare" or "hope" or "cautious" or "careful" or "prepared")
            {
                continue;
            }

            // "we need to finish it": what we need is to finish it; "Elbonia must stop": that Elbonia stops.
            var isOwn = subject.Lemma.ToLowerInvariant() is "we" or "i" or "there" or "it" || document.Referents.PartiesOf(reading, subject).SequenceEqual(who);
            var inner = sentence.Children(verb, "xcomp").FirstOrDefault();
            var head = verb.Lemma is "need" or "have" && inner is not null ? inner : clause;
            var start = isOwn ? head : subject;
            var span = Phrases.Of(sentence, head);
            if (!isOwn)
            {
                span = Phrases.Of(sentence, start, withConjuncts: true).Join(span);
            }
            else if (head == verb && sentence.Children(verb).FirstOrDefault(child => child.Relation is "obj") is { } thing)
            {
                span = Phrases.Of(sentence, thing, withConjuncts: true);
            }

            foreach (var party in who)
            {
                yield return document.Claim(ClaimKind.Demand, reading, verb, [party], new Content(head, Contents.WithoutAside(sentence, new Content(head, span)))) with { Modality = Modality.Stated };
            }
        }
    }

    // "They agreed that troops should leave": no longer wanted.
    private static bool IsAgreed(Sentence sentence, Token verb) => sentence.Ancestors(verb).Any(head => head is { Upos: "VERB", Lemma: "agree" or "concur" or "decide" or "stipulate" });

    // "It is crucial that troops leave", "the only way is a vote", "X is a key demand of Y"
    private static IEnumerable<Claim> OfNecessities(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var token in sentence.Tokens)
        {
            var (head, who) = token switch
            {
                { Upos: "ADJ", Lemma: "crucial" or "critical" or "essential" or "important" or "imperative" or "vital" or "necessary" } when !sentence.IsNegated(token) =>
                    (sentence.Children(token).FirstOrDefault(child => child.Relation is "csubj" or "ccomp" && child.Index > token.Index && sentence.CaseOf(child) == "that"), document.PartiesOfSpeaker(reading, token)),
                // "What we want is genuine power-sharing"
                { Lemma: "want" or "need" or "seek" or "demand", Upos: "VERB", Relation: "acl" or "csubj" or "nsubj" } when sentence.Tokens.Take(token.Index).Reverse().Take(4).Any(word => word.Lemma.Equals("what", StringComparison.OrdinalIgnoreCase)) =>
                    (sentence.Ancestors(token).Take(2).FirstOrDefault(head => head.Index > token.Index && sentence.Children(head, "cop").Any()), sentence.Subject(token) is { } wanting ? document.Referents.PartiesOf(reading, wanting) : []),
                // "It is time to release the hostages"
                { Lemma: "time", Upos: "NOUN" } when sentence.Children(token, "cop").Any() && sentence.Children(token).Any(child => child.Lemma == "it") && !sentence.IsNegated(token) =>
                    (sentence.Children(token).FirstOrDefault(child => child.Index > token.Index && child.Xpos == "VB" && sentence.CaseOf(child) == "to"), document.PartiesOfSpeaker(reading, token)),
                { Lemma: "way", Relation: "nsubj" } when sentence.Children(token).Any(child => child.Lemma == "only") && sentence.HeadOf(token) is { Upos: "NOUN" or "VERB" } =>
                    (sentence.HeadOf(token), document.PartiesOfSpeaker(reading, token)),
                { Upos: "NOUN", Lemma: "demand" or "condition" or "precondition" or "request" } when sentence.Children(token, "cop").Any() && !sentence.IsNegated(token) =>
                    (sentence.Subject(token), document.Referents.Owners(reading, token)),
                { Upos: "NOUN", Lemma: "demand" or "condition" or "precondition" or "request", Relation: "appos" } => (sentence.HeadOf(token), document.Referents.Owners(reading, token)),
                // "One of the group's demands is an assembly"
                { Upos: "NOUN", Lemma: "demand" or "condition" or "precondition", Relation: "nmod" } when sentence.HeadOf(token) is { Lemma: "one" or "some", Relation: "nsubj" } part && sentence.HeadOf(part) is { Upos: "NOUN" } predicate =>
                    (predicate, document.Referents.Owners(reading, token)),
                { Upos: "NOUN", Lemma: "demand" or "condition" or "precondition" or "priority", Relation: "nsubj" } when sentence.HeadOf(token) is { Upos: "NOUN", Lemma: not ("point" or "issue" or "problem" or "obstacle" or "block" or "hurdle") } => (sentence.HeadOf(token), document.Referents.Owners(reading, token)),
                _ => (null, []),
            };
            if (head is null || who.Length == 0 || head.Upos is "PRON" or "DET" or "PROPN" || (token.Lemma == "priority" && sentence.Children(token).Any(child => child.Xpos == "PRP$")))
            {
                continue;
            }

            var whole = Phrases.Of(sentence, head);
            var words = sentence.Tokens.Where(word => whole.Contains(word.Span) && (token.Relation is not ("nsubj" or "nmod" or "acl" or "csubj") || word.Index > token.Index)
                && (sentence.Subtree(token).Contains(head) || !sentence.Subtree(token).Contains(word)) && word.Relation is not "cop").ToList();
            foreach (var party in words.Count > 0 ? who : [])
            {
                yield return document.Claim(ClaimKind.Demand, reading, token, [party], new Content(head, Phrases.Trim(sentence, words))) with { Modality = Modality.Stated };
            }
        }
    }

    // "is willing to accept a truce, but only if Ruritania halts its strikes", "would not join the talks until the road is open": the condition is wanted.
    private static IEnumerable<Claim> OfConditions(DocumentReading document, SentenceReading reading)
    {
        var sentence = reading.Sentence;
        foreach (var ready in sentence.Tokens.Where(token => IsOffered(sentence, token) || IsWithheld(sentence, token)))
        {
            var isWithheld = IsWithheld(sentence, ready);
            var clause = sentence.Tokens.FirstOrDefault(token => token.Relation is "advcl" or "conj" && token.Index > ready.Index && token.Upos is "VERB" or "ADJ"
                && (isWithheld
                    ? sentence.Children(token, "mark").Any(mark => mark.Lemma is "until" or "unless") && sentence.Ancestors(token).Take(2).Contains(ready) && sentence.Children(token, "nsubj").Any(other => !document.Referents.PartiesOf(reading, other).Intersect(CueReader.Who(document, reading, ready)).Any())
                    : sentence.Children(token, "mark").Any(mark => mark.Lemma is "if" or "provided")
                        // "Would reconsider if …" is the condition of something else.
                        && (sentence.Tokens.Skip(ready.Index).Take(token.Index - ready.Index).Any(word => word.Lemma == "only") || sentence.Ancestors(token).Take(3).TakeWhile(head => head.Relation is not "conj").Contains(ready))));
            if (clause is null)
            {
                continue;
            }

            foreach (var party in CueReader.Who(document, reading, ready))
            {
                foreach (var verb in sentence.Conjuncts(clause).Where(verb => verb.Upos is "VERB" or "ADJ"))
                {
                    yield return document.Claim(ClaimKind.Demand, reading, ready, [party], new Content(verb, Phrases.Of(sentence, verb))) with { Modality = Modality.Stated };
                }
            }
        }
    }

    private static bool IsOffered(Sentence sentence, Token token) => token.Lemma is "willing" or "ready" or "prepared" or "agree" or "accept" or "offer" or "propose" && !sentence.IsNegated(token)
        // "would only sign a deal if …"
        || token is { Upos: "VERB", Lemma: "sign" or "attend" or "join" or "resume" or "return" or "stop" or "halt" or "talk" or "negotiate" or "participate" or "withdraw" or "disarm" or "release" } && !sentence.IsNegated(token) && sentence.Children(token).Any(child => child.Lemma == "only" && child.Index < token.Index);

    // "will not participate in talks until …"
    private static bool IsWithheld(Sentence sentence, Token token) => token is { Upos: "VERB", Lemma: "sign" or "attend" or "join" or "resume" or "return" or "talk" or "negotiate" or "participate" or "withdraw" or "disarm" or "release" or "agree" or "accept" or "take" or "enter" or "hold" or "discuss" or "meet" or "lift" or "leave" or "recognise" or "recognize" }
        && sentence.IsNegated(token) && sentence.Auxiliaries(token).Any(aux => aux is "will" or "would" or "can" or "could" or "wo")
        // "warned that it could impose sanctions unless they cooperate"
        || token is { Upos: "VERB" } && sentence.Auxiliaries(token).Any(aux => aux is "will" or "would" or "could" or "may" or "might") && sentence.Children(token, "advcl").Any(child => sentence.CaseOf(child) == "unless");

    private static Token? InnerIncludes(Sentence sentence, Token verb) => verb.Lemma is "have" or "need"
        ? sentence.Children(verb, "xcomp").FirstOrDefault(inner => inner.Lemma is "include" or "involve" or "contain" or "cover" or "address")
        : null;

    private static bool Obliges(Sentence sentence, Token token) => token.Upos is "VERB" or "ADJ" or "NOUN"
        && ((sentence.Auxiliaries(token).Any(aux => aux is "must" or "should" or "ought") && !sentence.Auxiliaries(token).Any(aux => aux is "have"))
            || (token.Lemma == "need" && token.Upos == "VERB" && sentence.Children(token).Any(child => child.Relation is "xcomp" or "obj"))
            || (token.Lemma == "have" && token.Upos == "VERB" && sentence.Children(token, "xcomp").Any(inner => sentence.CaseOf(inner) == "to")));
}
