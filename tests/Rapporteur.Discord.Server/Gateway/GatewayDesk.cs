using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Gateway;

/// <summary>Discord's gateway: sessions, their lines, and what a test wants to go wrong.</summary>
public sealed class GatewayDesk(DiscordServer server, TimeProvider clock)
{
    private const string ResumePath = "/resume-here";

    private readonly ConcurrentDictionary<string, GatewaySession> sessions = new();
    private readonly Dictionary<int, DateTimeOffset> lastIdentify = [];
    private readonly List<GatewayLine> lines = [];
    private int unheard;
    private int sessionNumber;

    /// <summary>What Hello says; a test with a turned clock may take Discord's own 41.25 s.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(41.25);

    /// <summary>How many shards GET /gateway/bot advises.</summary>
    public int AdvisedShards { get; set; } = 1;

    /// <summary>Sessions that may yet be started; counted down.</summary>
    public int SessionStartsLeft { get; set; } = 1000;

    /// <summary>How long until they are 1,000 again.</summary>
    public TimeSpan SessionStartsResetAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether GET /gateway/bot tells of that; Discord does, others may not.</summary>
    public bool TellsLimit { get; set; } = true;

    /// <summary>Identifies allowed in five seconds.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Whether connects are refused.</summary>
    public bool RefusesLines { get; set; }

    /// <summary>Whether Hello is held back.</summary>
    public bool WithholdsHello { get; set; }

    /// <summary>Whether a heartbeat is asked for right behind Hello.</summary>
    public bool AsksForHeartbeat { get; set; }

    /// <summary>Whether nothing that clients send is answered: lines open, say Hello, and are silent from there on.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>How many messages came while it was deaf.</summary>
    public int Unheard => unheard;

    /// <summary>Whether heartbeats go unanswered on every line.</summary>
    public bool WithholdsAcks { get; set; }

    /// <summary>A code to close with when a client identifies; null to let it in.</summary>
    public int? ClosesIdentifyWith { get; set; }

    /// <summary>A code to close with right behind READY; null to leave the line open.</summary>
    public int? ClosesAfterReadyWith { get; set; }

    /// <summary>Changes what is told, as servers do that only speak Discord's protocol: <c>HELLO</c>, <c>READY</c> or <c>gateway/bot</c>, and its data.</summary>
    public Action<string, JsonObject> Shape { get; set; } = (_, _) => { };

    /// <summary>Answers to the next resumes: true or false for op 9 with that value, a code to close with, null to let it pass.</summary>
    public ConcurrentQueue<object?> ResumeAnswers { get; } = new();

    /// <summary>The guilds that arrive after READY.</summary>
    public IReadOnlyList<JsonObject> Guilds { get; set; } = [];

    /// <summary>What clients did that Discord would not have had.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Every Identify, with the time and the shard.</summary>
    public ConcurrentQueue<(DateTimeOffset At, int Shard)> Identifies { get; } = new();

    /// <summary>Every Resume, with the time.</summary>
    public ConcurrentQueue<DateTimeOffset> Resumes { get; } = new();

    /// <summary>Every RESUMED that was sent, behind what was missed, with the time.</summary>
    public ConcurrentQueue<DateTimeOffset> Resumed { get; } = new();

    /// <summary>Every line that was opened, the newest last.</summary>
    public IReadOnlyList<GatewayLine> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The newest line.</summary>
    public GatewayLine Line => Lines[^1];

    /// <summary>Sessions that run over an open line.</summary>
    public IReadOnlyList<GatewaySession> Connected => [.. sessions.Values.Where(session => session.Line is { IsOver: false })];

    /// <summary>Sends an event to the session of a shard, or keeps it for its resume.</summary>
    public async Task DispatchAsync(string name, JsonNode? data, int shard = 0)
    {
        var session = sessions.Values.Where(each => each.Shard == shard).OrderBy(each => each.Id, StringComparer.Ordinal).Last();
        await session.InOrder.WaitAsync();
        try
        {
            var payload = session.Add(name, data);
            if (session.Line is { IsOver: false } line)
            {
                await line.SendAsync(payload);
            }
        }
        finally
        {
            session.InOrder.Release();
        }
    }

