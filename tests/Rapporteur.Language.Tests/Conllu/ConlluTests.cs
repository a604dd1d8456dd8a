using Rapporteur.Language.Conllu;

namespace Rapporteur.Language.Tests.Conllu;

public sealed class ConlluTests
{
    private const string File = "# sent_id = 1\n# text = Don't go\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\n";

    [Fact]
    public void What_was_read_is_written_back_line_for_line() => Write(Read(File)).ShouldBe(File);

    [Fact]
    public void Given_words_are_kept_and_get_tags_and_heads()
    {
        var sentence = EnglishReader.Load().Annotate(Read(File)).ShouldHaveSingleItem();

        sentence.Words.Select(word => word.Form).ShouldBe(["Do", "n't", "go"]);
        sentence.Words.Select(word => word.Head).ShouldBe([3, 3, 0]);
        sentence.Words.Select(word => word.Lemma).ShouldBe(["do", "not", "go"]);
        sentence.Ranges.ShouldHaveSingleItem().Form.ShouldBe("Don't");
    }

    [Fact]
    public void A_text_becomes_CoNLL_U_that_reads_back_as_the_same_words()
    {
        var sentences = ConlluWriter.Of("note", EnglishReader.Load().Read("They don't agree. Why?")).ToList();
        var back = Read(Write(sentences));

        back.SelectMany(sentence => sentence.Words).ShouldBe(sentences.SelectMany(sentence => sentence.Words));
        back[0].Comments.ShouldBe(["# newdoc id = note", "# sent_id = note-1", "# text = They don't agree."]);
        back[0].Words.Single(word => word.Form == "do").Misc.ShouldBe("SpaceAfter=No");
    }

    [Theory]
    [InlineData("1\tDo", "Line 1 has 2 columns")]
    [InlineData("x\tDo\t_\t_\t_\t_\t_\t_\t_\t_", "Line 1 has 'x' where CoNLL-U has a number")]
    [InlineData("2\tDo\t_\t_\t_\t_\t_\t_\t_\t_", "Line 1 numbers its word 2; 1 comes next")]
    [InlineData("1\tDo\t_\t_\t_\t_\t7\t_\t_\t_", "'Do' the head 7")]
    public void What_is_no_CoNLL_U_is_refused_with_its_line(string file, string message) =>
        Should.Throw<FormatException>(() => Read(file)).Message.ShouldContain(message);

    private static List<ConlluSentence> Read(string text) => [.. ConlluReader.Read(new StringReader(text))];

    private static string Write(IEnumerable<ConlluSentence> sentences)
    {
        var writer = new StringWriter();
        foreach (var sentence in sentences)
        {
            ConlluWriter.Write(writer, sentence);
        }

        return writer.ToString();
    }
}
