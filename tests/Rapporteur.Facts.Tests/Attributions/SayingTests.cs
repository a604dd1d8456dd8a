using Rapporteur.Facts.Questions;
using Read = Rapporteur.Facts.Tests.Claims.Reading;

namespace Rapporteur.Facts.Tests.Attributions;

public class SayingTests
{
    private static string[] Said(string body)
    {
        var reading = Read.Read(body);
        return [.. reading.Sayings.Select(saying => $"{string.Join(" < ", saying.Citation.AttributedTo)}: {string.Join(" … ", saying.Content.Select(run => run.Of(reading.Document.Text)))}")];
    }

    [Fact]
    public void Indirect_speech_has_its_speaker_and_its_words() =>
        Said("Foreign Minister Anna Berg said that Norway will never accept a buffer zone.").ShouldHaveSingleItem().ShouldBe("Anna Berg: that Norway will never accept a buffer zone");

    [Fact]
    public void Direct_speech_belongs_to_who_stands_behind_it() =>
        Said("“Norway will never accept a buffer zone,” Foreign Minister Anna Berg said.").ShouldHaveSingleItem().ShouldStartWith("Anna Berg: ");

    [Fact]
    public void Who_only_does_something_says_nothing() => Said("Norway continued the talks and described no plan.").ShouldBeEmpty();

    [Fact]
    public void A_speaker_is_found_by_a_part_or_a_slip_of_the_name_and_nobody_by_another_one()
    {
        var facts = Papers.Base(Read.Read("Foreign Minister Anna Bergstrom said that Norway wants peace. An official said that Spain wants peace."));

        facts.SpeakersNamed("bergstrom", null).ShouldHaveSingleItem().Name.ShouldBe("Anna Bergstrom");
        facts.SpeakersNamed("Bergstrem", null).ShouldHaveSingleItem().Name.ShouldBe("Anna Bergstrom");
        facts.SpeakersNamed("Dahl", null).ShouldBeEmpty();
    }

    [Fact]
    public void A_reading_that_was_written_holds_its_sayings()
    {
        var reading = Read.Read("Foreign Minister Anna Berg said that Norway wants peace.");

        var again = ReadingJson.Read(ReadingJson.Write(reading), "other.txt");

        again.Sayings.ShouldHaveSingleItem().By.ShouldBe("Anna Berg");
        again.Sayings[0].Citation.Document.ShouldBe("other.txt");
        again.Sayings[0].Content.ShouldBe(reading.Sayings[0].Content);
    }
}
