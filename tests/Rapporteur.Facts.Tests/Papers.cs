using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Tests;

/// <summary>Documents and claims made by hand, so that a test shows all that it is about.</summary>
internal static class Papers
{
    /// <summary>A document that says the given sentences; each claim's quote must be one of them.</summary>
    public static SeedReading Paper(string name, params (string Sentence, Func<Claim, Claim> Claim)[] says)
    {
        var text = string.Join(' ', says.Select(says => says.Sentence));
        var document = new Document(name, $"hash of {name} {text.Length}", text, name, null, null, [new Paragraph(new TextSpan(0, text.Length), ParagraphRole.Body)]);
        var at = 0;
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var (sentence, claim) in says)
        {
            claims.Add(claim(new Claim(ClaimKind.Demand, Citation.Of(document, new TextSpan(at, at + sentence.Length), []))));
            at += sentence.Length + 1;
        }

        return new SeedReading(document, claims.ToImmutable());
    }

    public static FactBase Base(params SeedReading[] papers) => FactBase.Of(papers, [], SubjectLexicon.Standard);

    public static Func<Claim, Claim> Says(ClaimKind kind, string party, string what, string? head = null) => claim => claim with
    {
        Kind = kind,
        Parties = party.Length == 0 ? [] : [.. party.Split(", ").Select(name => new Party(name))],
        What = what,
        WhatLemmas = [.. what.Split(' ')],
        WhatHead = head ?? what.Split(' ')[^1],
    };

    public static Func<Claim, Claim> Delegate(string party, string person, DelegatePart part = DelegatePart.Member) => claim => claim with
    {
        Kind = ClaimKind.Delegate,
        Parties = [new Party(party)],
        Person = person,
        Part = part,
    };

    public static Func<Claim, Claim> Meets(string? place, string? date, params string[] parties) => claim => claim with
    {
        Kind = ClaimKind.Meeting,
        Place = place,
        Date = date is null ? null : PartialDate.Parse(date),
        Parties = [.. parties.Select(name => new Party(name))],
    };
}
