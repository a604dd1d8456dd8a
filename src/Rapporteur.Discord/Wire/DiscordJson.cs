using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>The JSON of both directions, generated at build: no reflection at start, and unknown fields are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Outgoing<Identify>))]
[JsonSerializable(typeof(Outgoing<Resume>))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ReadySession))]
[JsonSerializable(typeof(PartialApplication))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(UnavailableGuild))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(RoleEvent))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(ChoicesCallback))]
[JsonSerializable(typeof(DeferralCallback))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement[]))]
[JsonSerializable(typeof(ApplicationCommand[]))]
[JsonSerializable(typeof(DiscordError))]
[JsonSerializable(typeof(RateLimited))]
[JsonSerializable(typeof(string))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>What is sent: Arabic and Hebrew as they are, not as six characters each.</summary>
    public static DiscordJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
