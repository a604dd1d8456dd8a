using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Tells the pages of this process what the local channel was told by any process.</summary>
public sealed class LocalAlertFeed(
    LocalPosts posts, ChannelEvents events, DeliverySignal signal, Store store, IOptions<DeliveryOptions> options, TimeProvider clock) : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? seen = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wake = signal.Next;
            try
            {
                // A page that comes back after a restart of the host still finds what it missed.
                seen ??= Math.Max(0, await posts.NewestAsync(stoppingToken) - ChannelEvents.Kept);
                while (await posts.AfterAsync(seen.Value, AtOnce, stoppingToken) is { IsEmpty: false } next)
                {
                    foreach (var post in next)
                    {
                        events.Tell(post.Number, "alert", Data(post));
                        seen = post.Number;
                    }
                }
            }
            catch (Exception failure) when (store.Why(failure) is not null)
            {
                // The delivery worker says so in the log; here it is only looked again.
            }

            await Task.WhenAny(wake, Task.Delay(options.Value.Look, clock, stoppingToken));
        }
    }

    /// <summary>The answer as <c>/api/ask</c> gives it, with the message's own number and the one that it changes or replies to.</summary>
    private static string Data(LocalPost post)
    {
        var data = JsonNode.Parse(post.Body)!.AsObject();
        data["number"] = post.Number;
        data["changes"] = post.Changes;
        data["repliesTo"] = post.RepliesTo;
        data["madeAt"] = post.MadeAt;
        return data.ToJsonString();
    }
}
