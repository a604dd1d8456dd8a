using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Server.Gateway;
using Rapporteur.Discord.Server.OpenApi;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Discord.Server;

/// <summary>A server that behaves as Discord does, on a free port of the loopback: REST API, gateway, and their faults.</summary>
public sealed class DiscordServer : IAsyncDisposable
{
    /// <summary>The bot's user id.</summary>
    public const string BotId = "1100000000000000001";

    /// <summary>The application's id, which is not the bot's, as with old bots.</summary>
    public const string ApplicationId = "1100000000000000002";

    private const string ApiPath = "/api/v10";

    private static readonly Lazy<OpenApiDocument?> Document = new(OpenApiDocument.Find);

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly List<Fault> faults = [];
    private Uri? address;

    private DiscordServer(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        this.clock = clock;
        Gateway = new(this, clock);
        Rest = new(this, clock);
        Limits = new(clock);
    }

    /// <summary>The token that it knows.</summary>
    public string Token { get; } = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.secret.of-the-test-server";

    /// <summary>The gateway's side.</summary>
    public GatewayDesk Gateway { get; }

    /// <summary>The REST API's side.</summary>
    public RestDesk Rest { get; }

    /// <summary>The rate limits that it keeps.</summary>
    public RateLimits Limits { get; }

    /// <summary>Every request that came.</summary>
    public ConcurrentQueue<RestRequest> Requests { get; } = new();

    /// <summary>Where requests differ from Discord's OpenAPI document.</summary>
    public ConcurrentQueue<string> SchemaFaults { get; } = new();

    /// <summary>Called when a callback was taken.</summary>
    public Action<SentInteraction> Answered { get; set; } = _ => { };

    /// <summary>Whether requests are kept and held to the document; a load test need not.</summary>
    public bool IsStrict { get; set; } = true;

    /// <summary>The address to give a bot, with its slash.</summary>
    public string ApiUrl => $"{address}{ApiPath[1..]}/";

    internal string GatewayAddress => $"ws://127.0.0.1:{address!.Port}";

    /// <summary>Starts a server.</summary>
    /// <param name="clock">The clock of its limits and sessions; the system's unless a test turns one.</param>
    /// <param name="port">The port to take; 0 for a free one.</param>
    public static async Task<DiscordServer> StartAsync(TimeProvider? clock = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        var server = new DiscordServer(builder.Build(), clock ?? TimeProvider.System);
        server.app.Run(server.TakeAsync);
        await server.app.StartAsync();
        server.address = new(server.app.Urls.First());
        return server;
    }

    /// <summary>Makes the next requests of a kind fail.</summary>
    public void Fail(Fault fault)
    {
        lock (faults)
        {
            faults.Add(fault);
        }
    }

    /// <summary>Sends an interaction over the gateway, and notes it for its answer.</summary>
    /// <param name="interaction">Its fields but the id, the token and the version.</param>
    public async Task<SentInteraction> InteractAsync(JsonObject interaction, int shard = 0)
    {
        var id = Rest.NewId();
        var token = "interaction-token-" + id;
        interaction["id"] = id;
        interaction["application_id"] = ApplicationId;
        interaction["token"] = token;
        interaction["version"] = 1;
        var sent = Rest.Expect(id, token);
        await Gateway.DispatchAsync("INTERACTION_CREATE", interaction, shard);
        return sent;
    }

    /// <summary>Everything that a client did and Discord would not have had.</summary>
    public IReadOnlyList<string> Violations => [.. SchemaFaults, .. Gateway.Violations, .. Rest.Violations];

    /// <summary>Stops, and fails where a client broke a rule that its test did not look at.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in Gateway.Lines)
        {
            line.Drop();
        }

