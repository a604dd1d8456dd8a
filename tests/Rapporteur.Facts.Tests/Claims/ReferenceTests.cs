using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class ReferenceTests
{
    [Fact]
    public void A_list_of_demands_is_as_many_demands() =>
        Reading.Whats("Norway demanded a full withdrawal and the release of all prisoners.", ClaimKind.Demand)
            .ShouldBe(["Norway: a full withdrawal", "Norway: the release of all prisoners"]);

    [Fact]
    public void One_thing_with_two_adjectives_is_one_demand() =>
        Reading.Of("Norway demanded an immediate and complete withdrawal.", ClaimKind.Demand).ShouldHaveSingleItem();

    [Fact]
    public void Who_rejects_the_demand_refuses_what_the_sentence_before_says() =>
        Reading.Whats("Norway demanded the return of the islands. Spain rejected the demand.", ClaimKind.RedLine).ShouldBe(["Spain: the return of the islands"]);

    [Fact]
    public void Nobody_refuses_what_is_their_own() =>
        Reading.Of("Norway demanded the return of the islands. Norway repeated the demand.", ClaimKind.RedLine).ShouldBeEmpty();

    [Fact]
    public void Terms_of_a_deal_are_agreed_one_by_one() =>
        Reading.Of("Norway and Spain signed an agreement on Friday. The agreement calls for a ceasefire and the exchange of prisoners.", ClaimKind.Agreed)
            .Select(claim => claim.What).ShouldBe(["a ceasefire", "the exchange of prisoners"]);

    [Fact]
    public void Terms_of_a_plan_are_proposed_and_not_agreed()
    {
        var claims = Reading.Read("Norway presented a plan on Friday. The plan calls for a ceasefire and the exchange of prisoners.").Claims;

        claims.ShouldNotContain(claim => claim.Kind == ClaimKind.Agreed);
    }

    [Theory]
    [InlineData("The islands are not on the agenda.", "The islands")]
    [InlineData("A peace treaty is off the table, Norway said.", "A peace treaty")]
    public void What_is_not_on_the_agenda_is_off_it(string text, string what) => Reading.Of(text, ClaimKind.OffAgenda).ShouldHaveSingleItem().What.ShouldBe(what);

    [Fact]
    public void What_is_on_the_agenda_is_not_off_it() => Reading.Of("The islands are on the agenda, Norway said.", ClaimKind.OffAgenda).ShouldBeEmpty();
}
