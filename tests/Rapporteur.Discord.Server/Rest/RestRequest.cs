using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Rest;

/// <summary>A request as it came in.</summary>
/// <param name="Path">Below the version, such as <c>/channels/1/messages</c>.</param>
public sealed record RestRequest(string Method, string Path, string Query, string? Authorization, string? UserAgent, JsonNode? Body, DateTimeOffset At);

/// <summary>What is answered.</summary>
internal sealed record RestAnswer(int Status, JsonNode? Body = null)
{
    public static RestAnswer Error(int status, int code, string message) => new(status, new JsonObject { ["code"] = code, ["message"] = message });
}
