using System.Security.Cryptography;
using System.Text;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Storage.Tests;

/// <summary>Readings written by hand: each sentence after the title is one claim.</summary>
public static class Seeds
{
    /// <summary>A document that says one thing for each of the contents.</summary>
    public static SeedReading Reading(string name, string party, ClaimKind kind, params string[] contents) => Reading(name, [.. contents.Select(what => (party, kind, what))]);

    /// <summary>A document that says one thing for each of these.</summary>
    public static SeedReading Reading(string name, params (string Party, ClaimKind Kind, string What)[] contents)
    {
        var title = $"News of {name}";
        var text = new StringBuilder(title).Append('\n');
        var spans = contents.Select(said =>
        {
            var start = text.Length;
            text.Append($"In {name} {said.Party} speaks of {said.What}.");
            var span = new TextSpan(start, text.Length);
            text.Append('\n');
            return span;
        }).ToList();
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var document = new Document(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), text.ToString(), title, "The Herald", new PartialDate(2026, 1, 8),
            [new Paragraph(new TextSpan(0, title.Length), ParagraphRole.Headline), .. spans.Select(span => new Paragraph(span, ParagraphRole.Body))]);
        return new SeedReading(document, [.. contents.Zip(spans).Select(pair => new Claim(pair.First.Kind, Citation.Of(document, pair.Second, ["an official"]))
        {
            Parties = [new Party(pair.First.Party)],
            What = pair.First.What,
            WhatHead = pair.First.What.Split(' ')[^1],
            WhatSpan = new TextSpan(pair.Second.End - pair.First.What.Length - 1, pair.Second.End - 1),
            Date = new PartialDate(2026, 1),
        })]);
    }

    public static SeedReading RedLine(string name, string what) => Reading(name, "Sylvania", ClaimKind.RedLine, what);

    public static FactBase Base(params SeedReading[] readings) => FactBase.Of(readings, [], SubjectLexicon.Standard);
}
