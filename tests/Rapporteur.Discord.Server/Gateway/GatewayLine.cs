using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Gateway;

/// <summary>One connection of a client, with the raw stream below it: for half a frame, or an end without a goodbye.</summary>
public sealed class GatewayLine(WebSocket socket, Stream stream, Action abort, string pathAndQuery, DateTimeOffset openedAt)
{
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly List<JsonObject> received = [];

    /// <summary>The path and query that the client connected with.</summary>
    public string PathAndQuery { get; } = pathAndQuery;

    /// <summary>When it connected, by the server's clock.</summary>
    public DateTimeOffset OpenedAt { get; } = openedAt;

    /// <summary>The code that the client closed with; null while it has not, or where it left without one.</summary>
    public int? ClosedWith { get; private set; }

    /// <summary>Whether the connection is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the client asked for compressed payloads.</summary>
    public bool Compresses { get; set; }

    /// <summary>Whether answers to heartbeats are held back.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The session that runs over it.</summary>
    public GatewaySession? Session { get; set; }

    /// <summary>What the client sent, in order.</summary>
    public IReadOnlyList<JsonObject> Received
    {
        get
        {
            lock (received)
            {
                return [.. received];
            }
        }
    }

    /// <summary>How many payloads with an opcode the client sent.</summary>
    public int Count(int op) => Received.Count(payload => (int?)payload["op"] == op);

    /// <summary>Sends a payload; in a compressed binary frame where the client asked for it and it is large.</summary>
    public async Task SendAsync(JsonObject payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload.ToJsonString());
        await sending.WaitAsync();
        try
        {
            if (Compresses && bytes.Length > 1024)
            {
                using var packed = new MemoryStream();
                await using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                {
                    await zlib.WriteAsync(bytes);
                }

                await socket.SendAsync(packed.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            }
            else
            {
                await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Whoever is gone gets it by a resume.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Sends bytes that are no payload.</summary>
    public Task SendTextAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Sends text in a binary frame, uncompressed.</summary>
    public Task SendBinaryAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    /// <summary>Closes with a code.</summary>
    public Task CloseAsync(int code) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "as the test asked", CancellationToken.None);

    /// <summary>Ends the connection without a close frame.</summary>
    public void Drop()
    {
        try
        {
            abort();
        }
        catch (ObjectDisposedException)
        {
            // The line ended by itself meanwhile.
        }
    }

    /// <summary>Sends the beginning of a frame, and then nothing any more.</summary>
    public async Task SendHalfAFrameAsync()
    {
        IsSilent = true;
        await sending.WaitAsync();

        // FIN and text, a length of 100 bytes, and the first twelve of them. The turn to send is never given back.
        await stream.WriteAsync((byte[])[0x81, 100, .. "{\"op\":0,\"s\":"u8]);
        await stream.FlushAsync();
    }

    /// <summary>Reads until the client or the test ends the line.</summary>
    internal async Task ReadAsync(Func<GatewayLine, JsonObject, Task> take)
    {
        var buffer = new byte[64 * 1024];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    ClosedWith = (int?)socket.CloseStatus;
                    if (socket.State == WebSocketState.CloseReceived)
                    {
                        await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    }

                    return;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    var payload = JsonNode.Parse(message.ToArray())!.AsObject();
                    message.SetLength(0);
                    lock (received)
                    {
                        received.Add(payload);
                    }

                    await take(this, payload);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or JsonException)
        {
            // The line broke; what the client makes of it is the test's concern.
        }
        finally
        {
            IsOver = true;
        }
    }
}
