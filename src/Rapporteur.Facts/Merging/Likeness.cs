using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Merging;

/// <summary>Why two claims were taken for one, in words that an analyst can check.</summary>
/// <param name="With">Name of the document whose claim joined.</param>
/// <param name="Why">Such as "the same kind and party; both say hotline".</param>
public sealed record MergeReason(string With, string Why);

/// <summary>Decides whether two claims of two documents say the same thing.</summary>
public static class Likeness
{
    /// <summary>Share of weighted words that two contents must have in common.</summary>
    private const double Alike = 0.6;

    /// <summary>Share that is enough where both are about the same thing by its head noun.</summary>
    private const double AlikeUnderOneHead = 0.4;

    /// <summary>Share that is needed where one document does not say whose it is.</summary>
    private const double AlikeOfUnknown = 0.85;

    private const double ActWeight = 0.25;

    private const double HeadWeight = 2;

    /// <summary>Why the two are one, or null where they are not.</summary>
    public static string? Between(Claim one, Claim other)
    {
        // Two claims of one document are two things that it says: its reader has already put aside what it says twice.
        if (one.Citation.Document == other.Citation.Document || one.Kind != other.Kind || one.Modality != other.Modality || !PartiesAgree(one, other))
        {
            return null;
        }

        return one.Kind switch
        {
            ClaimKind.Delegate => OfDelegates(one, other),
            ClaimKind.Meeting => OfMeetings(one, other),
            _ => OfContents(one, other, one.Parties.IsEmpty != other.Parties.IsEmpty),
        };
    }

    /// <summary>Whether two claims, of whatever kind and party, are about the same content.</summary>
    public static bool OfSameContent(Claim one, Claim other) => OfContents(one, other, isOfUnknown: false) is not null;

    // A kind with one party needs the same one; where several agreed or met, one document may name fewer.
    private static bool PartiesAgree(Claim one, Claim other)
    {
        var (few, many) = one.Parties.Length <= other.Parties.Length ? (one.Parties, other.Parties) : (other.Parties, one.Parties);
        return one.Kind is ClaimKind.Agreed or ClaimKind.Gap or ClaimKind.Meeting or ClaimKind.OffAgenda
            ? few.All(many.Contains)
            : few.Length == many.Length && few.All(many.Contains);
    }

    private static string? OfDelegates(Claim one, Claim other)
    {
        if ((one.Part == DelegatePart.Replaced) != (other.Part == DelegatePart.Replaced)
            || one.Person is not { } name || other.Person is not { } otherName || !PersonSpelling.IsSame(name, otherName))
        {
            return null;
        }

        return PersonSpelling.Differs(name, otherName)
            ? $"the same party, and '{otherName}' is a spelling of '{name}'"
            : "the same party and name";
    }

    private static string? OfMeetings(Claim one, Claim other)
    {
        var samePlace = one.Place is { } place && other.Place is { } otherPlace && PlainLetters.Fold(place) == PlainLetters.Fold(otherPlace);
        var sameDate = one.Date is { } date && other.Date is { } otherDate && date.Agrees(otherDate);
        var contradict = (one.Place is not null && other.Place is not null && !samePlace) || (one.Date is not null && other.Date is not null && !sameDate);
        // Where neither names a day or month, two meetings of a year in one city would run together.
        var known = sameDate || one.Parties.Order(PartyOrder).SequenceEqual(other.Parties.Order(PartyOrder));
        return contradict || !known || !(samePlace || sameDate) || (one.Parties.IsEmpty && other.Parties.IsEmpty)
            ? null
            : $"a meeting {(samePlace ? $"in {one.Place}" : $"of {one.Date}")} of the same parties; neither place nor date differs";
    }

