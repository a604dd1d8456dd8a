using Rapporteur.Chat.Alerts;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Storage.Tests;

public class AlertCounterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Channels_are_counted_with_what_waits_for_them_and_what_they_were_sent(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2", "3");
        var counter = new AlertCounter(rig.Store);
        (await counter.CountAsync(Cancellation)).ShouldBe(new AlertCounts(3, 0, 0, 0));

        await rig.TakeAsync(Seeds.Reading("a.txt", "Ruritania", ClaimKind.RedLine, "any corridor"));
        var claimed = await rig.ClaimAsync();
        await rig.Outbox.SentAsync(claimed[0], "m", Cancellation);
        await rig.Outbox.PauseAsync(claimed[1], "Missing Access (403)", Cancellation);

        (await counter.CountAsync(Cancellation)).ShouldBe(new AlertCounts(3, 1, 2, 1));
    }
}
