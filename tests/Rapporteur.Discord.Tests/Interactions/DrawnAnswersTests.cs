using Rapporteur.Chat;
using Rapporteur.Discord.Interactions;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests.Interactions;

public sealed class DrawnAnswersTests
{
    [Fact]
    public async Task What_rests_on_the_facts_alone_is_asked_once_and_anything_else_each_time()
    {
        var (lasting, passing) = (new Counting("lasting", true), new Counting("passing", false));
        await using var rig = await BotRig.ConnectedAsync(more: [lasting, passing]);
        for (var i = 0; i < 3; i++)
        {
            await rig.SendAsync(Fixtures.Command("lasting"));
            await rig.SendAsync(Fixtures.Command("passing"));
        }

        lasting.Asked.ShouldBe(1);
        passing.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task One_who_asks_in_private_is_not_shown_what_was_drawn_for_the_channel()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var open = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania")));
        var closed = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania"), ("private", true)));

        open.Message!["flags"].ShouldBeNull();
        ((int)closed.Message!["flags"]!).ShouldBe(64);
    }

    [Fact]
    public void A_new_fact_base_begins_without_what_was_drawn_from_the_old_one()
    {
        var answers = new DrawnAnswers();
        var shown = new Shown(new());
        answers.Keep(SmallFacts.Base, "/gaps", isPrivate: false, shown);

        answers.Find(SmallFacts.Base, "/gaps", isPrivate: false).ShouldBeSameAs(shown);
        answers.Find(FactBase.Empty, "/gaps", isPrivate: false).ShouldBeNull();
    }

    [Fact]
    public void However_much_is_asked_only_so_much_is_kept()
    {
        var answers = new DrawnAnswers();
        for (var i = 0; i < 1000; i++)
        {
            answers.Keep(SmallFacts.Base, $"/find {i}", isPrivate: false, new(new()));
        }

        Enumerable.Range(0, 1000).Count(i => answers.Find(SmallFacts.Base, $"/find {i}", isPrivate: false) is not null).ShouldBeInRange(1, 128);
    }

    private sealed class Counting(string name, bool lasts) : ICommand
    {
        private int asked;

        public int Asked => asked;

        public CommandSpec Spec { get; } = new(name, "Counts how often it is asked", []);

        public bool RestsOnFactsAlone => lasts;

        public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
        {
            Interlocked.Increment(ref asked);
            return ValueTask.FromResult(new Answer("Counted", []));
        }
    }
}
