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
            _ => OfContents(one, other),
        };
    }

    /// <summary>Whether two claims, of whatever kind and party, are about the same content.</summary>
    public static bool OfSameContent(Claim one, Claim other) => OfContents(one, other) is not null;

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

    private static string? OfContents(Claim one, Claim other)
    {
        var (words, otherWords) = (Weigh(one), Weigh(other));
        if (words.Count == 0 || otherWords.Count == 0 || !Numbers(words).SetEquals(Numbers(otherWords)))
        {
            return null;
        }

        var shared = words.Keys.Where(otherWords.ContainsKey).ToImmutableArray();
        var overlap = shared.Sum(word => words[word] + otherWords[word]) / (words.Values.Sum() + otherWords.Values.Sum());
        var sameHead = Head(one) is { } head && head == Head(other) && !IsOtherSort(head, one, other);
        // Words of doing alone ("continue", "end") are about anything, and so no ground to merge.
        var telling = shared.Where(word => !ActWords.IsAct(word)).ToImmutableArray();
        return telling.IsEmpty || overlap < (sameHead ? AlikeUnderOneHead : Alike)
            ? null
            : $"the same kind and party; both say {string.Join(", ", telling)}";
    }

    private static Dictionary<string, double> Weigh(Claim claim)
    {
        var head = Head(claim);
        var weights = new Dictionary<string, double>();
        foreach (var word in ClaimWords.Of(claim))
        {
            weights[word] = word == head ? HeadWeight : ActWords.IsAct(word) ? ActWeight : 1;
        }

        return weights;
    }

    /// <summary>The noun that the content is about, where it is a thing and not an act.</summary>
    private static string? Head(Claim claim) =>
        claim.WhatHead is { } head && PlainLetters.Fold(head) is var folded && !ActWords.IsAct(folded) ? folded : null;

    // A "buffer zone" is no "trade zone": where both say which sort of thing they mean, a word of it must be the same.
    private static bool IsOtherSort(string head, Claim one, Claim other)
    {
        var (sort, otherSort) = (Sort(one), Sort(other));
        return sort.Count > 0 && otherSort.Count > 0 && !sort.Exists(otherSort.Contains);

        List<string> Sort(Claim claim) => [.. ClaimWords.Of(claim).TakeWhile(word => word != head).Where(word => !ActWords.IsAct(word))];
    }

    // Number words count as numbers: "three prisoners" are not "five prisoners".
    private static HashSet<string> Numbers(Dictionary<string, double> words) =>
        [.. words.Keys.Where(word => char.IsDigit(word[0]) || NumberWords.Contains(word))];

    private static readonly HashSet<string> NumberWords =
        [.. "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand million billion first second third half".Split(' ')];
}