        await app.DisposeAsync();
        if (Violations is { Count: > 0 } broken)
        {
            throw new InvalidOperationException("Discord would not have had this:\n" + string.Join('\n', broken));
        }
    }

    private Task TakeAsync(HttpContext context) => context.Request.Path.StartsWithSegments(ApiPath, StringComparison.Ordinal, out var path)
        ? ServeAsync(context, path.Value ?? "/")
        : UpgradeAsync(context);

    private async Task ServeAsync(HttpContext context, string path)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var headers = context.Request.Headers;
        var request = new RestRequest(
            context.Request.Method, path, context.Request.QueryString.Value ?? "", headers.Authorization, headers.UserAgent,
            bytes.Length == 0 ? null : JsonNode.Parse(bytes.ToArray()), clock.GetUtcNow());
        if (IsStrict)
        {
            Requests.Enqueue(request);
            foreach (var wrong in Document.Value?.Check(request.Method, path, request.Query, context.Request.ContentType, bytes.ToArray()) ?? [])
            {
                SchemaFaults.Enqueue(wrong);
            }
        }

        var fault = Take(request);
        if (fault is { Delay.Ticks: > 0 })
        {
            await Task.Delay(fault.Delay, clock);
        }

        if (fault is { AfterServing: true })
        {
            Rest.Serve(request);
        }

        if (fault is { Cuts: true })
        {
            context.Abort();
            return;
        }

        var answer = fault is { Status: { } status } ? Failed(context, fault, status) : Judged(context, request);
        if (fault is { Stalls: true })
        {
            await StallAsync(context, answer.Status);
            return;
        }

        await AnswerAsync(context, answer, fault?.Page);
    }

    // Until the client goes.
    private static async Task StallAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 100;
        await context.Response.StartAsync();
        await context.Response.Body.FlushAsync(); // The start alone would leave the headers here.
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private RestAnswer Judged(HttpContext context, RestRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        var ofInteraction = parts[0] is "interactions" or "webhooks";
        var bucket = $"{request.Method} {(parts.Length > 2 ? parts[2] : parts[^1])}";
        var verdict = Limits.Judge(parts[0] == "interactions" ? null : bucket, parts[0] is "channels" or "webhooks" ? parts[1] : "", !ofInteraction);
        foreach (var (name, value) in verdict.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return verdict.Refused ? Refused(context, verdict.Wait, verdict.IsGlobal ? "global" : "user") : Rest.Serve(request);
    }

    private static RestAnswer Failed(HttpContext context, Fault fault, int status) => status == 429
        ? Refused(context, fault.RetryAfter, fault.Scope)
        : RestAnswer.Error(status, fault.Code, $"{status}: as the test asked");

    private static RestAnswer Refused(HttpContext context, TimeSpan wait, string scope)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (scope.Length > 0)
        {
            context.Response.Headers["X-RateLimit-Scope"] = scope;
        }

        if (scope == "global")
        {
            context.Response.Headers["X-RateLimit-Global"] = "true";
        }

        return new(429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait.TotalSeconds, ["global"] = scope == "global" });
    }

    private static async Task AnswerAsync(HttpContext context, RestAnswer answer, string? page)
    {
        context.Response.StatusCode = answer.Status;
        if (page is not null)
        {
            await context.Response.WriteAsync(page);
        }
        else if (answer.Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body.ToJsonString());
        }
    }

    private Fault? Take(RestRequest request)
    {
        lock (faults)
        {
            var fault = faults.Find(each => each.Left > 0 && each.When(request.Method, request.Path));
            if (fault is not null)
            {
                fault.Left--;
            }

            return fault;
        }
    }

    // The upgrade is done by hand, to keep the raw stream below the WebSocket. What cuts the line is the connection's own: a request's
    // context is used again after its end, and then cuts another.
    private async Task UpgradeAsync(HttpContext context)
    {
        if (Gateway.RefusesLines || context.Request.Headers.SecWebSocketKey is not [{ } key] || context.Features.Get<IHttpUpgradeFeature>() is not { } upgrade
            || context.Features.Get<IConnectionLifetimeFeature>() is not { } connection)
        {
            context.Abort();
            return;
        }

        var accept = SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        context.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(accept);
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.Connection = "Upgrade";
        await using var stream = await upgrade.UpgradeAsync();
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        await Gateway.ServeAsync(new(socket, stream, connection.Abort, context.Request.Path + context.Request.QueryString, clock.GetUtcNow()));
    }
}
