using System.Collections.Immutable;

namespace Rapporteur.Chat.Tests;

public class CommandTextTests
{
    private static readonly ImmutableArray<CommandSpec> Specs =
    [
        new("delegation", "Who sits there", [new("party", "A party", Required: true)]),
        new("compare", "Two parties", [new("party", "The one party", Required: true), new("other", "The other party", Required: true)]),
        new("agreed", "What was agreed", [new("party", "A party"), new("subject", "A subject")]),
        new("level", "A choice", [new("size", "How much") { Choices = ["small", "large"] }]),
        new("meetings", "Meetings", []),
        new("alerts", "Alerts", []) { SubCommands = [new("on", "Switch on", [new("party", "A party")]), new("off", "Switch off", [])] },
    ];

    [Theory]
    [InlineData("/delegation israel", "/delegation party:israel")]
    [InlineData("delegation israel", "/delegation party:israel")]
    [InlineData("  /Delegation   party:israel ", "/delegation party:israel")]
    [InlineData("/delegation united states", "/delegation party:\"united states\"")]
    [InlineData("/delegation party:united states", "/delegation party:\"united states\"")]
    [InlineData("/delegation \"united states\"", "/delegation party:\"united states\"")]
    [InlineData("/compare israel syria", "/compare other:syria party:israel")]
    [InlineData("/compare other:syria israel", "/compare other:syria party:israel")]
    [InlineData("/compare \"united states\" south korea", "/compare other:\"south korea\" party:\"united states\"")]
    [InlineData("/agreed subject:\"buffer zone\"", "/agreed subject:\"buffer zone\"")]
    [InlineData("/meetings", "/meetings")]
    [InlineData("/alerts on israel", "/alerts on party:israel")]
    [InlineData("/delegation “united states”", "/delegation party:\"united states\"")]
    public void A_command_is_read_by_position_and_by_name(string typed, string read)
    {
        var invocation = CommandText.Read(typed, Specs).Invocation.ShouldNotBeNull();

        invocation.ToString().ShouldBe(read);
    }

    [Theory]
    [InlineData("a \"b\" c")]
    [InlineData("back\\slash")]
    [InlineData("with space")]
    [InlineData("name:value")]
    [InlineData("")]
    public void An_invocation_written_and_read_again_is_the_same(string value)
    {
        var written = Invocation.Of("compare", ("party", value), ("other", "x")).ToString();

        CommandText.Read(written, Specs).Invocation!.Values.ShouldBe(Invocation.Of("compare", ("party", value), ("other", "x")).Values);
    }

    [Theory]
    [InlineData("/delegtion israel", "There is no command /delegtion. Did you mean /delegation?")]
    [InlineData("/xyzzy", "There is no command /xyzzy. /help lists them all.")]
    [InlineData("/delegation prty:israel", "/delegation has no option 'prty'. Did you mean party?")]
    [InlineData("/meetings today", "/meetings takes no option; 'today' is not read.")]
    [InlineData("/alerts", "/alerts needs one of: on, off.")]
    [InlineData("/agreed \"buffer zone", "A quotation mark in '/agreed \"buffer zone' is not closed.")]
    [InlineData("", "Type a command, such as /help.")]
    public void What_cannot_be_read_gets_one_sentence_that_names_it(string typed, string sentence)
    {
        var fault = CommandText.Read(typed, Specs).Fault.ShouldNotBeNull();

        fault.Title.ShouldBe(sentence);
        fault.IsError.ShouldBeTrue();
    }

    [Fact]
    public void A_required_option_that_is_left_out_is_named() =>
        CommandText.Missing(Specs[0], Invocation.Of("delegation"))!.Title.ShouldBe("/delegation needs party: a party.");

    [Fact]
    public void A_value_that_is_none_of_the_choices_is_named_with_them() =>
        CommandText.Missing(Specs[3], Invocation.Of("level", ("size", "huge")))!.Title.ShouldBe("size of /level is one of small, large; 'huge' is none of them.");

    [Theory]
    [InlineData("/\u0000")]
    [InlineData("/delegation :::")]
    [InlineData("/delegation \\\"\\\"")]
    [InlineData("\"\" \"\"")]
    [InlineData("/agreed a b c d e f g party: subject:")]
    public void Nothing_that_is_typed_throws(string typed)
    {
        var read = CommandText.Read(typed, Specs);

        (read.Invocation is null).ShouldBe(read.Fault is not null);
    }
}
