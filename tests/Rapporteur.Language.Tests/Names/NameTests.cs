using Rapporteur.Language.Names;

namespace Rapporteur.Language.Tests.Names;

public sealed class NameTests
{
    private static readonly EnglishReader _reader = EnglishReader.Load();

    [Theory]
    [InlineData("John Carter met Maria Lopez in Geneva.", "John Carter|Maria Lopez")]
    [InlineData("President Ahmed al-Sharaa arrived with Jose Luis Rodriguez Zapatero.", "Ahmed al-Sharaa|Jose Luis Rodriguez Zapatero")]
    [InlineData("The envoys met Sheikh Tamim Bin Hamad Al Thani on Monday.", "Tamim Bin Hamad Al Thani")]
    public void Persons_are_named_without_their_titles(string text, string names) => Names(text, MentionKind.Person).ShouldBe(names.Split('|'));

    [Fact]
    public void Titles_before_a_name_are_kept_apart()
    {
        const string text = "Prime Minister John Carter left.";
        var mention = _reader.Read(text)[0].Mentions.ShouldHaveSingleItem();

        mention.Title!.Value.Of(text).ShouldBe("Prime Minister");
        mention.Head.Text.ShouldBeOneOf("John", "Carter");
    }

    [Fact]
    public void A_title_may_hold_an_of()
    {
        const string text = "Secretary of State John Carter left.";

        _reader.Read(text)[0].Mentions.ShouldHaveSingleItem().Title!.Value.Of(text).ShouldBe("Secretary of State");
    }

    [Theory]
    [InlineData("The State Department praised the talks.", "State Department")]
    [InlineData("It is a matter for the Security Council.", "Security Council")]
    public void A_body_is_no_person_although_its_name_begins_like_a_title(string text, string name) => Names(text, MentionKind.Organisation).ShouldBe([name]);

    [Fact]
    public void A_treaty_is_neither_person_nor_place() => Names("They signed the Carter Accords.", MentionKind.Person).ShouldBeEmpty();

    [Fact]
    public void A_lone_family_name_is_a_person_where_the_full_one_is() =>
        Names("John Norton arrived. Norton is a hard town to please. Norton left.", MentionKind.Person).ShouldBe(["John Norton", "Norton", "Norton"]);

    [Fact]
    public void Places_are_told_from_persons() => Names("John Carter flew from Paris to London.", MentionKind.Place).ShouldBe(["Paris", "London"]);

    private static IEnumerable<string> Names(string text, MentionKind kind) =>
        _reader.Read(text).SelectMany(sentence => sentence.Mentions).Where(mention => mention.Kind == kind).Select(mention => mention.Span.Of(text));
}
