using System.Text.Json;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Alerts;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage;
using Rapporteur.Storage.Tests;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>What the pages of this process hear of the local channel.</summary>
public class LocalAlertFeedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_hears_what_this_process_and_others_tell_the_channel_in_order_and_once(string provider)
    {
        await using var opened = await TestStore.OpenAsync(provider);
        var clock = new TurnedClock();
        var (posts, events, signal) = (new LocalPosts(opened.Store, clock), new ChannelEvents(clock), new DeliverySignal());
        await posts.AddAsync("before", """{"title":"before"}""", null, null, Cancellation);
        using var feed = new LocalAlertFeed(posts, events, signal, opened.Store, Options.Create(new DeliveryOptions()), clock);
        await feed.StartAsync(Cancellation);
        await using var page = events.ListenAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);
        (await NextAsync(page)).GetProperty("title").GetString().ShouldBe("before");

        var number = await posts.AddAsync("own", """{"title":"own"}""", null, null, Cancellation);
        signal.Raise();
        (await NextAsync(page)).GetProperty("number").GetInt64().ShouldBe(number);

        // Another process raises no signal here: it is found by looking.
        await posts.AddAsync(null, """{"title":"own, changed"}""", number, null, Cancellation);
        var next = NextAsync(page);
        while (!next.IsCompleted)
        {
            clock.Turn(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(10, Cancellation));
        }

        (await next).GetProperty("changes").GetInt64().ShouldBe(number);
        await feed.StopAsync(Cancellation);
    }

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<System.Net.ServerSentEvents.SseItem<string>> page)
    {
        while (await page.MoveNextAsync())
        {
            if (page.Current.EventType == "alert")
            {
                return JsonDocument.Parse(page.Current.Data).RootElement;
            }
        }

        throw new InvalidOperationException("The page hears nothing any longer.");
    }
}
