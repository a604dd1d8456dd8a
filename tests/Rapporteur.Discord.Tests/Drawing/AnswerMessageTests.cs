using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Wire;
using Rapporteur.Language.Sentences;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Discord.Tests.Drawing;

public sealed class AnswerMessageTests
{
    [Fact]
    public void An_error_is_a_whole_sentence_and_not_a_title_that_cuts_it()
    {
        var sentence = $"No party is called '{new string('x', 300)}'.";

        var embed = AnswerMessage.Draw(Answer.Sentence(sentence) with { Invocation = Invocation.Of("delegation", ("party", new string('x', 300))) }).Embeds.ShouldHaveSingleItem();

        embed.Title.ShouldBeNull();
        embed.Description.ShouldBe(sentence);
        embed.Footer!.Text.Length.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public void What_is_suggested_is_a_button_and_only_words_where_it_fits_none()
    {
        var tooLong = $"/find text:\"{new string('x', 120)}\"";

        var message = AnswerMessage.Draw(Answer.Sentence("There is nothing.") with { Suggestions = ["/delegation party:Zenda", tooLong] });

        Labels(message).ShouldBe(["/delegation party:Zenda"]);
        message.Embeds[0].Description.ShouldBe($"There is nothing.\nTry `{tooLong}`");
    }

    [Fact]
    public void A_card_of_one_fact_leads_to_its_source_also_where_others_contradict_it()
    {
        var message = AnswerMessage.Draw(new("A corridor", [new(null, [Line("a corridor", "aaaaaaa"), Line("no corridor", "bbbbbbb")])])
        {
            Invocation = Invocation.Of("fact", ("id", "#AAAAAAA")),
            Suggestions = ["/source id:aaaaaaa"],
        });

        Labels(message).ShouldContain("Source");
        message.Components[0].Components.Single(button => button.Label == "Source").CustomId.ShouldEndWith("/source id:aaaaaaa");
        message.Embeds[0].Description!.ShouldNotContain("Try");
    }

    [Fact]
    public void Words_that_are_marked_in_their_place_have_no_button_that_would_hide_them()
    {
        var place = new AnswerLine("Before. Zenda says no. After.") { FactId = "aaaaaaa", Citations = [Cited("Zenda says no.")] };

        Labels(AnswerMessage.Draw(new("Where it stands", [new(null, [place])]) { Invocation = Invocation.Of("source", ("id", "aaaaaaa")) })).ShouldBeEmpty();
    }

    [Fact]
    public void An_alert_has_one_button_to_mute()
    {
        var message = AnswerMessage.Draw(new("Something moved", []) { Suggestions = [CommandButton.Mute.Command] }, more: [CommandButton.Mute]);

        Labels(message).ShouldBe(["Mute for a day"]);
        message.Embeds[0].Description.ShouldBeNull();
    }

    private static IEnumerable<string?> Labels(MessageBody message) =>
        message.Components.SelectMany(row => row.Components).Where(component => component.Type == ComponentType.Button).Select(component => component.Label);

    private static AnswerLine Line(string text, string id) => new(text) { FactId = id, Citations = [Cited("Some words of a document.")] };

    private static CitedWords Cited(string quote) => new(new Citation("talks.txt", "00", new TextSpan(0, quote.Length), quote, "", "", []), "Talks", "Herald", "2026-01-08", 1);
}
