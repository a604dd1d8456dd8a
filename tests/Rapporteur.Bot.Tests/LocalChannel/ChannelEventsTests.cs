using System.Globalization;
using System.Net.ServerSentEvents;
using Rapporteur.Bot.LocalChannel;

namespace Rapporteur.Bot.Tests.LocalChannel;

public class ChannelEventsTests
{
    private readonly ChannelEvents events = new();

    [Fact]
    public async Task A_page_that_was_away_gets_what_it_missed_in_order()
    {
        Publish(1, 2, 3, 4);

        (await Listen(since: 2, take: 2)).ShouldBe(["3", "4"]);
    }

    [Fact]
    public async Task A_page_that_saw_more_than_there_is_has_missed_all_of_it_since_the_host_began_anew()
    {
        Publish(1, 2);

        (await Listen(since: 900, take: 2)).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task No_more_is_kept_than_said()
    {
        Publish([.. Enumerable.Range(1, ChannelEvents.Kept + 10)]);

        (await Listen(since: 0, take: 1)).ShouldBe(["11"]);
    }

    private void Publish(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            events.Publish("reading", number);
        }
    }

    private async Task<List<string>> Listen(long since, int take)
    {
        var got = new List<string>();
        await foreach (SseItem<string> item in events.ListenAsync(since, TestContext.Current.CancellationToken))
        {
            if (item.EventType == "open")
            {
                continue;
            }

            got.Add(item.Data.ToString(CultureInfo.InvariantCulture));
            if (got.Count == take)
            {
                break;
            }
        }

        return got;
    }
}
