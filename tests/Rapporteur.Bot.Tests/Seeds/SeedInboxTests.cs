using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Seeds;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;
using Rapporteur.Storage;
using Rapporteur.Storage.Tests;
using Articles = Rapporteur.Storage.Tests.Seeds;

namespace Rapporteur.Bot.Tests.Seeds;

/// <summary>What a command puts into the folder.</summary>
public sealed class SeedInboxTests : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rapporteur-inbox-").FullName;
    private readonly CurrentFacts current = new();
    private TestStore? store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root, "seeds");

    [Fact]
    public async Task A_text_lies_in_the_folder_under_its_name_and_it_is_known_who_added_it()
    {
        (await AddAsync("talks.txt", "Talks\n\nWords.")).ShouldBe(("talks.txt", null));

        (await File.ReadAllTextAsync(Path.Combine(Folder, "talks.txt"), Cancellation)).ShouldBe("Talks\n\nWords.");
        Directory.GetFiles(Folder).ShouldHaveSingleItem();
        new Contributions(store!.Store, TimeProvider.System).Of("talks.txt").ShouldBe("ada");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.txt")]
    [InlineData("..\\..\\boot.txt", "boot.txt")]
    [InlineData("/absolute.md", "absolute.md")]
    [InlineData("Été à Genève.txt", "ete-a-geneve.txt")]
    [InlineData(".hidden.txt", "hidden.txt")]
    [InlineData("~$lock.txt", "lock.txt")]
    [InlineData("…", "seed.txt")]
    [InlineData("Talks v1.2", "talks-v1-2.txt")]
    public async Task Whatever_a_name_holds_the_file_lies_in_the_folder_under_plain_letters(string typed, string safe)
    {
        (await AddAsync(typed, "Talks\n\nWords.")).Name.ShouldBe(safe);

        Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(File.Exists).ShouldBe([Path.Combine(Folder, safe)]);
    }

    [Theory]
    [InlineData("report.pdf", "words", "'report.pdf' is neither a .txt nor a .md file; only text is taken.")]
    [InlineData("a.txt", "  \n ", "'a.txt' is not taken: it holds nothing but blank space.")]
    [InlineData("a.txt", "words\0and", "'a.txt' is not taken: it is binary, not text.")]
    [InlineData("a.txt", "%PDF-1.7 words", "'a.txt' is not taken: it is a PDF, not text; save it as plain text.")]
    [InlineData("a.txt", "{\\rtf1 words}", "'a.txt' is not taken: it is a rich-text document, not text; save it as plain text.")]
    public async Task What_is_no_text_is_refused_with_a_sentence(string name, string content, string sentence)
    {
        (await AddAsync(name, content)).ShouldBe((null, sentence));

        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_whatever_name_it_shall_have()
    {
        var inbox = await InboxAsync();

        (await inbox.AddAsync("talks.txt", new("page.html", Encoding.UTF8.GetBytes("<html>words")), "ada", Cancellation)).Refusal
            .ShouldBe("'page.html' is neither a .txt nor a .md file; only text is taken.");
    }

    [Fact]
    public async Task A_folder_that_is_away_is_not_made_anew()
    {
        var rig = await AlertRig.OpenAsync(store = await TestStore.OpenAsync("Sqlite"), []);
        await rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));

        (await AddAsync("talks.txt", "words")).Refusal.ShouldBe("'talks.txt' could not be written into the seeds folder.");

        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused() =>
        (await InboxAsync().ContinueWith(inbox => inbox.GetAwaiter().GetResult().AddAsync(null, new("a.txt", Encoding.Latin1.GetBytes("Été")), "ada", Cancellation), Cancellation).Unwrap())
            .Refusal.ShouldBe("'a.txt' is not text in UTF-8; save it as UTF-8 and try again.");

    [Fact]
    public async Task What_is_too_large_is_refused_with_the_limit() =>
        (await AddAsync("a.txt", new string('x', 2_000_001))).Refusal.ShouldBe("'a.txt' is larger than 2 MB.");

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_its_file_stays()
    {
        await AddAsync("talks.txt", "first");

        (await AddAsync("Talks.txt", "second")).Refusal.ShouldBe("There is a seed 'talks.txt' already; give another name.");

        (await File.ReadAllTextAsync(Path.Combine(Folder, "talks.txt"), Cancellation)).ShouldBe("first");
    }

    [Fact]
    public async Task A_text_that_is_a_seed_already_is_refused_whatever_its_name_and_line_ends()
    {
        var known = Articles.RedLine("known.txt", "any corridor");
        current.Replace(Articles.Base(known));

        (await AddAsync("other.txt", known.Document.Text.Replace("\n", "\r\n", StringComparison.Ordinal))).Refusal.ShouldBe("'other.txt' has the same text as known.txt, which is a seed already.");
    }

    public async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(root, recursive: true);
    }

    private async Task<(string? Name, string? Refusal)> AddAsync(string name, string content) =>
        await (await InboxAsync()).AddAsync(name, new(name, Encoding.UTF8.GetBytes(content)), "ada", Cancellation);

    private async Task<SeedInbox> InboxAsync()
    {
        store ??= await TestStore.OpenAsync("Sqlite");
        var options = Options.Create(new SeedOptions());
        var folder = new SeedFolder(options, root, (name, _) => new ReadFile(null, new Unread(name, "")), TimeProvider.System, NullLogger<SeedFolder>.Instance);
        return new SeedInbox(folder, current, new AlertLedger(store.Store, new ReadingRules("1"), TimeProvider.System), new Contributions(store.Store, TimeProvider.System), options);
    }
}