    /// <summary>Sends an opcode without an event to the newest line.</summary>
    public Task SendAsync(int op, JsonNode? data = null) => Line.SendAsync(new() { ["op"] = op, ["d"] = data, ["s"] = null, ["t"] = null });

    /// <summary>As if the last Identify had been long ago: for a test that starts a bot twice.</summary>
    public void ForgetIdentifies()
    {
        lock (lastIdentify)
        {
            lastIdentify.Clear();
        }
    }

    internal JsonObject Describe() => Shaped("gateway/bot", new()
    {
        ["url"] = server.GatewayAddress,
        ["shards"] = AdvisedShards,
        ["session_start_limit"] = !TellsLimit ? null : new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = SessionStartsLeft,
            ["reset_after"] = (long)SessionStartsResetAfter.TotalMilliseconds,
            ["max_concurrency"] = MaxConcurrency,
        },
    });

    internal async Task ServeAsync(GatewayLine line)
    {
        lock (lines)
        {
            lines.Add(line);
        }

        if (!line.PathAndQuery.Contains("v=10", StringComparison.Ordinal) || !line.PathAndQuery.Contains("encoding=json", StringComparison.Ordinal))
        {
            Violations.Enqueue($"connected to '{line.PathAndQuery}' without version and encoding");
        }

        if (!WithholdsHello)
        {
            await line.SendAsync(new() { ["op"] = 10, ["d"] = Shaped("HELLO", new() { ["heartbeat_interval"] = (long)HeartbeatInterval.TotalMilliseconds }), ["s"] = null, ["t"] = null });
        }

        if (AsksForHeartbeat)
        {
            await line.SendAsync(new() { ["op"] = 1, ["d"] = null, ["s"] = null, ["t"] = null });
        }

        await line.ReadAsync(TakeAsync);
        if (line.Session is { } session && session.Line == line)
        {
            session.Line = null;

            // A client that says goodbye with 1000 or 1001 ends its session.
            if (line.ClosedWith is 1000 or 1001)
            {
                sessions.TryRemove(session.Id, out _);
            }
        }
    }

    private Task TakeAsync(GatewayLine line, JsonObject payload) => (int)payload["op"]! switch
    {
        _ when IsDeaf => MissAsync(),
        1 => AnswerHeartbeatAsync(line, payload),
        2 => IdentifyAsync(line, payload["d"]!.AsObject()),
        6 => ResumeAsync(line, payload["d"]!.AsObject()),
        var other => CloseAsync(line, 4001, $"sent opcode {other}"),
    };

    private Task MissAsync()
    {
        Interlocked.Increment(ref unheard);
        return Task.CompletedTask;
    }

    private async Task AnswerHeartbeatAsync(GatewayLine line, JsonObject payload)
    {
        if (line.Session is { } session && payload["d"] is { } sequence && (long)sequence > session.Sequence)
        {
            Violations.Enqueue($"a heartbeat names event {sequence} of {session.Sequence}");
        }

        if (!WithholdsAcks && !line.IsSilent)
        {
            await line.SendAsync(new() { ["op"] = 11, ["d"] = null, ["s"] = null, ["t"] = null });
        }
    }

    private async Task IdentifyAsync(GatewayLine line, JsonObject identify)
    {
        var shard = (int?)identify["shard"]?[0] ?? 0;
        Identifies.Enqueue((clock.GetUtcNow(), shard));
        if ((string?)identify["token"] != server.Token)
        {
            await CloseAsync(line, 4004, null);
            return;
        }

        if (ClosesIdentifyWith is { } code)
        {
            await CloseAsync(line, code, null);
            return;
        }

        CountIdentify(shard);
        line.Compresses = (bool?)identify["compress"] ?? false;
        var session = new GatewaySession($"session-{Interlocked.Increment(ref sessionNumber):000}", shard, (int?)identify["shard"]?[1] ?? 1) { Line = line };
        sessions[session.Id] = session;
        line.Session = session;
        await line.SendAsync(session.Add("READY", Ready(session)));
        if (ClosesAfterReadyWith is { } soon)
        {
            await CloseAsync(line, soon, null);
            return;
        }

        foreach (var guild in GuildsOf(session))
        {
            await line.SendAsync(session.Add("GUILD_CREATE", guild));
        }
    }

    private async Task ResumeAsync(GatewayLine line, JsonObject resume)
    {
        Resumes.Enqueue(clock.GetUtcNow());
        if (!line.PathAndQuery.StartsWith(ResumePath, StringComparison.Ordinal))
        {
            Violations.Enqueue($"resumed at '{line.PathAndQuery}' and not at the address of READY");
        }

        var answer = ResumeAnswers.TryDequeue(out var next) ? next : null;
        if (answer is int code)
        {
            await CloseAsync(line, code, null);
            return;
        }

        if (answer is bool || !sessions.TryGetValue((string)resume["session_id"]!, out var session) || (string?)resume["token"] != server.Token)
        {
            await line.SendAsync(new() { ["op"] = 9, ["d"] = answer is true, ["s"] = null, ["t"] = null });
            return;
        }

        var after = (long)resume["seq"]!;
        if (after > session.Sequence)
        {
            await CloseAsync(line, 4007, $"resumed after event {after} of {session.Sequence}");
            return;
        }

        await session.InOrder.WaitAsync();
        try
        {
            session.Line = line;
            line.Session = session;
            foreach (var missed in session.After(after))
            {
                await line.SendAsync(missed);
            }

            await line.SendAsync(session.Add("RESUMED", new JsonObject()));
            Resumed.Enqueue(clock.GetUtcNow());
        }
        finally
        {
            session.InOrder.Release();
        }
    }

    private void CountIdentify(int shard)
    {
        var key = shard % MaxConcurrency;
        lock (lastIdentify)
        {
            if (lastIdentify.TryGetValue(key, out var last) && clock.GetUtcNow() - last < TimeSpan.FromSeconds(5))
            {
                Violations.Enqueue($"shard {shard} identified {(clock.GetUtcNow() - last).TotalSeconds:0.000} s after the one before it");
            }

            lastIdentify[key] = clock.GetUtcNow();
        }

        if (SessionStartsLeft-- <= 0)
        {
            Violations.Enqueue($"shard {shard} identified with no session start left");
        }
    }

    private JsonObject Shaped(string what, JsonObject told)
    {
        Shape(what, told);
        return told;
    }

    private JsonObject Ready(GatewaySession session) => Shaped("READY", new()
    {
        ["v"] = 10,
        ["user"] = new JsonObject { ["id"] = DiscordServer.BotId, ["username"] = "rapporteur", ["discriminator"] = "0", ["global_name"] = null, ["avatar"] = null, ["bot"] = true },
        ["guilds"] = new JsonArray([.. GuildsOf(session).Select(guild => new JsonObject { ["id"] = guild["id"]!.DeepClone(), ["unavailable"] = true })]),
        ["session_id"] = session.Id,
        ["session_type"] = "normal",
        ["resume_gateway_url"] = server.GatewayAddress + ResumePath,
        ["shard"] = new JsonArray(session.Shard, session.ShardCount),
        ["application"] = new JsonObject { ["id"] = DiscordServer.ApplicationId, ["flags"] = 0 },
        ["a_field_that_nobody_documented"] = new JsonArray(1, "two"),
    });

    private IEnumerable<JsonObject> GuildsOf(GatewaySession session) =>
        Guilds.Where(guild => (int)((ulong.Parse((string)guild["id"]!) >> 22) % (ulong)session.ShardCount) == session.Shard);

    private async Task CloseAsync(GatewayLine line, int code, string? violation)
    {
        if (violation is not null)
        {
            Violations.Enqueue(violation);
        }

        await line.CloseAsync(code);
    }
}
