using Rapporteur.Chat;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Discord.Tests;

/// <summary>A fact base of a negotiation that never was: two delegates, as many demands as a test wants.</summary>
internal static class SmallFacts
{
    public static Party Ruritania { get; } = new("Ruritania");

    public static Party Zenda { get; } = new("Zenda");

    public static FactBase Base { get; } = Of(60);

    public static FactBase Of(int demands, string object_ = "an answer about the bridge of")
    {
        var sentences = new List<(string Text, Func<Citation, Claim> Claim)>
        {
            ("Ruritania was led by Anna Hentzau.", cited => new(ClaimKind.Delegate, cited) { Parties = [Ruritania], Person = "Anna Hentzau", Role = "minister", Part = DelegatePart.Lead }),
            ("Rudolf Rassendyll sat beside her for Ruritania.", cited => new(ClaimKind.Delegate, cited) { Parties = [Ruritania], Person = "Rudolf Rassendyll", Part = DelegatePart.Member }),
            ("Zenda rules out *any* corridor <@1>.", cited => new(ClaimKind.RedLine, cited) { Parties = [Zenda], What = "*any* corridor <@1>" }),
        };
        sentences.AddRange(Enumerable.Range(1, demands).Select(i => ($"Ruritania demands {object_} town number {i}.", new Func<Citation, Claim>(
            cited => new(ClaimKind.Demand, cited) { Parties = [Ruritania], What = $"{object_} town number {i}" }))));
        var text = string.Join('\n', sentences.Select(sentence => sentence.Text));
        var document = new Document("talks.txt", new string('a', 64), text, "Talks at the castle", "Herald", new PartialDate(2026, 1, 8), Paragraphs(text));
        var at = 0;
        var claims = sentences.Select(sentence =>
        {
            var span = new TextSpan(at, at + sentence.Text.Length);
            at = span.End + 1;
            return sentence.Claim(Citation.Of(document, span, []));
        }).ToList();
        return FactBase.Of([new(document, [.. claims])], [], SubjectLexicon.Standard);
    }

    /// <summary>Finds the parties as the gazetteer would.</summary>
    public static NameFinder Names { get; } = new(name => name.ToLowerInvariant() switch
    {
        "ruritania" or "ruritanian" or "streslau" => Ruritania,
        "zenda" => Zenda,
        _ => null,
    });

    private static System.Collections.Immutable.ImmutableArray<Paragraph> Paragraphs(string text)
    {
        var spans = new List<Paragraph>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            spans.Add(new(new(start, end), ParagraphRole.Body));
            start = end + 1;
        }

        return [.. spans];
    }
}
