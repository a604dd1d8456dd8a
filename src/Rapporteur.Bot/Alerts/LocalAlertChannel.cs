using System.Globalization;
using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage;

namespace Rapporteur.Bot.Alerts;

/// <summary>The local channel: a message is there once it is stored, and pages read it from there.</summary>
public sealed class LocalAlertChannel(LocalPosts posts, DeliverySignal signal) : IAlertChannel
{
    public ChannelReach Reach => ChannelReach.Local;

    public string Name => "The local channel";

    public Task ReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<Outcome> PostAsync(string channel, Answer answer, string nonce, CancellationToken cancellation) => AddAsync(answer, nonce, null, null, cancellation);

    public Task<Outcome> EditAsync(string channel, string message, Answer answer, CancellationToken cancellation) => AddAsync(answer, null, Number(message), null, cancellation);

    public Task<Outcome> ReplyAsync(string channel, string message, Answer answer, string nonce, CancellationToken cancellation) => AddAsync(answer, nonce, null, Number(message), cancellation);

    /// <summary>Nothing needs to be looked for: a nonce is known here for good.</summary>
    public Task<Search> FindAsync(Delivery delivery, Answer answer, CancellationToken cancellation) => Task.FromResult<Search>(new Search.NotThere());

    public Task<string?> MissingRightAsync(string channel, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public string? LinkTo(string channel, string message) => $"message {message} of the local channel";

    private async Task<Outcome> AddAsync(Answer answer, string? nonce, long? changes, long? repliesTo, CancellationToken cancellation)
    {
        var number = await posts.AddAsync(nonce, AnswerJson.Write(answer), changes, repliesTo, cancellation);
        signal.Raise();
        return new Outcome.Sent($"{number}");
    }

    private static long Number(string message) => long.Parse(message, CultureInfo.InvariantCulture);
}
