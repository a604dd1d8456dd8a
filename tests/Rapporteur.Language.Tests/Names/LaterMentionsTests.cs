using Rapporteur.Language.Names;

namespace Rapporteur.Language.Tests.Names;

public sealed class LaterMentionsTests
{
    private static readonly EnglishReader _reader = EnglishReader.Load();
    private static readonly LaterMentions _later = new(Titles.Load());

    [Theory]
    [InlineData("Foreign Minister John Carter met the envoys in Geneva. Carter said the talks had failed.", "John Carter", "John Carter|Carter")]
    [InlineData("Foreign Minister John Carter met the envoys in Geneva. The minister said the talks had failed.", "John Carter", "John Carter|The minister")]
    [InlineData("Foreign Minister John Carter met the envoys in Geneva. He said the talks had failed.", "John Carter", "John Carter|He")]
    [InlineData("President Maria Lopez said that she would not sign the deal.", "Maria Lopez", "Maria Lopez|she")]
    public void A_later_mention_is_tied_to_the_first(string text, string name, string mentions)
    {
        var chain = Find(text).ShouldHaveSingleItem();

        chain.FullName.ShouldBe(name);
        chain.Mentions.Select(mention => mention.Span.Of(text)).ShouldBe(mentions.Split('|'));
    }

    [Fact]
    public void The_longest_form_of_a_name_is_its_full_one() =>
        Find("Carter arrived on Monday. John Carter then met the envoys.").ShouldHaveSingleItem().FullName.ShouldBe("John Carter");

    [Fact]
    public void Two_first_names_are_two_persons() =>
        Find("John Carter met Peter Carter in London.").Select(chain => chain.FullName).ShouldBe(["John Carter", "Peter Carter"]);

    [Fact]
    public void An_office_that_two_persons_hold_is_tied_to_neither() =>
        Find("Foreign Minister John Carter met Foreign Minister Peter Smith. The minister left early.").ShouldAllBe(chain => chain.Mentions.Length == 1);

    [Fact]
    public void A_pronoun_that_could_be_either_of_two_is_tied_to_neither() =>
        Find("Envoys praised John Carter and Peter Smith. The mood changed. He left early.").ShouldAllBe(chain => chain.Mentions.Length == 1);

    private static IReadOnlyList<PersonChain> Find(string text) => _later.Find(_reader.Read(text));
}
