using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Gateway;

/// <summary>One shard: keeps one session of the gateway going over as many lines as it takes.</summary>
/// <remarks>
/// A line is opened (the handshake, until READY or RESUMED) and read until it ends; then the next one is opened at once.
/// Only openings that fail wait, longer each time. The session outlives its lines until Discord says that it is over.
/// </remarks>
internal sealed partial class Shard(
    int number,
    int total,
    string token,
    SessionStarts starts,
    ShardState state,
    Action<string, ReadOnlyMemory<byte>> dispatch,
    DiscordMetrics metrics,
    TimeProvider clock,
    ILogger<Shard> logger)
{
    // A resume belongs at the address that READY gave. Should that host never come back, the session is tried at the front door in between.
    private const int FailuresBeforeFrontDoor = 8;

    private static readonly TimeSpan UnreadableRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SessionWithin = TimeSpan.FromSeconds(60);

    private readonly ShortLives shortLives = new(clock);
    private Session? session;
    private GatewaySocket? line;
    private Uri? frontDoor;
    private int failures;
    private volatile bool closing;

    /// <summary>The shard's number; 0 or more.</summary>
    public int Number => number;

    /// <summary>Runs until <see cref="CloseAsync"/> or until the token is cancelled, which cuts the line without a goodbye.</summary>
    /// <exception cref="DiscordRefusedException">Discord will not have the bot.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var opening = Opening();
        while (true)
        {
            shortLives.Began();
            try
            {
                var open = await opening.ExecuteAsync(async stop => await OpenAsync(stop), cancellationToken);
                failures = 0;
                shortLives.Began();
                await open.Reading;
            }
            catch (LineEndedException) when (closing)
            {
                return;
            }
            catch (LineEndedException end)
            {
                Note(end);
                var rest = shortLives.RestAfterEnd();
                await Task.Delay(end.Wait ?? rest, clock, cancellationToken);
            }
        }
    }

    /// <summary>Ends the shard: closes its line with a code and waits at most a second for the answer.</summary>
    public Task CloseAsync(int code)
    {
        closing = true;
        Interlocked.MemoryBarrier(); // Either the line is seen here or the end there.
        return line?.CloseAsync(code) ?? Task.CompletedTask;
    }

    private ResiliencePipeline Opening() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(!closing && args.Outcome.Exception is LineEndedException or DiscordUnavailableException or DiscordCallException),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(0.5),
            MaxDelay = TimeSpan.FromSeconds(10),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as LineEndedException)?.Wait),
            OnRetry = args =>
            {
                failures++;
                state.Turned();
                Note(args.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>Opens a line and comes back when a session runs over it; the rest of its life is <see cref="OpenLine.Reading"/>.</summary>
    private async Task<OpenLine> OpenAsync(CancellationToken cancellationToken)
    {
        state.Turned();
        using var start = session is null ? await starts.TakeTurnAsync(number, cancellationToken) : null;
        var socket = await GatewaySocket.ConnectAsync(Session.WithVersion(await AddressAsync(cancellationToken)), clock, cancellationToken);
        Interlocked.Exchange(ref line, socket);
        if (closing)
        {
            // The goodbye was said before there was a line to say it on.
            await socket.CloseAsync(CloseCode.Goodbye);
            throw new LineEndedException("The bot stops");
        }

        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = ReadAsync(socket, start, reading, cancellationToken);
        using var limit = new CancellationTokenSource();
        var late = Task.Delay(SessionWithin, clock, limit.Token);
        await Task.WhenAny(reading.Task, end, late);
        await limit.CancelAsync();

        // A session that began has begun, however soon its line ended after it: that is no failed opening, and is gone back from at once.
        if (reading.Task.IsCompleted)
        {
            return new(end);
        }

        if (late.IsCompletedSuccessfully && !end.IsCompleted)
        {
            // A session that cannot be taken up within a minute is given up with its line.
            session = null;
            _ = socket.LeaveAsync(CloseCode.Resuming);
            throw new LineEndedException("Discord began no session within a minute");
        }

        await end;
        return new(end);
    }

    private async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        if (session is { } known && (failures < FailuresBeforeFrontDoor || failures % 2 == 0))
        {
            return known.Address;
        }

        return frontDoor = Session.AddressOf((await starts.AskAsync(cancellationToken)).Url)!;
    }

    /// <summary>The whole life of a line: it ends with an exception that says how, and leaves no line behind.</summary>
    private async Task ReadAsync(GatewaySocket socket, SessionStarts.SessionStart? start, TaskCompletionSource running, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = Task.CompletedTask;
        try
        {
            var handshake = new Handshake(socket, token, clock);
            var hello = await handshake.HelloAsync(cancellationToken);
            var heartbeat = new Heartbeat(socket, hello, state, clock) { Sequence = () => session?.Sequence };
            state.Began(hello);
            beating = BeatAsync(heartbeat, socket, ended.Token);
            await IntroduceAsync(handshake, start, cancellationToken);
            for (var message = await handshake.AnswerAsync(cancellationToken); ; message = await socket.ReceiveAsync(cancellationToken))
            {
                Handle(message, heartbeat, running, ended.Token);
            }
        }
        catch (LineEndedException end)
        {
            state.Connected(false);
            _ = socket.CloseAsync(CloseCode.Resuming);
            if (end.Code is { } code && CloseCode.WhyStop(code) is { } sentence)
            {
                throw new DiscordRefusedException(sentence) { WantsMoreShards = code == CloseCode.TooFewShards };
            }

            if (end.EndsSession)
            {
                session = null;
            }

            // The heartbeat cuts a dead line, which the reader then sees as broken: the heartbeat knows why.
            throw beating.Exception?.InnerException as LineEndedException ?? end;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
        catch (Exception unreadable)
        {
            // Such as a READY that is none. What nobody foresaw must leave no line behind, nor be gone back from at once.
            _ = socket.CloseAsync(CloseCode.Resuming);
            throw new LineEndedException("What Discord sent could not be read", unreadable) { Wait = running.Task.IsCompleted ? UnreadableRest : null };
        }
        finally
        {
            state.Connected(false);
            await ended.CancelAsync();
        }
    }

    private ValueTask IntroduceAsync(Handshake handshake, SessionStarts.SessionStart? start, CancellationToken cancellationToken)
    {
        if (session is { } known)
        {
            return handshake.ResumeAsync(known, cancellationToken);
        }

        start!.Begin();
        metrics.Identified();
        return handshake.IdentifyAsync(number, total, cancellationToken);
    }

    private static async Task BeatAsync(Heartbeat heartbeat, GatewaySocket socket, CancellationToken cancellationToken)
    {
        try
        {
            await heartbeat.RunAsync(cancellationToken);
        }
        catch (LineEndedException)
        {
            // A silent line answers no goodbye either: it is said, and the reader is set free at once.
            _ = socket.LeaveAsync(CloseCode.Resuming);
            throw;
        }
    }

    private void Handle(ReadOnlyMemory<byte> message, Heartbeat heartbeat, TaskCompletionSource running, CancellationToken cancellationToken)
    {
        state.Turned();
        if (!GatewayFrame.TryRead(message, out var frame))
        {
            LogUnreadable(number, message.Length);
            return;
        }

        switch (frame.Op)
        {
            case Opcode.Dispatch: OnDispatch(frame, running); break;
            case Opcode.Heartbeat: _ = heartbeat.BeatAsync(cancellationToken).AsTask(); break;
            case Opcode.HeartbeatAck: heartbeat.Answered(); break;
            case Opcode.Reconnect: throw new LineEndedException("Discord asked to reconnect");
            case Opcode.InvalidSession: throw Invalid(frame.Data.Span.SequenceEqual("true"u8));
            default: break; // What is not known is not for us: Discord adds opcodes without asking.
        }
    }

    private void OnDispatch(GatewayFrame frame, TaskCompletionSource running)
    {
        if (frame.Event == "READY")
        {
            var ready = JsonSerializer.Deserialize(frame.Data.Span, DiscordJson.Default.ReadySession) ?? throw new JsonException("READY has no data.");
            session = new(ready.SessionId ?? "", AddressOf(ready));
        }

        if (session is { } known && frame.Sequence is { } sequence)
        {
            known.Sequence = Math.Max(known.Sequence, sequence);
        }

        if (frame.Event is { } name)
        {
            dispatch(name, frame.Data);
        }

        // Said last: who sees the shard connected finds all that READY brought.
        if (frame.Event is "READY" or "RESUMED")
        {
            state.Connected(true);
            LogRunning(number, frame.Event);
            running.TrySetResult();
        }
    }

    private Uri AddressOf(ReadySession ready) => Session.AddressOf(ready.ResumeGatewayUrl) ?? frontDoor!;

    // Discord, "Gateway", resuming: after a session that is over, wait between one and five seconds at random before the next Identify.
    // The upper end leaves room for the connect that comes before it.
    private static LineEndedException Invalid(bool resumable) => resumable
        ? new("Discord asked to resume the session")
        : new("Discord ended the session") { EndsSession = true, Wait = TimeSpan.FromSeconds(1 + 3.8 * Random.Shared.NextDouble()) };

    private void Note(Exception end)
    {
        var code = (end as LineEndedException)?.Code;
        metrics.Reconnected(session is null ? "identify" : "resume");
        LogEnded(CloseCode.LevelOf(code), number, end.Message, end.InnerException?.Message ?? "-", session is null ? "a new session" : "a resume");
    }

    [LoggerMessage("Shard {Shard}: {Why} ({Detail}); going back for {Next}")]
    private partial void LogEnded(LogLevel level, int shard, string why, string detail, string next);

    [LoggerMessage(LogLevel.Information, "Shard {Shard} is connected ({Event})")]
    private partial void LogRunning(int shard, string @event);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard}: a message of {Bytes} bytes is no gateway payload and was passed over")]
    private partial void LogUnreadable(int shard, int bytes);

    /// <summary>A line over which a session runs. <paramref name="Reading"/> ends when it does.</summary>
    private readonly record struct OpenLine(Task Reading);
}
