using System.Buffers;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>The least that answers an interaction: a socket, an HTTP client and one fixed answer. Nothing is kept, checked or survived.</summary>
internal static class FloorClient
{
    private static readonly byte[] Reply = """{"type":4,"data":{"embeds":[{"title":"Delegation","fields":[{"name":"Member 1","value":"said so"},{"name":"Member 2","value":"said so"},{"name":"Member 3","value":"said so"}]}],"allowed_mentions":{"parse":[]}}}"""u8.ToArray();
    private static readonly byte[] Choices = """{"type":8,"data":{"choices":[{"name":"Ruritania","value":"ruritania"}]}}"""u8.ToArray();

    public static async Task<int> RunAsync(Uri api, string token, string application)
    {
        using var http = new HttpClient { BaseAddress = api };
        using var asking = new HttpRequestMessage(HttpMethod.Get, "gateway/bot") { Headers = { Authorization = new("Bot", token) } };
        using var asked = JsonDocument.Parse(await (await http.SendAsync(asking)).Content.ReadAsByteArrayAsync());
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new(asked.RootElement.GetProperty("url").GetString() + "/?v=10&encoding=json"), CancellationToken.None);
        await SendAsync(socket, $$$"""{"op":2,"d":{"token":"{{{token}}}","intents":1,"properties":{"os":"linux","browser":"floor","device":"floor"},"shard":[0,1]}}""");
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        while (socket.State == WebSocketState.Open)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.GetMemory(16 * 1024), CancellationToken.None);
                buffer.Advance(part.Count);
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            using var payload = JsonDocument.Parse(buffer.WrittenMemory);
            var name = payload.RootElement.TryGetProperty("t", out var t) ? t.GetString() : null;
            if (name == "READY")
            {
                await RegisterAsync(http, token, application);
            }
            else if (name == "INTERACTION_CREATE")
            {
                var d = payload.RootElement.GetProperty("d");
                _ = AnswerAsync(http, $"interactions/{d.GetProperty("id").GetString()}/{d.GetProperty("token").GetString()}/callback", d.GetProperty("type").GetInt32() == 4 ? Choices : Reply);
            }
        }

        return 0;
    }

    private static async Task RegisterAsync(HttpClient http, string token, string application)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"applications/{application}/commands")
        {
            Headers = { Authorization = new("Bot", token) },
            Content = new StringContent("""[{"name":"delegation","description":"Who sits at the table"}]""", Encoding.UTF8, "application/json"),
        };
        (await http.SendAsync(request)).Dispose();
    }

    private static async Task AnswerAsync(HttpClient http, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        (await http.PostAsync(new Uri(path, UriKind.Relative), content)).Dispose();
    }

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
}
