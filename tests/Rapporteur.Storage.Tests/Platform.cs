using System.Collections.Concurrent;
using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Tests;

/// <summary>A platform with Discord's habits: it knows a nonce for three minutes, and its messages can be read unless that is forbidden.</summary>
internal sealed class Platform(TimeProvider clock) : IAlertChannel
{
    private readonly ConcurrentDictionary<string, (string Message, DateTimeOffset At)> nonces = new();

    public ConcurrentQueue<(string Channel, string Message, string Nonce, string Title, DateTimeOffset At)> Messages { get; } = new();

    public ConcurrentQueue<(string Message, Answer Answer)> Edits { get; } = new();

    /// <summary>What is answered in place of the truth; called once the message was taken.</summary>
    public Func<string, Outcome?> Hides { get; set; } = _ => null;

    /// <summary>What is answered without the message being taken.</summary>
    public Func<string, Outcome?> Refuses { get; set; } = _ => null;

    /// <summary>Holds up each request first.</summary>
    public Func<CancellationToken, Task> Limit { get; set; } = _ => Task.CompletedTask;

    public bool MayBeRead { get; set; } = true;

    public ChannelReach Reach => ChannelReach.Remote;

    public string Name => "The platform";

    public Task ReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Outcome> PostAsync(string channel, Answer answer, string nonce, CancellationToken cancellation)
    {
        await Limit(cancellation);
        if (Refuses(channel) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (!nonces.TryGetValue(nonce, out var known) || now - known.At >= TimeSpan.FromMinutes(3))
        {
            nonces[nonce] = known = ($"m{Messages.Count}", now);
            Messages.Enqueue((channel, known.Message, nonce, answer.Title, now));
        }

        return Hides(channel) ?? new Outcome.Sent(known.Message);
    }

    public Task<Outcome> EditAsync(string channel, string message, Answer answer, CancellationToken cancellation)
    {
        if (Refuses(channel) is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        Edits.Enqueue((message, answer));
        return Task.FromResult<Outcome>(new Outcome.Sent(message));
    }

    public Task<Outcome> ReplyAsync(string channel, string message, Answer answer, string nonce, CancellationToken cancellation) => PostAsync(channel, answer, nonce, cancellation);

    public Task<Search> FindAsync(Delivery delivery, Answer answer, CancellationToken cancellation)
    {
        if (!MayBeRead)
        {
            return Task.FromResult<Search>(new Search.NotAllowed("without the right Read Message History"));
        }

        var found = Messages.FirstOrDefault(message => message.Nonce == delivery.Nonce && message.At >= delivery.TriedAt);
        return Task.FromResult<Search>(found.Message is null ? new Search.NotThere() : new Search.Found(found.Message));
    }

    public Task<string?> MissingRightAsync(string channel, CancellationToken cancellation) => Task.FromResult(channel == "closed" ? "Send Messages" : null);

    public string? LinkTo(string channel, string message) => $"link:{channel}/{message}";
}
