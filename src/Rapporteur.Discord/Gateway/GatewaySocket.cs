using System.IO.Compression;
using System.Net.WebSockets;

namespace Rapporteur.Discord.Gateway;

/// <summary>A WebSocket that gives whole messages, inflates those that come compressed, and can be left without a handshake.</summary>
internal sealed class GatewaySocket : IDisposable
{
    // One buffer serves interactions; a guild's arrival needs more for a moment, which is given back after.
    private const int UsualBytes = 16 * 1024;
    private const int KeptBytes = 64 * 1024;
    private const int MostBytes = 64 * 1024 * 1024;

    // RFC 1950: deflate with a window of 32 KB, as zlib has it. JSON may come in a binary frame as well, and begins otherwise.
    private const byte ZlibHeader = 0x78;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HandshakeWithin = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SemaphoreSlim receiving = new(1, 1);
    private readonly TimeProvider clock;
    private byte[] buffer = new byte[UsualBytes];
    private byte[] inflated = [];

    private GatewaySocket(TimeProvider clock)
    {
        this.clock = clock;

        // The gateway has heartbeats of its own; WebSocket pings beside them would only be noise.
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Connects, or says within ten seconds that it cannot.</summary>
    /// <exception cref="LineEndedException">Nobody answered, or not as a WebSocket.</exception>
    public static async Task<GatewaySocket> ConnectAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        var line = new GatewaySocket(clock);
        using var limit = new CancellationTokenSource(ConnectWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await line.socket.ConnectAsync(address, either.Token);
            return line;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            line.Dispose();
            throw new LineEndedException($"The gateway at {address.Host} could not be reached", exception);
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>The next whole message. It lies in a buffer that the following call overwrites.</summary>
    /// <exception cref="LineEndedException">The line was closed or broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (buffer.Length > UsualBytes)
        {
            buffer = new byte[UsualBytes];
        }

        if (inflated.Length > KeptBytes)
        {
            inflated = [];
        }

        var length = 0;
        await receiving.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Grow();
                }

                var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw Closed();
                }

                if (part.EndOfMessage)
                {
                    return part.MessageType == WebSocketMessageType.Binary && buffer[0] == ZlibHeader ? Inflate(length) : buffer.AsMemory(0, length);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidDataException or InvalidOperationException)
        {
            // A receive whose socket is cut from here ends as cancelled, though nobody cancelled it.
            cancellationToken.ThrowIfCancellationRequested();
            throw new LineEndedException("The line to the gateway broke", exception);
        }
        finally
        {
            receiving.Release();
        }
    }

    /// <summary>Sends one payload; payloads of several callers never mix.</summary>
    /// <exception cref="LineEndedException">The line broke.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new LineEndedException("The line to the gateway broke", exception);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Says goodbye with a code and waits at most a second for the other side to say it too.</summary>
    public async Task CloseAsync(int code)
    {
        using var limit = new CancellationTokenSource(HandshakeWithin, clock);
        try
        {
            await SayGoodbyeAsync(code, limit.Token);

            // Closing at once with unread bytes would reset the connection, and the goodbye might be lost with it. A reader that
            // is still there gets the answer itself; after it, or without one, what comes is read here.
            await receiving.WaitAsync(limit.Token);
            while (socket.State == WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // A line that cannot be closed is as closed as it will be.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Leaves a silent line: the goodbye is sent and no answer waited for, since none would come. A receive under way ends.</summary>
    public async Task LeaveAsync(int code)
    {
        using var limit = new CancellationTokenSource(HandshakeWithin, clock);
        try
        {
            await SayGoodbyeAsync(code, limit.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // What is dead cannot be told so.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Cuts the line; a receive under way ends.</summary>
    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    private async Task SayGoodbyeAsync(int code, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private void Grow()
    {
        if (buffer.Length >= MostBytes)
        {
            throw TooLarge();
        }

        Array.Resize(ref buffer, buffer.Length * 2);
    }

    private Memory<byte> Inflate(int length)
    {
        using var packed = new ZLibStream(new MemoryStream(buffer, 0, length, writable: false), CompressionMode.Decompress);
        var filled = 0;
        do
        {
            if (filled == inflated.Length)
            {
                Array.Resize(ref inflated, filled < MostBytes ? Math.Max(UsualBytes, filled * 2) : throw TooLarge());
            }
        }
        while (packed.Read(inflated, filled, inflated.Length - filled) is var read and > 0 && (filled += read) > 0);

        return inflated.AsMemory(0, filled);
    }

    private static InvalidDataException TooLarge() => new("A message of the gateway is larger than 64 MB.");

    private LineEndedException Closed()
    {
        var code = (int?)socket.CloseStatus ?? 1005;
        return new($"Discord closed the line with code {code}") { Code = code, EndsSession = CloseCode.EndsSession(code) };
    }
}
