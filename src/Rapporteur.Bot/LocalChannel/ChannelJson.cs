using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Bot.LocalChannel;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(IReadOnlyList<CompletionOffer>))]
[JsonSerializable(typeof(DocumentView))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(ReadingEvent))]
[JsonSerializable(typeof(Welcome))]
internal sealed partial class ChannelJson : JsonSerializerContext;
