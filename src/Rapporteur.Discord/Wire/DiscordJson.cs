using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>The JSON that comes from Discord, read by code that is generated at build: no reflection at start, and unknown fields are passed over.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ReadySession))]
[JsonSerializable(typeof(PartialApplication))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(UnavailableGuild))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(RoleEvent))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(ChoicesCallback))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement[]))]
[JsonSerializable(typeof(ApplicationCommand[]))]
[JsonSerializable(typeof(DiscordError))]
[JsonSerializable(typeof(RateLimited))]
[JsonSerializable(typeof(string))]
internal sealed partial class DiscordJson : JsonSerializerContext;
