using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Tests;

/// <summary>Facts written by hand for the seeds, as claims: what the commands are to make of perfect extraction.</summary>
internal static class GoldClaims
{
    private static readonly string[] Ends = [" of ", " for ", " to ", " in ", " with ", " from ", " on ", " that ", " - ", ",", " aimed ", " addressing ", " under ", " aligned "];

    /// <summary>The fact base of both seeds; the test is skipped where the facts written by hand are not there.</summary>
    public static FactBase Base(params string[] only)
    {
        var root = Root();
        var gold = Path.Combine(root, "..", "shared", "gold", "facts");
        if (!Directory.Exists(gold))
        {
            Assert.Skip("../shared/gold is not there.");
        }

        return FactBase.Of(Directory.GetFiles(Path.Combine(root, "seeds"), "*.txt")
            .Where(file => only.Length == 0 || only.Contains(Path.GetFileName(file)))
            .Select(file => Read(file, Path.Combine(gold, Path.ChangeExtension(Path.GetFileName(file), ".jsonl")))), [], SubjectLexicon.Standard);
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static SeedReading Read(string file, string facts)
    {
        var bytes = File.ReadAllBytes(file);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var isFirst = Path.GetFileName(file).StartsWith("000", StringComparison.Ordinal);
        var document = new Document(
            Path.GetFileName(file),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            text,
            text[..text.IndexOfAny(['\n', '.'])].Trim(),
            isFirst ? "Middle East" : null,
            isFirst ? new PartialDate(2026, 1, 8) : null,
            [.. Paragraphs(text)]);
        return new SeedReading(document, [.. File.ReadLines(facts).Select(line => Claim(document, JsonDocument.Parse(line).RootElement))]);
    }

    private static IEnumerable<Paragraph> Paragraphs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at && at < 0 ? text.Length : at;
            if (!string.IsNullOrWhiteSpace(text[start..end]))
            {
                yield return new Paragraph(new TextSpan(start, end), ParagraphRole.Body);
            }

            start = end + 1;
        }
    }

    private static Claim Claim(Document document, JsonElement fact)
    {
        var quote = fact.GetProperty("quote").GetString()!;
        var start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        var what = Text("what");
        return new Claim(ClaimKinds.Find(Text("kind")!)!.Value, Citation.Of(document, new TextSpan(start, start + quote.Length), Text("attributedTo") is { } who ? [who] : []))
        {
            Parties = Text("party") is { } party ? [new Party(party)]
                : fact.TryGetProperty("parties", out var parties) ? [.. parties.EnumerateArray().Select(one => new Party(one.GetString()!))] : [],
            Person = Text("person"),
            Role = Text("role"),
            Part = Text("part") is { } part ? Enum.Parse<DelegatePart>(part, ignoreCase: true) : null,
            What = what,
            WhatLemmas = what is null ? [] : [.. Lemmas(what)],
            WhatHead = what is null ? null : Head(what),
            Place = Text("place"),
            Date = Text("date") is { } date ? PartialDate.Parse(date) : null,
            Modality = Text("modality") is { } modality ? Enum.Parse<Modality>(modality, ignoreCase: true) : Modality.Stated,
        };

        string? Text(string name) => fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static IEnumerable<string> Lemmas(string what) =>
        what.Split([' ', '-', ',', '“', '”', '.', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Lemma);

    private static string Lemma(string word) =>
        word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word[..^1] : word;

    // The word before the first preposition: near enough to a noun phrase's head for these sentences.
    private static string Head(string what)
    {
        var end = Ends.Select(mark => what.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(what.Length).Min();
        return Lemmas(what[..end]).LastOrDefault() ?? Lemmas(what).Last();
    }
}
