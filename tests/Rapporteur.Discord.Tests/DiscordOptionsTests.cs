namespace Rapporteur.Discord.Tests;

public sealed class DiscordOptionsTests
{
    [Fact]
    public void Without_any_setting_there_is_no_bot_and_no_fault()
    {
        var options = new DiscordOptions();

        options.IsOn.ShouldBeFalse();
        options.Faults().ShouldBeEmpty();
        options.Api.ToString().ShouldBe("https://discord.com/api/v10/");
    }

    [Theory]
    [InlineData("a b", null, null, "Discord__Token")]
    [InlineData("Bot", null, null, "Discord__Token")]
    [InlineData(null, "discord.com", null, "Discord__ApiUrl")]
    [InlineData(null, "ftp://discord.com/", null, "Discord__ApiUrl")]
    [InlineData(null, null, "17/4", "Discord__Shards")]
    public void A_wrong_setting_is_one_sentence_that_names_it(string? token, string? url, string? shards, string name)
    {
        var options = new DiscordOptions { Token = token, ApiUrl = url ?? "https://discord.com/api/v10/", Shards = shards ?? "auto" };

        var fault = options.Faults().ShouldHaveSingleItem();

        fault.ShouldStartWith(name);
        fault.ShouldEndWith(token is null ? "'." : ".");
        fault.ShouldNotContain("a b");
    }

    [Fact]
    public void An_address_without_its_last_slash_is_the_same_address() =>
        new DiscordOptions { ApiUrl = "http://127.0.0.1:80/api/v10" }.Api.AbsolutePath.ShouldBe("/api/v10/");
}
