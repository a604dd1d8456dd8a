using System.Collections.Immutable;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts.Claims;

/// <summary>Keeps of the claims of one document each once: the most specific of those that say the same.</summary>
internal static class Selection
{
    // Above this share of common words two contents of one kind and party are the same thing said twice.
    private const double Same = 0.6;

    // What is news is about as old as this.
    private const int DaysOfNews = 10;

    // Who refuses only to come or to speak has refused nothing of substance, and "refused to accept" does not say what.
    private static readonly HashSet<string> Presence = new(StringComparer.Ordinal) { "attend", "comment", "speak", "elaborate", "answer", "come", "participate", "budge", "bend", "respond", "say", "discuss", "accept", "consider" };

    /// <summary>The claims to keep, in the order of the text.</summary>
    public static ImmutableArray<Claim> Of(DocumentReading reading)
    {
        var (kept, likely) = (new List<Claim>(), new LikelyTwins());
        foreach (var claim in reading.Claims.Where(IsWorthKeeping))
        {
            var (twin, _) = likely.Of(claim).FirstOrDefault(other => SaysTheSame(kept[other.Place], claim, other.Overlap, reading.Document.Date), (kept.Count, 0));
            if (twin == kept.Count)
            {
                kept.Add(claim);
            }
            else
            {
                kept[twin] = IsMoreSpecific(claim, kept[twin]) ? Joined(claim, kept[twin]) : Joined(kept[twin], claim);
            }

            likely.Note(twin, kept[twin]);
        }

        // A deal as such is a fact only where the text gives none of its terms.
        var terms = kept.Where(claim => claim.Kind == ClaimKind.Agreed && !IsBareDeal(claim)).ToArray();
        return [.. kept.Where(claim => claim.Kind != ClaimKind.Agreed || !IsBareDeal(claim) || terms.Length == 0)];
    }

    private static bool IsBareDeal(Claim claim) => claim.WhatHead is "agreement" or "deal" or "accord" or "pact" or "understanding"
        || claim.WhatLemmas.Length <= 3 && claim.WhatHead is "process" or "framework" or "document" or "statement" or "commitment" or "decision" or "step" or "detail";

    private static bool IsWorthKeeping(Claim claim) => claim.Kind switch
    {
        ClaimKind.Delegate or ClaimKind.Meeting => true,
        // A content without a word that says something ("it", "that") is none.
        _ => claim.WhatLemmas.Any(lemma => lemma is not ("continue" or "begin" or "start" or "keep")) && !(claim.Kind == ClaimKind.RedLine && claim.WhatLemmas is [var only] && Presence.Contains(only)) && claim.Citation.Quote.Length <= 700,
    };

    private static bool SaysTheSame(Claim one, Claim other, double overlap, PartialDate? today) => one.Kind switch
    {
        ClaimKind.Delegate => one.Person == other.Person && one.Party == other.Party,
        ClaimKind.Meeting => IsOneMeeting(one, other, today),
        ClaimKind.Agreed or ClaimKind.Gap or ClaimKind.OffAgenda => MayBeOne(one.Parties, other.Parties) && overlap >= Same,
        _ => one.Party == other.Party && overlap >= Same,
    };

    private static bool IsOneMeeting(Claim one, Claim other, PartialDate? today)
    {
        if (one.Date is { } date && other.Date is { } second && !date.Agrees(second))
        {
            return false;
        }

        // What is to come is another meeting than what was, unless both give one date.
        if ((one.Date is null || other.Date is null) && (one.Modality != other.Modality || !IsOfNow(one.Date ?? other.Date, one.Modality, today)))
        {
            return false;
        }

        if (one.Place is not null && other.Place is not null)
        {
            // "In Ruritania", said of talks in its capital.
            return one.Place == other.Place || one.Country == other.Place || other.Country == one.Place;
        }

        return one is { Place: null, Date: null } && other is { Place: null, Date: null }
            // With nothing but those who met to tell them apart, they must be the same.
            ? one.Parties.All(other.Parties.Contains) || other.Parties.All(one.Parties.Contains)
            : (one.Date is not null && other.Date is not null) || MayBeOne(one.Parties, other.Parties);
    }

    // A meeting without a date is the one that the document reports: one of last year is another.
    private static bool IsOfNow(PartialDate? date, Modality modality, PartialDate? today) =>
        date is not { } known || today is not { } now || modality == Modality.Planned
        || (known.ToDay() is { } day && now.ToDay() is { } written ? Math.Abs(written.DayNumber - day.DayNumber) <= DaysOfNews : known.Year == now.Year && (known.Month ?? now.Month) == now.Month);

    private static bool MayBeOne(ImmutableArray<Party> one, ImmutableArray<Party> other) => one.Length == 0 || other.Length == 0 || one.Intersect(other).Any();

    private static bool IsMoreSpecific(Claim claim, Claim than) => claim.Kind switch
    {
        ClaimKind.Delegate => Rank(claim) > Rank(than),
        ClaimKind.Meeting => Exactness(claim) > Exactness(than),
        _ => claim.Modality < than.Modality || (claim.Modality == than.Modality && claim.WhatLemmas.Length > than.WhatLemmas.Length && claim.Parties.Length >= than.Parties.Length),
    };

    private static int Rank(Claim claim) => claim.Part switch { DelegatePart.Lead => 3, DelegatePart.Replaced => 2, _ => 1 };

    private static int Exactness(Claim claim) => (claim.Place is null ? 0 : 4) + (claim.Date is not { } date ? 0 : date.Day is null ? 1 : 2) + (claim.Parties.Length > 1 ? 1 : 0);

    // A meeting said twice is as exact as both together; other claims stand as they are.
    private static Claim Joined(Claim better, Claim worse) => better.Kind switch
    {
        ClaimKind.Meeting => better with
        {
            Place = better.Country is null && worse.Country is not null ? worse.Place : better.Place ?? worse.Place,
            Country = better.Country ?? worse.Country,
            Date = better.Date is { } date && worse.Date is { } other && other.ToString().Length > date.ToString().Length ? other : better.Date ?? worse.Date,
            Parties = better.Parties.Length >= worse.Parties.Length ? better.Parties : worse.Parties,
        },
        ClaimKind.Agreed or ClaimKind.Gap => better.Parties.Length > 0 ? better : better with { Parties = worse.Parties },
        _ => better,
    };
}
