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
    public async Task Whatever_a_name_holds_the_file_lies_in_the_folder_under_plain_letters(string typed, string safe)
    {
        (await AddAsync(typed, "Talks\n\nWords.")).Name.ShouldBe(safe);

        Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(File.Exists).ShouldBe([Path.Combine(Folder, safe)]);
    }

    [Theory]
    [InlineData("report.pdf", "words", "'report.pdf' is neither a .txt nor a .md file; only text is taken.")]
    [InlineData("a.txt", "  \n ", "'a.txt' is empty.")]
    [InlineData("a.txt", "words\0and", "'a.txt' is not text in UTF-8; save it as UTF-8 and try again.")]
    public async Task What_is_no_text_is_refused_with_a_sentence(string name, string content, string sentence)
    {
        (await AddAsync(name, content)).ShouldBe((null, sentence));

        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused() =>
        (await InboxAsync().ContinueWith(inbox => inbox.GetAwaiter().GetResult().AddAsync("a.txt", Encoding.Latin1.GetBytes("Été"), "ada", Cancellation), Cancellation).Unwrap())
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
        await (await InboxAsync()).AddAsync(name, Encoding.UTF8.GetBytes(content), "ada", Cancellation);

    private async Task<SeedInbox> InboxAsync()
    {
        store ??= await TestStore.OpenAsync("Sqlite");
        var options = Options.Create(new SeedOptions());
        var folder = new SeedFolder(options, root, (name, _) => new ReadFile(null, new Unread(name, "")), TimeProvider.System, NullLogger<SeedFolder>.Instance);
        return new SeedInbox(folder, current, new Contributions(store.Store, TimeProvider.System), options);
    }
}
