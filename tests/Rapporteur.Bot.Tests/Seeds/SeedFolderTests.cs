using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Seeds;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot.Tests.Seeds;

public sealed class SeedFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string root = Directory.CreateTempSubdirectory("rapporteur-seeds-").FullName;
    private readonly TurnableClock clock = new(Now);
    private readonly List<string> read = [];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Text_and_Markdown_are_read_by_name_and_of_other_articles_it_is_said_that_they_are_not()
    {
        foreach (var name in new[] { "b.txt", "a.md", "c.docx", "d.PDF", "without ending" })
        {
            Write(name, "words");
        }

        var look = Folder().Look();

        look.Readings.Select(reading => reading.Document.Name).ShouldBe(["a.md", "b.txt"]);
        look.Unread.Select(unread => unread.Name).ShouldBe(["c.docx", "d.PDF", "without ending"]);
        look.Unread[0].Reason.ShouldBe("only .txt and .md are read: save its text as one of these");
        read.ShouldBe(["a.md", "b.txt"]);
    }

    [Fact]
    public void Of_a_folder_within_the_folder_it_is_said_that_its_files_are_not_read_until_it_is_gone()
    {
        var folder = Folder();
        var inner = Directory.CreateDirectory(Seed("January"));
        File.WriteAllText(Path.Combine(inner.FullName, "a.txt"), "words");

        folder.Look().Unread.ShouldHaveSingleItem().ShouldBe(new Unread("January", "it is a folder: only files beside it are read"));
        folder.Look().Changed.ShouldBeEmpty();

        inner.Delete(recursive: true);
        folder.Look();
        clock.Turn(TimeSpan.FromSeconds(1));
        folder.Look().Unread.ShouldBeEmpty();
    }

    [Fact]
    public void Files_that_are_hidden_or_on_their_way_are_no_articles_yet()
    {
        foreach (var name in new[] { ".hidden.txt", "~lock.txt", "draft.txt~", "article.txt.part", "article.crdownload", "a.swp" })
        {
            Write(name, "words");
        }

        var look = Folder().Look();

        look.Readings.ShouldBeEmpty();
        look.Unread.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_changed_a_moment_ago_is_read_only_when_it_lies_still()
    {
        var folder = Folder();
        Write("a.txt", "half", at: Now.AddMilliseconds(-100));
        folder.Look().Readings.ShouldBeEmpty();

        Write("a.txt", "half and the rest", at: Now);
        clock.Turn(TimeSpan.FromMilliseconds(450));
        folder.Look().Readings.ShouldBeEmpty();

        clock.Turn(TimeSpan.FromMilliseconds(100));
        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("half and the rest");
        read.ShouldBe(["a.txt"]);
    }

    [Fact]
    public void A_file_whose_time_lies_ahead_of_our_clock_is_read_once_it_lies_still()
    {
        var folder = Folder();
        Write("a.txt", "words", at: Now.AddHours(3));
        folder.Look().Readings.ShouldBeEmpty();

        clock.Turn(TimeSpan.FromSeconds(1));

        folder.Look().Readings.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_under_change_keeps_what_it_held_before()
    {
        Write("a.txt", "first");
        var folder = Folder();
        folder.Look();
        Write("a.txt", "second, under way", at: Now);

        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("first");
    }

    [Fact]
    public void A_touched_file_is_no_change_and_is_not_read_again_into_claims()
    {
        Write("a.txt", "words");
        var folder = Folder();
        folder.Look().Changed.ShouldBe(["a.txt"]);
        Write("a.txt", "words", at: Now.AddMinutes(-1));

        folder.Look().Changed.ShouldBeEmpty();
        read.Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_changed_and_one_that_is_gone_are_named()
    {
        Write("a.txt", "words");
        Write("b.txt", "words");
        var folder = Folder();
        folder.Look();
        Write("a.txt", "other words", at: Now.AddMinutes(-1));
        File.Delete(Path.Combine(root, "seeds", "b.txt"));
        folder.Look().Readings.Select(reading => reading.Document.Name).ShouldBe(["a.txt", "b.txt"]);
        Write("a.txt", "words once more", at: Now.AddMinutes(-1));
        clock.Turn(TimeSpan.FromMilliseconds(500));

        var look = folder.Look();

        look.Changed.ShouldBe(["b.txt", "a.txt"], ignoreOrder: true);
        look.Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("words once more");
    }

    [Fact]
    public void An_editor_that_takes_the_old_file_away_before_the_new_one_is_there_removes_nothing()
    {
        Write("a.txt", "first");
        var folder = Folder();
        folder.Look();
        File.Move(Seed("a.txt"), Seed("a.txt~"));
        folder.Look().Changed.ShouldBeEmpty();
        clock.Turn(TimeSpan.FromMilliseconds(300));
        Write("a.txt", "first and more", at: Now.AddMilliseconds(300));
        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("first");

        clock.Turn(TimeSpan.FromMilliseconds(500));
        var look = folder.Look();

        look.Changed.ShouldBe(["a.txt"]);
        look.Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("first and more");
        read.ShouldBe(["a.txt", "a.txt"]);
    }

    [Fact]
    public void A_file_that_is_written_under_another_name_and_then_renamed_is_read_once_and_whole()
    {
        var folder = Folder();
        Write("a.txt.part", "half", at: Now);
        folder.Look();
        Write("a.txt.part", "half and the rest", at: Now);
        File.Move(Seed("a.txt.part"), Seed("a.txt"));
        folder.Look().Readings.ShouldBeEmpty();
        clock.Turn(TimeSpan.FromMilliseconds(500));

        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("half and the rest");
        read.ShouldBe(["a.txt"]);
    }

    [Fact]
    public void A_file_that_somebody_else_holds_keeps_what_was_read_and_is_read_when_it_is_free()
    {
        Write("a.txt", "first");
        var folder = Folder();
        folder.Look();
        Write("a.txt", "second", at: Now.AddMinutes(-1));
        Write("b.txt", "new");
        using (File.Open(Seed("a.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        using (File.Open(Seed("b.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var held = folder.Look();
            held.Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("first");
            held.Unread.ShouldHaveSingleItem().ShouldBe(new Unread("b.txt", "it could not be opened"));
            folder.Look().Changed.ShouldBeEmpty();
        }

        folder.Look().Readings.Select(reading => reading.Document.Text).ShouldBe(["second", "new"]);
    }

    [Fact]
    public void A_folder_that_is_not_there_at_the_start_is_said_to_be_away_and_so_is_an_empty_one_for_a_minute()
    {
        var folder = Folder();
        folder.Look().IsAway.ShouldBeTrue();
        Directory.CreateDirectory(Path.Combine(root, "seeds"));
        folder.Look().IsAway.ShouldBeTrue();
        clock.Turn(TimeSpan.FromMinutes(1));

        folder.Look().IsAway.ShouldBeFalse();
    }

    [Fact]
    public void Files_that_all_go_at_once_are_gone_only_when_that_has_lasted_a_minute()
    {
        Write("a.txt", "words");
        Write("b.txt", "more words");
        var folder = Folder();
        folder.Look();
        File.Delete(Seed("a.txt"));
        File.Delete(Seed("b.txt"));
        for (var scan = 0; scan < 6; scan++)
        {
            folder.Look().Readings.Length.ShouldBe(2);
            clock.Turn(TimeSpan.FromSeconds(10));
        }

        folder.Look();
        clock.Turn(TimeSpan.FromSeconds(1));

        folder.Look().Changed.ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public void A_file_under_change_at_the_first_look_is_there_and_not_gone()
    {
        Write("a.txt", "words", at: Now);
        Write("b.txt", "words", at: Now.AddHours(3));
        var folder = Folder();

        var look = folder.Look();

        look.Unread.Select(unread => (unread.Name, unread.Reason)).ShouldBe([("a.txt", "it is still being written"), ("b.txt", "it is still being written")]);
        clock.Turn(TimeSpan.FromSeconds(1));
        folder.Look().Changed.ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public void A_file_that_goes_while_the_folder_is_looked_through_ends_no_look()
    {
        Write("a.txt", "words");
        Write("b.txt", "words");
        clock.OnRead = () => File.Delete(Seed("b.txt"));

        Folder().Look().Readings.ShouldHaveSingleItem().Document.Name.ShouldBe("a.txt");
    }

    [Fact]
    public void A_link_to_itself_could_not_be_opened_and_ends_no_look()
    {
        Write("a.txt", "words");
        File.CreateSymbolicLink(Seed("self.txt"), Seed("self.txt"));
        var folder = Folder();
        folder.Look();
        clock.Turn(TimeSpan.FromSeconds(1));

        var look = folder.Look();

        look.Readings.ShouldHaveSingleItem();
        look.Unread.ShouldHaveSingleItem().ShouldBe(new Unread("self.txt", "it could not be opened"));
    }

    [Fact]
    public void What_a_link_within_the_folder_leads_to_is_read_again_when_it_changes_and_never_when_it_is_too_large()
    {
        Write(".a.txt", "first");
        File.CreateSymbolicLink(Seed("link.txt"), Seed(".a.txt"));
        var folder = Folder();
        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("first");

        Write(".a.txt", "second", at: Now.AddMinutes(-1));
        folder.Look().Readings.ShouldHaveSingleItem().Document.Text.ShouldBe("second");

        Write(".a.txt", new string('x', 3_000_000), at: Now.AddMinutes(-2));
        folder.Look().Unread.ShouldHaveSingleItem().Reason.ShouldBe("it is larger than 2 MB (3 MB)");
    }

    [Fact]
    public void A_link_through_a_linked_folder_out_of_the_folder_is_not_followed()
    {
        var outside = Directory.CreateDirectory(Path.Combine(root, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "secret.txt"), "secret");
        File.SetLastWriteTimeUtc(Path.Combine(outside, "secret.txt"), Now.AddHours(-1).UtcDateTime);
        Write("a.txt", "words");
        Directory.CreateSymbolicLink(Seed("within"), outside);
        File.CreateSymbolicLink(Seed("link.txt"), Path.Combine("within", "secret.txt"));

        Folder().Look().Unread.Single(unread => unread.Name == "link.txt").Reason.ShouldBe("it is a link out of the folder");
        read.ShouldBe(["a.txt"]);
    }

    [Fact]
    public void Files_that_come_one_after_another_are_seen_together_when_the_last_lies_still()
    {
        Write("old.txt", "words");
        var folder = Folder();
        folder.Look();
        for (var at = 0; at < 80; at++)
        {
            Write($"{at:00}.txt", $"words {at}", at: clock.GetUtcNow());
            folder.Look().Changed.ShouldBeEmpty();
            clock.Turn(TimeSpan.FromMilliseconds(50));
        }

        clock.Turn(TimeSpan.FromMilliseconds(500));

        folder.Look().Changed.Length.ShouldBe(80);
    }

    [Fact]
    public void A_file_that_is_written_to_without_end_holds_others_back_no_longer_than_ten_times_the_settle_time()
    {
        Write("old.txt", "words");
        var folder = Folder();
        folder.Look();
        Write("a.txt", "words");
        for (var at = 0; at < 50; at++)
        {
            Write("log.txt", $"line {at}", at: clock.GetUtcNow());
            folder.Look().Changed.ShouldBeEmpty();
            clock.Turn(TimeSpan.FromMilliseconds(100));
        }

        folder.Look().Changed.ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task A_watched_folder_is_looked_at_soon_after_a_file_came_and_not_only_at_the_next_scan()
    {
        Directory.CreateDirectory(Path.Combine(root, "seeds"));
        var options = new SeedOptions { Settle = TimeSpan.FromMilliseconds(50), Scan = TimeSpan.FromHours(1) };
        var folder = new SeedFolder(Options.Create(options), root, Read, TimeProvider.System, NullLogger<SeedFolder>.Instance);
        await using var looks = folder.LooksAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await looks.MoveNextAsync();
        var next = looks.MoveNextAsync().AsTask();

        await File.WriteAllTextAsync(Seed("new.txt"), "words", TestContext.Current.CancellationToken);
        await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        looks.Current.Changed.ShouldBe(["new.txt"]);
    }

    [Fact]
    public async Task What_was_copied_into_the_folder_right_before_the_start_is_in_the_first_look()
    {
        Write("a.txt", "words", at: Now.AddMilliseconds(-100));
        Write("b.txt", "more words", at: Now);
        var folder = Folder();
        await using var looks = folder.LooksAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var first = looks.MoveNextAsync().AsTask();
        while (!first.IsCompleted)
        {
            clock.Turn(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        looks.Current.Readings.Select(reading => reading.Document.Name).ShouldBe(["a.txt", "b.txt"]);
        looks.Current.Unread.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_goes_away_takes_nothing_back_and_is_read_when_it_is_there_again()
    {
        Write("a.txt", "words");
        var folder = Folder();
        folder.Look();
        Directory.Move(Path.Combine(root, "seeds"), Path.Combine(root, "away"));

        folder.Look().Readings.ShouldHaveSingleItem();

        Directory.Move(Path.Combine(root, "away"), Path.Combine(root, "seeds"));
        Write("b.txt", "more");
        folder.Look().Readings.Length.ShouldBe(2);
    }

    [Fact]
    public void A_file_over_the_limit_is_named_with_its_size_and_never_opened()
    {
        Write("large.txt", new string('x', 3_000_000));
        Write("small.txt", "words");

        var look = Folder().Look();

        look.Unread.ShouldHaveSingleItem().ShouldBe(new Unread("large.txt", "it is larger than 2 MB (3 MB)"));
        look.Readings.ShouldHaveSingleItem();
        read.ShouldBe(["small.txt"]);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        File.WriteAllText(Path.Combine(root, "secret.txt"), "secret");
        Write("a.txt", "words");
        File.CreateSymbolicLink(Path.Combine(root, "seeds", "link.txt"), Path.Combine(root, "secret.txt"));

        var look = Folder().Look();

        look.Unread.ShouldHaveSingleItem().Reason.ShouldBe("it is a link out of the folder");
        read.ShouldBe(["a.txt"]);
    }

    [Fact]
    public void A_file_that_makes_its_reader_fail_stops_no_other()
    {
        Write("a.txt", "fail");
        Write("b.txt", "words");

        var look = Folder().Look();

        look.Unread.ShouldHaveSingleItem().Name.ShouldBe("a.txt");
        look.Readings.ShouldHaveSingleItem().Document.Name.ShouldBe("b.txt");
    }

    private string Seed(string name) => Path.Combine(root, "seeds", name);

    private SeedFolder Folder() => new(Options.Create(new SeedOptions()), root, Read, clock, NullLogger<SeedFolder>.Instance);

    private ReadFile Read(string name, byte[] bytes)
    {
        read.Add(name);
        var text = Encoding.UTF8.GetString(bytes);
        return text == "fail"
            ? throw new InvalidOperationException("A fault of ours.")
            : new ReadFile(new SeedReading(new Document(name, "", text, name, null, null, []), []), null);
    }

    private void Write(string name, string text, DateTimeOffset? at = null)
    {
        var path = Seed(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, (at ?? Now.AddHours(-1)).UtcDateTime);
    }
}
