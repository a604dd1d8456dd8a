using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Rest;

/// <summary>Discord's REST API, as far as a bot of slash commands calls it.</summary>
public sealed class RestDesk(DiscordServer server, TimeProvider clock)
{
    private static readonly TimeSpan CallbackWithin = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, SentInteraction> interactions = new();
    private readonly ConcurrentDictionary<(string Channel, string Nonce), (JsonObject Message, DateTimeOffset At)> nonces = new();
    private readonly Lock sync = new();
    private long lastId;

    /// <summary>The commands that are registered.</summary>
    public JsonArray Commands { get; private set; } = [];

    /// <summary>How often they were overwritten.</summary>
    public int Overwrites { get; private set; }

    /// <summary>The messages of each channel, the oldest first.</summary>
    public ConcurrentDictionary<string, List<JsonObject>> Channels { get; } = new();

    /// <summary>Channels that answer 404.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new();

    /// <summary>Channels that answer 403.</summary>
    public ConcurrentDictionary<string, bool> Forbidden { get; } = new();

    /// <summary>How long a nonce is known.</summary>
    public TimeSpan NonceKnownFor { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Whether GET /applications/@me is answered; some servers that speak Discord's protocol leave it out.</summary>
    public bool NamesApplication { get; set; } = true;

    /// <summary>Whether what an interaction was answered is kept; a load test would fill the memory with it.</summary>
    public bool KeepsAnswers { get; set; } = true;

    /// <summary>What clients did that Discord would not have had.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Interactions that were sent, by id.</summary>
    public IReadOnlyDictionary<string, SentInteraction> Interactions => interactions;

    /// <summary>A new id: as with Discord, the moment stands above the low 22 bits, and later ids are greater.</summary>
    public string NewId()
    {
        var now = (clock.GetUtcNow().ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22;
        while (true)
        {
            var last = Volatile.Read(ref lastId);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref lastId, next, last) == last)
            {
                return next.ToString();
            }
        }
    }

    /// <summary>Notes an interaction that is about to be sent.</summary>
    public SentInteraction Expect(string id, string token) => interactions[id] = new(id, token, clock.GetUtcNow());

    internal RestAnswer Serve(RestRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        lock (sync)
        {
            return (request.Method, parts) switch
            {
                (_, ["interactions", var id, var token, "callback"]) => CallBack(request, id, token),
                (_, ["webhooks", DiscordServer.ApplicationId, var token, ..]) => FollowUp(request, parts, token),
                _ when request.Authorization != "Bot " + server.Token => RestAnswer.Error(401, 0, "401: Unauthorized"),
                ("GET", ["gateway", "bot"]) => new(200, server.Gateway.Describe()),
                ("GET", ["users", "@me"]) => new(200, new JsonObject { ["id"] = DiscordServer.BotId, ["username"] = "rapporteur", ["discriminator"] = "0", ["bot"] = true }),
                ("GET", ["applications", "@me"]) when NamesApplication => new(200, new JsonObject { ["id"] = DiscordServer.ApplicationId, ["name"] = "Rapporteur", ["description"] = "", ["verify_key"] = "" }),
                ("GET", ["applications", DiscordServer.ApplicationId, "commands"]) => new(200, Commands.DeepClone()),
                ("PUT", ["applications", DiscordServer.ApplicationId, "commands"]) => Overwrite(request.Body!.AsArray()),
                (_, ["channels", var channel, "messages", ..]) when Gone.ContainsKey(channel) => RestAnswer.Error(404, 10003, "Unknown Channel"),
                (_, ["channels", var channel, "messages", ..]) when Forbidden.ContainsKey(channel) => RestAnswer.Error(403, 50001, "Missing Access"),
                ("POST", ["channels", var channel, "messages"]) => Create(channel, request.Body!.AsObject()),
                ("GET", ["channels", var channel, "messages"]) => List(channel, request.Query),
                ("PATCH", ["channels", var channel, "messages", var message]) => Edit(channel, message, request.Body!.AsObject()),
                _ => RestAnswer.Error(404, 0, "404: Not Found"),
            };
        }
    }

    private RestAnswer CallBack(RestRequest request, string id, string token)
    {
        ForbidToken(request);
        if (!interactions.TryGetValue(id, out var interaction) || interaction.Token != token)
        {
            return RestAnswer.Error(404, 10062, "Unknown interaction");
        }

        interaction.Callbacks++;
        if (interaction.Callback is not null)
        {
            return RestAnswer.Error(400, 40060, "Interaction has already been acknowledged.");
        }

        if (clock.GetUtcNow() - interaction.SentAt > CallbackWithin)
        {
            return RestAnswer.Error(404, 10062, "Unknown interaction");
        }

        // The callback last: whoever waits for it then finds the rest.
        var callback = request.Body!.AsObject();
        interaction.AnsweredAt = clock.GetUtcNow();
        interaction.Message = !KeepsAnswers || (int?)callback["type"] is 5 or 6 ? null : callback["data"]?.DeepClone().AsObject();
        interaction.Callback = KeepsAnswers ? callback : [];
        server.Answered(interaction);
        return new(204);
    }

