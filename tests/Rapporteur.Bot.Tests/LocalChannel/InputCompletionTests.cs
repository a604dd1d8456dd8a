using System.Collections.Immutable;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Chat;
using Rapporteur.Facts;

namespace Rapporteur.Bot.Tests.LocalChannel;

public class InputCompletionTests
{
    private static readonly ImmutableArray<CommandSpec> Specs =
    [
        new("level", "A choice", [new("size", "How much") { Choices = ["small", "very large"] }]),
        new("pair", "Two choices", [new("one", "The one") { Choices = ["red", "blue"] }, new("other", "The other") { Choices = ["green"] }]),
        new("alerts", "Alerts", []) { SubCommands = [new("on", "Switch on", [new("kind", "A kind") { Choices = ["gap"] }])] },
    ];

    [Theory]
    [InlineData("/le", "/level ")]
    [InlineData("le", "/level ")]
    [InlineData("/level s", "/level small")]
    [InlineData("/level very", "/level \"very large\"")]
    [InlineData("/pair r", "/pair one:red")]
    [InlineData("/pair one:red", "/pair one:red")]
    [InlineData("/pair one:red other:g", "/pair one:red other:green")]
    [InlineData("/pair one:red ", "/pair one:red other:")]
    [InlineData("/alerts o", "/alerts on ")]
    [InlineData("/alerts on g", "/alerts on gap")]
    public void A_line_is_completed_step_by_step(string typed, string completed) =>
        InputCompletion.Of(typed, FactBase.Empty, Specs)[0].Text.ShouldBe(completed);

    [Theory]
    [InlineData("/xyz")]
    [InlineData("/xyz ab")]
    [InlineData("/level \u0000")]
    public void What_fits_nothing_gets_no_offer(string typed) => InputCompletion.Of(typed, FactBase.Empty, Specs).ShouldBeEmpty();
}
