using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>Discord at the end of the wire, in turned time: its limits, its memory of nonces, and the time that an answer takes.</summary>
internal sealed class TurnedDiscord(TimeProvider clock) : HttpMessageHandler
{
    private readonly Random dice = new(11);
    private readonly Dictionary<string, (JsonObject Message, DateTimeOffset At)> nonces = [];

    public RateLimits Limits { get; } = new(clock);

    /// <summary>What was posted: in which channel, when, and what it says.</summary>
    public List<(string Channel, DateTimeOffset At, JsonObject Message)> Posts { get; } = [];

    /// <summary>What was changed, in the same way.</summary>
    public List<(string Channel, DateTimeOffset At, JsonObject Message)> Edits { get; } = [];

    /// <summary>Every request, with the moment at which it came.</summary>
    public List<(string Method, DateTimeOffset At)> Requests { get; } = [];

    /// <summary>What a request is answered in place of the truth: status, Discord's code and words; null for the truth.</summary>
    public Func<HttpMethod, string, (int Status, int Code, string Message)?> Fails { get; set; } = (_, _) => null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The way there is much the same for all; what differs is how long Discord takes after it has counted the request.
        await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(20, 35)), clock, cancellationToken);
        var parts = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var channel = parts[Array.IndexOf(parts, "channels") + 1];
        Requests.Add((request.Method.Method, clock.GetUtcNow()));
        var verdict = Limits.Judge($"{request.Method} messages", channel, underGlobal: true);
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken))!.AsObject();
        var response = verdict.Refused ? Refusal(verdict)
            : Fails(request.Method, channel) is { } failure ? Answer(failure.Status, new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message })
            : Answer(200, request.Method == HttpMethod.Get ? List(channel) : request.Method == HttpMethod.Patch ? Edit(channel, parts[^1], body!) : Post(channel, body!));
        foreach (var (name, value) in verdict.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(80, 270)), clock, cancellationToken);
        return response;
    }

    private JsonArray List(string channel) => new([.. Posts.Where(post => post.Channel == channel).Select(post => post.Message.DeepClone())]);

    private JsonObject Post(string channel, JsonObject body)
    {
        var nonce = (string)body["nonce"]!;
        if (!nonces.TryGetValue(nonce, out var known) || clock.GetUtcNow() - known.At >= TimeSpan.FromMinutes(3))
        {
            body["id"] = $"{Posts.Count + 1}";
            body["channel_id"] = channel;
            known = nonces[nonce] = (body, clock.GetUtcNow());
            Posts.Add((channel, clock.GetUtcNow(), body));
        }

        return known.Message;
    }

    private JsonObject Edit(string channel, string message, JsonObject body)
    {
        body["id"] = message;
        body["channel_id"] = channel;
        Edits.Add((channel, clock.GetUtcNow(), body));
        return body;
    }

    private static HttpResponseMessage Refusal(RateLimits.Verdict verdict)
    {
        var response = Answer(429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = verdict.Wait.TotalSeconds, ["global"] = verdict.IsGlobal });
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Ceiling(verdict.Wait.TotalSeconds)));
        return response;
    }

    private static HttpResponseMessage Answer(int status, JsonNode body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