    private static readonly Comparer<Party> PartyOrder = Comparer<Party>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name));

    private static string? OfContents(Claim one, Claim other, bool isOfUnknown)
    {
        var (content, otherContent) = (Content.Of(one), Content.Of(other));
        var (words, otherWords) = (content.Weights, otherContent.Weights);
        if (words.Count == 0 || otherWords.Count == 0 || !Numbers(words).SetEquals(Numbers(otherWords)) || !content.NamesNoOther(otherContent) || !Acts(words).SetEquals(Acts(otherWords)))
        {
            return null;
        }

        var shared = words.Keys.Where(otherWords.ContainsKey).ToImmutableArray();
        var overlap = shared.Sum(word => words[word] + otherWords[word]) / (words.Values.Sum() + otherWords.Values.Sum());
        var sameHead = content.Head is not null && content.Head == otherContent.Head && !IsOtherSort(content, otherContent);
        // Words of doing alone ("continue", "end") are about anything, and so no ground to merge.
        var telling = shared.Where(word => !ActWords.IsAct(word)).ToImmutableArray();
        return telling.IsEmpty || overlap < (isOfUnknown ? AlikeOfUnknown : sameHead ? AlikeUnderOneHead : Alike)
            ? null
            : $"the same kind and party; both say {string.Join(", ", telling)}";
    }

    // A "buffer zone" is no "trade zone": where both say which sort of thing they mean, a word of it must be the same.
    private static bool IsOtherSort(Content one, Content other) =>
        one.Sort.Count > 0 && other.Sort.Count > 0 && !one.Sort.Exists(other.Sort.Contains);

    /// <summary>What of a claim's content is compared.</summary>
    /// <param name="Weights">Its words but for names of parties, and how much each says.</param>
    /// <param name="Head">The thing that it is about: its head noun, or what the act that heads it is done to. Null where it has none.</param>
    /// <param name="Sort">The words before the head that say which sort of thing it is.</param>
    /// <param name="Named">Parties that the content names.</param>
    private sealed record Content(Dictionary<string, double> Weights, string? Head, List<string> Sort, HashSet<Party> Named)
    {
        public static Content Of(Claim claim)
        {
            var named = new HashSet<Party>();
            var words = new List<string>();
            foreach (var word in ClaimWords.Of(claim))
            {
                if (PartyNames.Load().Find(word) is { } party)
                {
                    named.Add(party);
                }
                else
                {
                    words.Add(word);
                }
            }

            var head = HeadOf(claim, words);
            var weights = new Dictionary<string, double>();
            foreach (var word in words)
            {
                weights[word] = word == head ? HeadWeight : ActWords.IsAct(word) ? ActWeight : 1;
            }

            return new(weights, head, [.. words.TakeWhile(word => word != head).Where(word => !ActWords.IsAct(word))], named);
        }

        /// <summary>Whether one side's parties are all the other's: "Ruritanian forces" are no "Elbonian forces", but may be "forces".</summary>
        public bool NamesNoOther(Content other) => Named.IsSubsetOf(other.Named) || other.Named.IsSubsetOf(Named);

        private static string? HeadOf(Claim claim, List<string> words)
        {
            if (claim.WhatHead is not { } head)
            {
                return null;
            }

            var folded = PlainLetters.Fold(head);
            return ActWords.IsAct(folded)
                ? words.SkipWhile(word => word != folded).FirstOrDefault(word => !ActWords.IsAct(word) && !char.IsDigit(word[0]))
                : folded;
        }
    }

    // To discuss a pact is not to reach it, to end strikes not to continue them.
    private static HashSet<string> Acts(Dictionary<string, double> words) => [.. words.Keys.Select(ActWords.Telling).OfType<string>()];

    // Number words count as numbers: "three prisoners" are not "five prisoners".
    private static HashSet<string> Numbers(Dictionary<string, double> words) =>
        [.. words.Keys.Where(word => char.IsDigit(word[0]) || NumberWords.Contains(word))];

    private static readonly HashSet<string> NumberWords =
        [.. "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand million billion first second third half".Split(' ')];
}
