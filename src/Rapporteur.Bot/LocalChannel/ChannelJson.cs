using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Bot.LocalChannel;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(IReadOnlyList<CompletionOffer>))]
[JsonSerializable(typeof(ReadingEvent))]
internal sealed partial class ChannelJson : JsonSerializerContext;
