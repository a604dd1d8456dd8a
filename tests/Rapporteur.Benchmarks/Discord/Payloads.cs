using System.Text.Json.Nodes;
using Rapporteur.Discord.Server;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>What the server sends, in Discord's shape and size.</summary>
internal static class Payloads
{
    public static JsonObject Command() => Interaction(2, isTyped: false);

    public static JsonObject Completion() => Interaction(4, isTyped: true);

    public static JsonObject Guild(int number)
    {
        var id = (ulong)number << 22;
        return new()
        {
            ["id"] = id.ToString(), ["name"] = $"Guild {number}", ["owner_id"] = "3", ["unavailable"] = false,
            ["roles"] = new JsonArray([.. Enumerable.Range(0, 10).Select(role => new JsonObject { ["id"] = (id + (ulong)role).ToString(), ["name"] = $"role {role}", ["permissions"] = "274877991936", ["position"] = role, ["color"] = 0, ["flags"] = 0 })]),
            ["channels"] = new JsonArray([.. Enumerable.Range(100, 20).Select(channel => new JsonObject { ["id"] = (id + (ulong)channel).ToString(), ["type"] = 0, ["name"] = $"channel-{channel}", ["position"] = channel, ["permission_overwrites"] = new JsonArray(new JsonObject { ["id"] = id.ToString(), ["type"] = 0, ["allow"] = "0", ["deny"] = "0" }) })]),
            ["members"] = new JsonArray(new JsonObject { ["user"] = new JsonObject { ["id"] = DiscordServer.BotId, ["username"] = "rapporteur", ["discriminator"] = "0" }, ["roles"] = new JsonArray((id + 1).ToString()) }),
            ["emojis"] = new JsonArray(), ["features"] = new JsonArray(), ["threads"] = new JsonArray(), ["member_count"] = 100,
        };
    }

    private static JsonObject Interaction(int type, bool isTyped)
    {
        var option = new JsonObject { ["name"] = "party", ["type"] = 3, ["value"] = isTyped ? "isr" : "israel" };
        if (isTyped)
        {
            option["focused"] = true;
        }

        return new()
        {
            ["type"] = type,
            ["data"] = new JsonObject { ["id"] = "1", ["name"] = "delegation", ["type"] = 1, ["options"] = new JsonArray(option) },
            ["guild_id"] = (1UL << 22).ToString(),
            ["channel_id"] = ((1UL << 22) + 100).ToString(),
            ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "3", ["username"] = "ada", ["discriminator"] = "0" }, ["roles"] = new JsonArray(), ["permissions"] = "0", ["joined_at"] = "2025-01-01T00:00:00Z" },
            ["app_permissions"] = "274877991936",
            ["locale"] = "en-GB",
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = "1" },
            ["context"] = 0,
        };
    }
}
