using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    private static readonly EnglishReader _reader = EnglishReader.Load();

    [Theory]
    [InlineData("The talks failed. Both sides left.|They may return.", "The talks failed.|Both sides left.|They may return.")]
    [InlineData("PARIS, Jan. 6 (Reuters) — The U.S. envoy met Gen. Smith.", "PARIS, Jan. 6 (Reuters) — The U.S. envoy met Gen. Smith.")]
    [InlineData("He works for the U.S. The talks go on.", "He works for the U.S.|The talks go on.")]
    [InlineData("He met U.S. President Smith at 5 p.m. on Friday.", "He met U.S. President Smith at 5 p.m. on Friday.")]
    [InlineData("“It is over.” He left.", "“It is over.”|He left.")]
    [InlineData("\"It is over.\" \"Not yet,\" she said.", "\"It is over.\"|\"Not yet,\" she said.")]
    [InlineData("“Why now?” he asked.", "“Why now?” he asked.")]
    [InlineData("A breakthrough.Contacts went on.", "A breakthrough.|Contacts went on.")]
    [InlineData("He led it until 1837. [6] She came next.", "He led it until 1837. [6]|She came next.")]
    public void A_sentence_ends_where_its_stop_does_not_belong_to_a_word(string text, string sentences) =>
        Read(text.Replace('|', '\n')).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_line_without_a_stop_is_a_sentence_of_its_own() =>
        Read("Talks resume in Paris\n\nThe two sides met\nNobody spoke.").ShouldBe(["Talks resume in Paris", "The two sides met", "Nobody spoke."]);

    [Fact]
    public void A_wrapped_text_is_read_across_its_line_breaks()
    {
        const string text = """
            After two days of intense talks the delegations of both of the countries were
            able to reach agreements that nobody had thought possible, a diplomat said on
            Monday evening.
            """;

        Read(text).Count().ShouldBe(1);
    }

    private static IEnumerable<string> Read(string text) => _reader.Read(text).Select(sentence => sentence.Text);
}
