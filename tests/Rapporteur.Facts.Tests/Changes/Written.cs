using System.Security.Cryptography;
using System.Text;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Tests.Changes;

/// <summary>Documents and claims written down by hand: each line of the body is one claim, its words the quote.</summary>
internal sealed class Written(string name, string title = "A headline", string lineEnd = "\n")
{
    private readonly List<(string Line, Func<Document, TextSpan, Claim> Claim)> lines = [];

    public Written Says(ClaimKind kind, string party, string what, string? sentence = null) => Add(
        sentence ?? $"{party} on the {kind.Name()}: {what}.",
        (document, span) => new Claim(kind, Citation.Of(document, span, [])) { Parties = [.. party.Split(" and ").Select(one => new Party(one))], What = what, WhatHead = what.Split(' ')[^1] });

    public Written Seats(string party, string person, DelegatePart part) => Add(
        $"{person} sits there for {party} as {part}.",
        (document, span) => new Claim(ClaimKind.Delegate, Citation.Of(document, span, [])) { Parties = [new Party(party)], Person = person, Part = part });

    public Written Tells(string line) => Add(line, null!);

    public SeedReading Read()
    {
        var text = title + lineEnd + string.Join(lineEnd, lines.Select(line => line.Line)) + lineEnd;
        var at = title.Length + lineEnd.Length;
        var spans = lines.ConvertAll(line =>
        {
            var span = new TextSpan(at, at + line.Line.Length);
            at = span.End + lineEnd.Length;
            return span;
        });
        var document = new Document(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text, title, null, null,
            [new Paragraph(new TextSpan(0, title.Length), ParagraphRole.Headline), .. spans.Select(span => new Paragraph(span, ParagraphRole.Body))]);
        return new SeedReading(document, [.. lines.Zip(spans).Where(pair => pair.First.Claim is not null).Select(pair => pair.First.Claim(document, pair.Second))]);
    }

    public static FactBase Base(params Written[] documents) => FactBase.Of(documents.Select(document => document.Read()), [], SubjectLexicon.Standard);

    private Written Add(string line, Func<Document, TextSpan, Claim> claim)
    {
        lines.Add((line, claim));
        return this;
    }
}