    private RestAnswer FollowUp(RestRequest request, string[] parts, string token)
    {
        ForbidToken(request);
        if (interactions.Values.FirstOrDefault(each => each.Token == token) is not { Callback: not null } interaction
            || clock.GetUtcNow() - interaction.SentAt > TimeSpan.FromMinutes(15))
        {
            return RestAnswer.Error(404, 10015, "Unknown Webhook");
        }

        switch (request.Method, parts)
        {
            case ("POST", [_, _, _]):
                interaction.FollowUps.Add(request.Body!.DeepClone().AsObject());
                return new(200, Stored("interaction-channel", request.Body!.AsObject()));
            case ("PATCH", [_, _, _, "messages", "@original"]) when !interaction.IsDeleted:
                interaction.Edits++;
                interaction.Message = request.Body!.DeepClone().AsObject();
                return new(200, Stored("interaction-channel", request.Body!.AsObject()));
            case ("DELETE", [_, _, _, "messages", "@original"]) when !interaction.IsDeleted:
                interaction.IsDeleted = true;
                return new(204);
            default:
                return RestAnswer.Error(404, 10008, "Unknown Message");
        }
    }

    private RestAnswer Overwrite(JsonArray commands)
    {
        Overwrites++;
        Commands = new([.. commands.Select(command => Completed(command!.AsObject()))]);
        return new(200, Commands.DeepClone());
    }

    // Discord gives commands back with fields that were not sent, with defaults filled in and with rights as a string.
    private JsonObject Completed(JsonObject sent)
    {
        var command = sent.DeepClone().AsObject();
        command["id"] = NewId();
        command["application_id"] = DiscordServer.ApplicationId;
        command["version"] = NewId();
        command["type"] ??= 1;
        command["description"] ??= "";
        command["default_member_permissions"] = command["default_member_permissions"]?.ToString();
        command["dm_permission"] = true;
        command["nsfw"] = false;
        command["name_localizations"] = null;
        command["description_localizations"] = null;
        command["contexts"] ??= null;
        command["integration_types"] ??= new JsonArray(0);
        return command;
    }

    private RestAnswer Create(string channel, JsonObject body)
    {
        var key = (channel, (string?)body["nonce"] ?? "");
        if ((bool?)body["enforce_nonce"] == true && nonces.TryGetValue(key, out var known) && clock.GetUtcNow() - known.At < NonceKnownFor)
        {
            return new(200, known.Message.DeepClone());
        }

        var message = Stored(channel, body);
        Channels.GetOrAdd(channel, _ => []).Add(message);
        nonces[key] = (message, clock.GetUtcNow());
        return new(200, message.DeepClone());
    }

    private RestAnswer List(string channel, string query)
    {
        var asked = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var after = asked.TryGetValue("after", out var id) ? ulong.Parse(id) : 0;
        var limit = asked.TryGetValue("limit", out var most) ? int.Parse(most) : 50;
        var messages = Channels.GetOrAdd(channel, _ => []).Where(message => ulong.Parse((string)message["id"]!) > after);

        // After an id the oldest of what follows come, but the newest stands first, as everywhere.
        var taken = (after > 0 ? messages.Take(limit) : messages.TakeLast(limit)).Reverse();
        return new(200, new JsonArray([.. taken.Select(message => message.DeepClone())]));
    }

    private RestAnswer Edit(string channel, string id, JsonObject body)
    {
        if (Channels.GetOrAdd(channel, _ => []).FirstOrDefault(message => (string?)message["id"] == id) is not { } message)
        {
            return RestAnswer.Error(404, 10008, "Unknown Message");
        }

        foreach (var (name, value) in body)
        {
            message[name] = value?.DeepClone();
        }

        message["edits"] = ((int?)message["edits"] ?? 0) + 1;
        return new(200, message.DeepClone());
    }

    private JsonObject Stored(string channel, JsonObject body)
    {
        var message = body.DeepClone().AsObject();
        message["id"] = NewId();
        message["channel_id"] = ulong.TryParse(channel, out _) ? channel : "1";
        message["author"] = new JsonObject { ["id"] = DiscordServer.BotId, ["username"] = "rapporteur" };
        return message;
    }

    private void ForbidToken(RestRequest request)
    {
        if (server.IsStrict && request.Authorization is not null)
        {
            Violations.Enqueue($"{request.Method} {request.Path} carried an Authorization that it does not need");
        }
    }
}
