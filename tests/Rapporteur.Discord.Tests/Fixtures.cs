using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Tests;

/// <summary>What Discord sends, in its own shape.</summary>
internal static class Fixtures
{
    public const string UserId = "1200000000000000001";

    public static JsonObject User() => new() { ["id"] = UserId, ["username"] = "ada", ["global_name"] = "Ada", ["discriminator"] = "0", ["avatar"] = null };

    /// <summary>A slash command in a server.</summary>
    public static JsonObject Command(string name, params (string Name, JsonNode Value)[] options) => InGuild(2, new()
    {
        ["id"] = "1300000000000000001",
        ["name"] = name,
        ["type"] = 1,
        ["options"] = Options(options),
    });

    /// <summary>An autocomplete request for the last option.</summary>
    public static JsonObject Autocomplete(string name, params (string Name, JsonNode Value)[] options)
    {
        var typed = Options(options);
        typed[^1]!["focused"] = true;
        return InGuild(4, new() { ["id"] = "1300000000000000001", ["name"] = name, ["type"] = 1, ["options"] = typed });
    }

    /// <summary>A press on a button, or a choice in a menu.</summary>
    public static JsonObject Press(string customId, params string[] values)
    {
        var press = InGuild(3, new() { ["custom_id"] = customId, ["component_type"] = values.Length > 0 ? 3 : 2 });
        if (values.Length > 0)
        {
            press["data"]!["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        press["message"] = new JsonObject { ["id"] = "1400000000000000001", ["channel_id"] = "1500000000000000001", ["flags"] = 0 };
        return press;
    }

    /// <summary>A command called on a message.</summary>
    public static JsonObject OnMessage(string name, string content) => InGuild(2, new()
    {
        ["id"] = "1300000000000000001",
        ["name"] = name,
        ["type"] = 3,
        ["target_id"] = "1400000000000000002",
        ["resolved"] = new JsonObject
        {
            ["messages"] = new JsonObject
            {
                ["1400000000000000002"] = new JsonObject { ["id"] = "1400000000000000002", ["channel_id"] = "1500000000000000001", ["content"] = content, ["author"] = User() },
            },
        },
    });

    public static JsonObject Guild(int number)
    {
        var id = (ulong)number << 22;
        return new()
        {
            ["id"] = id.ToString(),
            ["name"] = $"Guild {number}",
            ["owner_id"] = UserId,
            ["unavailable"] = false,
            ["roles"] = new JsonArray([.. Enumerable.Range(0, 10).Select(role => new JsonObject
            {
                ["id"] = (id + (ulong)role).ToString(), ["name"] = $"role {role}", ["permissions"] = "274877991936", ["color"] = 0, ["hoist"] = false, ["position"] = role,
                ["mentionable"] = false, ["managed"] = false, ["flags"] = 0,
            })]),
            ["channels"] = new JsonArray([.. Enumerable.Range(100, 20).Select(channel => new JsonObject
            {
                ["id"] = (id + (ulong)channel).ToString(), ["type"] = 0, ["name"] = $"channel-{channel}", ["position"] = channel, ["topic"] = null,
                ["permission_overwrites"] = new JsonArray(new JsonObject { ["id"] = id.ToString(), ["type"] = 0, ["allow"] = "0", ["deny"] = "0" }),
            })]),
            ["members"] = new JsonArray(new JsonObject { ["user"] = new JsonObject { ["id"] = Server.DiscordServer.BotId, ["username"] = "rapporteur" }, ["roles"] = new JsonArray((id + 1).ToString()) }),
            ["emojis"] = new JsonArray(),
            ["features"] = new JsonArray(),
            ["threads"] = new JsonArray(),
            ["member_count"] = 100,
        };
    }

    private static JsonObject InGuild(int type, JsonObject data) => new()
    {
        ["type"] = type,
        ["data"] = data,
        ["guild_id"] = (1UL << 22).ToString(),
        ["channel_id"] = ((1UL << 22) + 100).ToString(),
        ["member"] = new JsonObject { ["user"] = User(), ["roles"] = new JsonArray(), ["permissions"] = "2147483647", ["joined_at"] = "2025-01-01T00:00:00Z" },
        ["app_permissions"] = "274877991936",
        ["locale"] = "en-GB",
        ["entitlements"] = new JsonArray(),
        ["authorizing_integration_owners"] = new JsonObject { ["0"] = "1" },
        ["context"] = 0,
    };

    private static JsonArray Options((string Name, JsonNode Value)[] options) =>
        new([.. options.Select(option => (JsonNode)new JsonObject
        {
            ["name"] = option.Name,
            ["type"] = option.Value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? 5 : 3,
            ["value"] = option.Value,
        })]);
}
