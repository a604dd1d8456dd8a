using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class SafetyTests(ReadOnlyBot bot)
{
    private readonly HttpClient client = new() { BaseAddress = bot.Address };

    [Theory]
    [InlineData("rebound.example:5080")]
    [InlineData("127.0.0.1.rebound.example")]
    [InlineData("127.0.0.1:1")]
    public async Task A_foreign_host_name_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/overview") { Headers = { Host = host } };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task A_post_from_another_site_is_refused(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/ask") { Content = JsonContent.Create(new { text = "/help" }), Headers = { { "Origin", origin } } };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_ask_even_without_an_origin()
    {
        using var content = new StringContent("{\"text\":\"/help\"}", Encoding.UTF8, "text/plain");

        using var response = await client.PostAsync("api/ask", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task No_script_or_style_runs_but_the_pages_own_files()
    {
        using var response = await client.GetAsync("", TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("require-trusted-types-for 'script'");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task With_a_password_set_nobody_without_it_learns_anything()
    {
        await using var guarded = await RunningBot.StartAsync(settings: ("LocalChannel__Password", "a long one: with a colon"));
        using var visitor = new HttpClient { BaseAddress = guarded.Address };

        foreach (var address in new[] { "", "page.js", "api/overview", "api/events", "api/document?name=x" })
        {
            using var refused = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, address);
        }

        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("anybody:a long one: with a colon"u8));
        using var known = await visitor.GetAsync("api/overview", TestContext.Current.CancellationToken);
        known.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
