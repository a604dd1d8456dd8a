using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Tests;

public sealed class EnglishReaderTests
{
    private static readonly EnglishReader _reader = EnglishReader.Load();

    [Fact]
    public void Who_does_what_to_whom_comes_out_of_the_parse()
    {
        var sentence = _reader.Read("Ruritania rejected the proposal on Monday.").ShouldHaveSingleItem();

        sentence.Root.Text.ShouldBe("rejected");
        sentence.Root.Lemma.ShouldBe("reject");
        sentence.Root.Upos.ShouldBe("VERB");
        sentence.Root.Xpos.ShouldBe("VBD");
        sentence.Children(sentence.Root).Single(token => token.Relation == "nsubj").Text.ShouldBe("Ruritania");
        var what = sentence.Children(sentence.Root).Single(token => token.Relation == "obj");
        sentence.Cover(sentence.Subtree(what)).Of(sentence.Source).ShouldBe("the proposal");
        sentence.HeadOf(what).ShouldBe(sentence.Root);
        sentence.HeadOf(sentence.Root).ShouldBeNull();
    }

    [Fact]
    public void Spans_of_a_part_count_from_the_start_of_the_whole_text()
    {
        const string text = "TITLE\n\nThe talks began. They failed.";
        var sentences = _reader.Read(text, new TextSpan(7, text.Length));

        sentences.Select(sentence => sentence.Text).ShouldBe(["The talks began.", "They failed."]);
        sentences[1].Span.ShouldBe(new TextSpan(24, 36));
        sentences[1].Source.ShouldBeSameAs(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u200B")]
    public void A_text_of_blanks_has_no_sentence(string text) => _reader.Read(text).ShouldBeEmpty();
}
