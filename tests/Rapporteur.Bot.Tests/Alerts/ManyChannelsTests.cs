using System.Globalization;
using Microsoft.Extensions.Logging;
using Articles = Rapporteur.Storage.Tests.Seeds;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>One new file and many channels, at Discord's limit. RAPPORTEUR_ROUNDS makes them more: 50 is the long form, with a hundred thousand.</summary>
public class ManyChannelsTests
{
    private const int PerSecond = 50;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("RAPPORTEUR_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Sqlite", 2000)]
    [InlineData("PostgreSql", 1000)]
    public async Task An_alert_reaches_all_channels_at_the_rate_that_Discord_allows_and_each_once(string provider, int channels)
    {
        channels *= Rounds;
        await using var delivery = await TurnedDelivery.OpenAsync(provider, channels);
        delivery.Discord.Limits.PerSecond = PerSecond;
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));

        delivery.Start();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == channels, TimeSpan.FromSeconds(channels));
        var took = delivery.Discord.Posts[^1].At - delivery.Discord.Posts[0].At;
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        delivery.Discord.Posts.Select(post => post.Channel).Distinct().Count().ShouldBe(channels);
        delivery.Discord.Posts.Count.ShouldBe(channels);
        delivery.Discord.Limits.Refusals.ShouldBeLessThanOrEqualTo(1);
        delivery.Log.At(LogLevel.Warning).ShouldBeEmpty();
        // The first fifty may go at once, the others fifty a second.
        var allowed = (channels - PerSecond) / (double)PerSecond;
        (allowed / took.TotalSeconds).ShouldBeGreaterThanOrEqualTo(0.95);
        TestContext.Current.TestOutputHelper!.WriteLine($"{channels} channels in {took.TotalSeconds:0.0} s; Discord allows {allowed:0.0} s.");
    }

    [Fact]
    public async Task Corrections_of_many_posts_go_out_slowly_and_hold_up_no_alert()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 100);
        var (posts, edits) = (delivery.Discord.Posts, delivery.Discord.Edits);
        var first = Articles.RedLine("a.txt", "any corridor through the hills");
        await delivery.Rig.TakeAsync(first);
        delivery.Start();
        delivery.TurnUntil(() => posts.Count == 100, TimeSpan.FromMinutes(1));

        await delivery.Rig.TakeAsync(first, Articles.RedLine("b.txt", "any corridor through the hills"));
        delivery.TurnFor(TimeSpan.FromSeconds(10));
        edits.Count.ShouldBeInRange(45, 60);
        await delivery.Rig.TakeAsync(first, Articles.RedLine("b.txt", "any corridor through the hills"), Articles.RedLine("c.txt", "foreign soldiers in the harbour"));
        var asked = delivery.Rig.Clock.GetUtcNow();
        delivery.TurnUntil(() => posts.Count == 200, TimeSpan.FromMinutes(1));

        (posts[^1].At - asked).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        delivery.TurnUntil(() => edits.Count == 100, TimeSpan.FromMinutes(1));
        delivery.TurnFor(TimeSpan.FromMinutes(2));
        edits.Select(edit => edit.Channel).Distinct().Count().ShouldBe(100);
        edits.Count.ShouldBe(100);
    }
}
