using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Tests.Guilds;

public sealed class GuildRightsTests
{
    private const Permissions Usual = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    private static readonly Snowflake Bot = new(1);
    private static readonly Snowflake Everybody = new(10);
    private static readonly Snowflake OwnRole = new(11);
    private static readonly Snowflake OtherRole = new(12);
    private static readonly Snowflake Channel = new(100);

    [Fact]
    public void Rights_are_those_of_everybody_and_of_the_bots_roles() =>
        Rights([], everybody: Permissions.ViewChannel | Permissions.SendMessages, own: Permissions.EmbedLinks).ShouldBe(Usual);

    [Fact]
    public void A_channel_may_take_a_right_from_everybody_and_give_it_back_to_a_role()
    {
        Rights([new(Everybody, 0, Permissions.None, Permissions.SendMessages)]).HasFlag(Permissions.SendMessages).ShouldBeFalse();
        Rights([new(Everybody, 0, Permissions.None, Permissions.SendMessages), new(OwnRole, 0, Permissions.SendMessages, Permissions.None)]).ShouldBe(Usual);
        Rights([new(Everybody, 0, Permissions.None, Permissions.SendMessages), new(OtherRole, 0, Permissions.SendMessages, Permissions.None)]).HasFlag(Permissions.SendMessages).ShouldBeFalse();
    }

    [Fact]
    public void What_is_said_of_the_bot_itself_comes_last() =>
        Rights([new(OwnRole, 0, Permissions.SendMessages, Permissions.None), new(Bot, 1, Permissions.None, Permissions.SendMessages)]).HasFlag(Permissions.SendMessages).ShouldBeFalse();

    [Fact]
    public void Who_cannot_see_a_channel_can_do_nothing_in_it_and_who_cannot_write_cannot_embed()
    {
        Rights([new(Everybody, 0, Permissions.None, Permissions.ViewChannel)]).ShouldBe(Permissions.None);
        Rights([new(Everybody, 0, Permissions.None, Permissions.SendMessages)]).HasFlag(Permissions.EmbedLinks).ShouldBeFalse();
    }

    [Fact]
    public void An_administrator_may_everything() =>
        Rights([new(Everybody, 0, Permissions.None, Permissions.ViewChannel)], own: Permissions.Administrator).HasFlag(Usual).ShouldBeTrue();

    [Fact]
    public void Later_changes_of_roles_channels_and_of_the_bot_itself_count()
    {
        var rights = Known([]);

        rights.Set(new RoleEvent(Everybody, new(Everybody, Permissions.ViewChannel), null));
        rights.In(Channel).ShouldBe(Permissions.ViewChannel);
        rights.Set(new RoleEvent(Everybody, new(OwnRole, Permissions.SendMessages), null));
        rights.In(Channel).ShouldBe(Permissions.ViewChannel | Permissions.SendMessages);
        rights.Set(new GuildMember(new(Bot, null, null), []) { GuildId = Everybody });
        rights.In(Channel).ShouldBe(Permissions.ViewChannel);
        rights.Set(new Channel(Channel, Everybody, [new(Everybody, 0, Permissions.None, Permissions.ViewChannel)]));
        rights.In(Channel).ShouldBe(Permissions.None);
        rights.Remove(new Channel(Channel, Everybody, null));
        rights.In(Channel).ShouldBeNull();
    }

    [Fact]
    public void A_channel_that_no_guild_lists_is_known_from_the_interactions_in_it()
    {
        var rights = Known([]);
        rights.In(new(555)).ShouldBeNull();

        rights.Learn(new(555), Usual);

        rights.In(new(555)).ShouldBe(Usual);
    }

    [Fact]
    public void A_guild_that_did_not_tell_its_roles_or_the_bot_among_its_members_says_nothing_of_rights()
    {
        var rights = new GuildRights();
        rights.Begin(Bot);
        rights.Add(new(Everybody, new(99), null, [new(Channel, null, [])], [new(new(Bot, null, null), [])], false));
        rights.In(Channel).ShouldBeNull();
        rights.Add(new(Everybody, new(99), [new(Everybody, Permissions.None)], [new(Channel, null, [])], null, false));
        rights.In(Channel).ShouldBeNull();

        rights.Learn(Channel, Usual);

        rights.In(Channel).ShouldBe(Usual);
    }

    [Fact]
    public void Before_the_bot_knows_who_it_is_no_guild_says_what_it_may()
    {
        var rights = new GuildRights();

        rights.Add(new(Everybody, new(99), [new(Everybody, Permissions.None)], [new(Channel, null, [])], [], false));

        rights.In(Channel).ShouldBeNull();
    }

    [Fact]
    public void What_the_newest_interaction_says_counts_until_something_changes_there()
    {
        var rights = Known([], everybody: Permissions.None);

        rights.Learn(Channel, Usual);
        rights.In(Channel).ShouldBe(Usual);
        rights.Learn(Channel, Permissions.ViewChannel);
        rights.In(Channel).ShouldBe(Permissions.ViewChannel);
        rights.Set(new RoleEvent(Everybody, new(Everybody, Usual), null));
        rights.In(Channel).ShouldBe(Usual);
    }

    [Fact]
    public void A_new_session_drops_the_servers_of_its_shard_that_it_does_not_name_and_no_others()
    {
        var rights = new GuildRights();
        rights.Begin(Bot);
        foreach (var guild in new ulong[] { 2, 4, 5 })
        {
            rights.Add(new(new(guild << 22), null, null, [new(new(guild), null, [])], null, false));
        }

        rights.Keep([new(4 << 22)], 0, 2);

        rights.GuildOf(new(2)).ShouldBeNull();
        rights.GuildOf(new(4)).ShouldNotBeNull();
        rights.GuildOf(new(5)).ShouldNotBeNull();
        rights.Count.ShouldBe(2);
    }

    [Fact]
    public void Ten_thousand_guilds_that_arrive_again_take_no_look_at_each_others_channels()
    {
        var rights = new GuildRights();
        rights.Begin(Bot);
        for (var again = 0; again < 2; again++)
        {
            for (ulong guild = 1; guild <= 10_000; guild++)
            {
                var first = guild << 22;
                rights.Add(new(new(first), null, null, [.. Enumerable.Range(1, 10).Select(channel => new Channel(new(first + (ulong)channel), null, null))], null, false));
            }
        }

        // Looking through all channels each time, this takes minutes.
        rights.Count.ShouldBe(10_000);
    }

    [Fact]
    public void A_guild_that_is_gone_leaves_nothing()
    {
        var rights = Known([]);

        rights.Remove(Everybody);

        rights.Count.ShouldBe(0);
        rights.In(Channel).ShouldBeNull();
    }

    private static Permissions Rights(Overwrite[] overwrites, Permissions everybody = Usual, Permissions own = Permissions.None) => Known(overwrites, everybody, own).In(Channel)!.Value;

    private static GuildRights Known(Overwrite[] overwrites, Permissions everybody = Usual, Permissions own = Permissions.None)
    {
        var rights = new GuildRights();
        rights.Begin(Bot);
        rights.Add(new(Everybody, new(99), [new(Everybody, everybody), new(OwnRole, own), new(OtherRole, Permissions.None)], [new(Channel, null, overwrites)], [new(new(Bot, null, null), [OwnRole])], false));
        return rights;
    }
}
