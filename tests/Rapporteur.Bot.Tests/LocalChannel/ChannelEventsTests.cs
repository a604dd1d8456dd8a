using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Rapporteur.Bot.LocalChannel;

namespace Rapporteur.Bot.Tests.LocalChannel;

public class ChannelEventsTests
{
    private readonly ChannelEvents events = new(TimeProvider.System);

    [Fact]
    public async Task A_page_that_was_away_gets_what_it_missed_in_order()
    {
        Tell(1, 2, 3, 4);

        (await Listen(since: 2, take: 2)).ShouldBe(["3", "4"]);
    }

    [Fact]
    public async Task A_page_that_saw_more_than_there_is_has_missed_all_of_it_since_the_store_is_another()
    {
        Tell(1, 2);

        (await Listen(since: 900, take: 2)).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task No_more_is_kept_than_said()
    {
        Tell([.. Enumerable.Range(1, ChannelEvents.Kept + 10)]);

        (await Listen(since: 0, take: 1)).ShouldBe(["11"]);
    }

    [Fact]
    public async Task A_new_page_is_told_the_newest_of_before()
    {
        Tell([.. Enumerable.Range(1, ChannelEvents.ToldToNewPages + 5)]);

        (await Listen(since: null, take: ChannelEvents.ToldToNewPages)).ShouldBe(Enumerable.Range(6, ChannelEvents.ToldToNewPages).Select(number => $"{number}"));
    }

    [Fact]
    public async Task A_new_page_is_told_how_far_reading_is()
    {
        events.Publish(new ReadingEvent(1, 9, null));
        events.Publish(new ReadingEvent(2, 9, null));

        await using var page = events.ListenAsync(null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await NextAsync(page)).EventType.ShouldBe(ChannelEvents.StillHere);
        var reading = await NextAsync(page);
        Tell(2);

        JsonSerializer.Deserialize<ReadingEvent>(reading.Data, JsonSerializerOptions.Web).ShouldBe(new ReadingEvent(2, 9, null));
        reading.EventId.ShouldBeNull();
        (await NextAsync(page)).Data.ShouldBe("2");
    }

    [Fact]
    public async Task A_page_that_does_not_read_is_let_go_and_has_a_gapless_run_up_to_there()
    {
        await using var page = events.ListenAsync(0, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(page);
        Tell([.. Enumerable.Range(1, 2 * ChannelEvents.Kept)]);

        var got = new List<int>();
        while (await page.MoveNextAsync())
        {
            got.Add(int.Parse(page.Current.Data, CultureInfo.InvariantCulture));
        }

        got.ShouldBe(Enumerable.Range(1, got.Count));
        got.Count.ShouldBeInRange(1, ChannelEvents.Kept + 2);
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> page)
    {
        (await page.MoveNextAsync()).ShouldBeTrue();
        return page.Current;
    }

    private void Tell(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            events.Tell(number, "alert", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task<List<string>> Listen(long? since, int take)
    {
        var got = new List<string>();
        await foreach (var item in events.ListenAsync(since, TestContext.Current.CancellationToken))
        {
            if (item.EventId is not null)
            {
                got.Add(item.Data);
            }

            if (got.Count == take)
            {
                break;
            }
        }

        return got;
    }
}
