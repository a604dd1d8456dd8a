using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Facts.Claims;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Discord.Tests.Drawing;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("**bold** _it_ ~~no~~ ||spoiler||", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|")]
    [InlineData("[click](https://evil.example)", "\\[click\\]\\(https\\://evil.example\\)")]
    [InlineData("<@123> <@&1> <#5> <t:0> <:a:1>", "\\<\\@123\\> \\<\\@&1\\> \\<\\#5\\> \\<t:0\\> \\<:a:1\\>")]
    [InlineData("@everyone @here", "\\@everyone \\@here")]
    [InlineData("join discord.gg/abc or Discord.com/invite/abc", "join discord.gg\\/abc or Discord.com\\/invite/abc")]
    [InlineData("`code` # head > quote", "\\`code\\` \\# head \\> quote")]
    [InlineData("- a list", "\\- a list")]
    [InlineData("1. a list", "1\\. a list")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("a line\nbreak\r\nhere", "a line break here")]
    public void Markup_mentions_and_links_stay_text(string text, string drawn) => PlainText.Escape(text).ShouldBe(drawn);

    [Theory]
    [InlineData("dis\u200Bcord.gg/abc", "discord.gg\\/abc")]
    [InlineData("@\u200Beveryone", "\\@everyone")]
    [InlineData("a\u202Egnp.exe", "agnp.exe")]
    [InlineData("in\u00ADvisible\uFEFF", "invisible")]
    [InlineData("bell\u0007", "bell")]
    public void What_is_not_seen_but_acts_is_left_out(string text, string drawn) => PlainText.Escape(text).ShouldBe(drawn);

    [Theory]
    [InlineData("Syria: انسحاب كامل (full)", "Syria: \u2068انسحاب كامل\u2069 \\(full\\)")]
    [InlineData("שלום", "\u2068שלום\u2069")]
    [InlineData("plain", "plain")]
    public void Right_to_left_runs_are_isolated(string text, string drawn) => PlainText.Escape(text).ShouldBe(drawn);

    [Fact]
    public void Joiners_that_scripts_need_stay() => PlainText.Clean("می\u200Cخواهم").ShouldBe("می\u200Cخواهم");

    [Fact]
    public void A_cut_text_ends_with_an_ellipsis_and_parts_no_pair()
    {
        PlainText.Cut("abcdef", 6).ShouldBe("abcdef");
        PlainText.Cut("abcdefg", 6).ShouldBe("abcde…");
        PlainText.Cut("abcd😀gh", 6).ShouldBe("abcd…");
    }

    [Fact]
    public void A_line_has_its_label_source_and_support_beside_it()
    {
        var line = new AnswerLine("Zenda: *any* corridor") { Kind = ClaimKind.RedLine, Label = "red line", FactId = "abc", Support = "1 of 2 seeds", Citations = [Cited("Zenda rules out *any* corridor.")] };

        var drawn = AnswerBlocks.Of(line, quotes: true).Select(block => block.ToString()).ToList();

        drawn.ShouldBe([
            "• **red line** · Zenda: \\*any\\* corridor · `abc`",
            "-# an official, in Herald, Talks, undated · 1 of 2 seeds",
            "> *“Zenda rules out \\*any\\* corridor.”*",
        ]);
    }

    [Fact]
    public void A_quote_that_stands_in_the_line_itself_is_marked_there_and_not_repeated()
    {
        var line = new AnswerLine("Before. The words themselves, and after.") { Label = "the words", Citations = [Cited("The words themselves")] };

        var drawn = AnswerBlocks.Of(line, quotes: true).Select(block => block.ToString()).ToList();

        drawn[0].ShouldBe("• **the words** · Before. **The words themselves**, and after.");
        drawn.ShouldNotContain(text => text.StartsWith('>'));
    }

    [Fact]
    public void A_document_that_the_heading_names_is_not_named_at_each_line_and_who_it_has_the_words_from_still_is()
    {
        var line = new AnswerLine("Zenda: any corridor") { Citations = [Cited("Zenda rules out any corridor.")], Support = "1 of 2 seeds" };

        AnswerBlocks.Of(line, quotes: false, heading: "Talks, undated").Select(block => block.ToString()).ShouldContain("-# an official · 1 of 2 seeds");
        AnswerBlocks.Of(line, quotes: false, heading: "Zenda").Select(block => block.ToString()).ShouldContain("-# an official, in Herald, Talks, undated · 1 of 2 seeds");
    }

    private static CitedWords Cited(string quote) =>
        new(new Citation("talks.txt", "00", new TextSpan(0, quote.Length), quote, "", "", ["an official"]), "Talks", "Herald", null, 1);
}
