using System.Text.Json.Nodes;

namespace Rapporteur.Benchmarks.Alerts;

/// <summary>What a member does in Discord.</summary>
internal static class Interactions
{
    /// <summary><c>/alerts on</c> by somebody who may manage channels.</summary>
    public static JsonObject Subscribe(string channel) => new()
    {
        ["type"] = 2,
        ["data"] = new JsonObject { ["id"] = "1", ["name"] = "alerts", ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = "on", ["type"] = 1, ["options"] = new JsonArray() }) },
        ["guild_id"] = "1",
        ["channel_id"] = channel,
        ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "3", ["username"] = "ada" }, ["roles"] = new JsonArray(), ["permissions"] = "16" },
        ["app_permissions"] = "274877991936",
    };
}
