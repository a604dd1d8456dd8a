using System.Net;
using System.Net.Http.Json;

namespace Rapporteur.EndToEnd.Tests;

public sealed class LocalChannelTests : IAsyncLifetime
{
    private RunningBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task The_channel_answers_as_the_command_line_does()
    {
        var (_, output, _) = await RunningBot.CallAsync(bot.Folder, ["ask", "/gaps", "--json"]);

        using var response = await bot.Client.PostAsJsonAsync("/api/ask", new { text = "/gaps" }, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(output.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_dropped_file_is_announced_and_answered_from_without_a_restart()
    {
        using var stream = await bot.Client.GetStreamAsync(new Uri("/api/events", UriKind.Relative), TestContext.Current.CancellationToken);
        using var events = new StreamReader(stream);
        await File.WriteAllTextAsync(Path.Combine(bot.Seeds, "new.txt"), "Talks on fishing\n\nNorway is demanding a share of the herring from Iceland.\n", TestContext.Current.CancellationToken);

        string? line;
        do
        {
            line = await events.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.Contains("\"done\":3,\"all\":3,\"facts\":", StringComparison.Ordinal));

        (await bot.AskAsync("/sources new.txt")).GetProperty("title").GetString().ShouldBe("Source new.txt");
    }

    [Theory]
    [InlineData("Host", "evil.example:80", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task A_request_of_another_host_or_site_is_refused(string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { text = "/gaps" }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/health/live", "text/plain")]
    [InlineData("/api/complete?text=/del", "application/json")]
    public async Task The_page_its_health_and_its_completion_are_served_with_a_strict_policy(string path, string type)
    {
        using var response = await bot.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task A_command_that_is_too_long_gets_a_sentence()
    {
        var answer = await bot.AskAsync(new string('x', 3000));

        answer.GetProperty("title").GetString().ShouldBe("A command has at most 2000 characters; this one has 3000.");
        // An article is no command that is too long: what is refused here is its name.
        answer = await bot.AskAsync($"/seed add name:talks.pdf text:\"{new string('x', 3000)}\"");
        answer.GetProperty("title").GetString().ShouldBe("'talks.pdf' is neither a .txt nor a .md file; only text is taken.");
    }
}
