using System.Collections.Immutable;
using System.Text;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language;

namespace Rapporteur.Facts.Tests.Claims;

public class ReadingStepsTests
{
    private const string Body = "An official said that Anna Berg led the Norwegian delegation at the talks in Oslo.";

    private static readonly Lazy<ReadingSteps> Shipped = new(() => ReadingSteps.Load(EnglishReader.Load()));

    private static Claim[] Read(ReadingSteps steps)
    {
        var (document, _) = new SeedReader(PageFurniture.Load(), Outlets.Load()).Read("paper.txt", Encoding.UTF8.GetBytes($"A made-up paper\n\n{Body}\n"));
        return [.. ClaimReader.Load(steps).Read(document!).Claims.Where(claim => claim.Kind == ClaimKind.Delegate)];
    }

    [Fact]
    public void A_register_that_knows_nobody_seats_nobody()
    {
        Read(Shipped.Value).ShouldHaveSingleItem().Person.ShouldBe("Anna Berg");

        Read(Shipped.Value with { People = (sentences, _) => [.. sentences.Select(_ => ImmutableArray<PersonMention>.Empty)] }).ShouldBeEmpty();
    }

    [Fact]
    public void Where_nobody_is_heard_the_document_says_it_itself()
    {
        Read(Shipped.Value).ShouldHaveSingleItem().Citation.AttributedTo.ShouldBe(["An official"]);

        Read(Shipped.Value with { Attributions = _ => [] }).ShouldHaveSingleItem().Citation.AttributedTo.ShouldBeEmpty();
    }
}
