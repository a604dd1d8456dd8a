using Rapporteur.Facts;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Tests;

public class SaidCommandTests
{
    private static readonly FactBase Facts = FactBase.Of(
        [
            Paper("a.txt",
                ("Foreign Minister Anna Bergstrom said that Ruritania wants peace.", "said", "that Ruritania wants peace", ["Anna Bergstrom"], "Ruritania"),
                ("Freedonia will leave, an official told the Herald.", "told", "Freedonia will leave", ["an official", "the Herald"], null)),
            Paper("b.txt",
                ("The foreign ministry added that no date is set.", "added", "no date is set", ["the foreign ministry"], "Ruritania"),
                ("Bergstrom, the Herald wrote, was tired.", "wrote", "was tired", ["the Herald"], null)),
        ],
        [], SubjectLexicon.Standard);

    private static async Task<Answer> Ask(string typed) =>
        await new CommandList(CommandList.Questions(new NameFinder(name => name == "ruritania" ? new Party("Ruritania") : null)))
            .AskAsync(Facts, typed, Asker.Local, TestContext.Current.CancellationToken);

    private static SeedReading Paper(string name, params (string Sentence, string Cue, string Content, string[] By, string? Party)[] says)
    {
        var text = string.Join(' ', says.Select(said => said.Sentence));
        var document = new Document(name, $"hash of {name}", text, $"Title of {name}", null, null, [new Paragraph(new TextSpan(0, text.Length), ParagraphRole.Body)]);
        return new SeedReading(document, [])
        {
            Sayings =
            [
                .. from said in says
                   let start = text.IndexOf(said.Sentence, StringComparison.Ordinal)
                   let content = text.IndexOf(said.Content, start, StringComparison.Ordinal)
                   select new Saying(said.By[0], said.Cue, [new TextSpan(content, content + said.Content.Length)], Citation.Of(document, new TextSpan(start, start + said.Sentence.Length), [.. said.By]))
                   {
                       Parties = said.Party is null ? [] : [new Party(said.Party)],
                   },
            ],
        };
    }

    [Theory]
    [InlineData("/said bergstrom")]
    [InlineData("/said \"anna bergstrom\"")]
    [InlineData("/said Bergstrem")]
    public async Task A_person_is_found_by_a_part_or_a_slip_of_the_name(string typed)
    {
        var answer = await Ask(typed);

        answer.Title.ShouldBe("Said by Anna Bergstrom");
        var line = answer.Lines.ShouldHaveSingleItem();
        (line.Label, line.Text, line.Support).ShouldBe(("said", "that Ruritania wants peace", "reported by the seed itself"));
    }

    [Fact]
    public async Task Who_passes_the_words_on_is_shown_beside_them()
    {
        var line = (await Ask("/said official")).Lines.ShouldHaveSingleItem();

        line.Support.ShouldBe("reported by the Herald");
        line.Citations.ShouldHaveSingleItem().ToString().ShouldContain("an official, by the Herald, in ");
    }

    [Fact]
    public async Task An_outlet_is_asked_for_as_a_person_is() => (await Ask("/said herald")).Lines.ShouldHaveSingleItem().Text.ShouldBe("was tired");

    [Fact]
    public async Task A_party_is_what_those_say_who_speak_for_it() =>
        (await Ask("/said ruritania")).Sections.Select(section => section.Heading).ShouldBe(["Anna Bergstrom", "the foreign ministry"]);

    [Fact]
    public async Task Every_line_has_its_words_in_its_document() =>
        (await Ask("/said ruritania")).Lines.ShouldAllBe(line => line.Citations.All(cited => cited.Citation.Holds(Facts.Document(cited.Citation.Document))));

    [Fact]
    public async Task Whom_nobody_quotes_is_said_with_the_nearest_name()
    {
        var answer = await Ask("/said Bergstrand");

        answer.IsError.ShouldBeTrue();
        answer.Title.ShouldBe("No seed reports what 'Bergstrand' said. Did you mean Anna Bergstrom?");
        answer.Suggestions.ShouldBe(["/said name:\"Anna Bergstrom\""]);
    }

    [Fact]
    public async Task Where_nothing_is_near_some_speakers_are_named() =>
        (await Ask("/said Xu")).Title.ShouldBe("No seed reports what 'Xu' said. They pass on the words of Anna Bergstrom, the Herald, an official, the foreign ministry.");
}
