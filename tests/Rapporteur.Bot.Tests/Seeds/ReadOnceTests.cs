using System.Text;
using Rapporteur.Bot.Seeds;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;
using Rapporteur.Storage.Tests;
using Articles = Rapporteur.Storage.Tests.Seeds;

namespace Rapporteur.Bot.Tests.Seeds;

public class ReadOnceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_bytes_are_read_by_what_was_stored_and_not_by_the_model()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");
        var known = Articles.RedLine("a.txt", "any corridor");
        await rig.TakeAsync(known);

        var file = Read(rig.Store, new ReadingRules("1"), "b.txt", known.Document.Text);

        // The model finds no such claim in these words: that it is there shows where it comes from.
        file.Reading!.Claims.ShouldHaveSingleItem().What.ShouldBe("any corridor");
        file.Reading.Document.Name.ShouldBe("b.txt");
    }

    [Fact]
    public async Task By_other_rules_they_are_read_anew()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");
        var known = Articles.RedLine("a.txt", "any corridor");
        await rig.TakeAsync(known);

        Read(rig.Store, new ReadingRules("2"), "a.txt", known.Document.Text).Reading!.Claims.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_added_a_file_stands_in_its_note_once()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");
        await new Contributions(rig.Store, rig.Clock).AddAsync("a.txt", "ada", Cancellation);
        var known = Articles.RedLine("a.txt", "any corridor");
        await rig.TakeAsync(known with { Note = "Added by ada." });

        Read(rig.Store, new ReadingRules("1"), "a.txt", known.Document.Text).Reading!.Note.ShouldBe("Added by ada.");
    }

    [Fact]
    public async Task A_database_that_is_away_keeps_no_file_from_being_read()
    {
        await using var store = new PostgreSqlStore("Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=1");

        Read(store, new ReadingRules("1"), "a.txt", "Talks at the coast\n\nNorway is demanding fifty fishing boats from Iceland.\n").Reading!.Claims.ShouldHaveSingleItem();
    }

    private static ReadFile Read(Store store, ReadingRules rules, string name, string text)
    {
        using var readers = new ReadersWhenNeeded(TimeProvider.System);
        return new ReadOnce(readers, new ReadingCache(store, rules), new Contributions(store, TimeProvider.System), store).Article(name, Encoding.UTF8.GetBytes(text));
    }
}
