using Dapper;
using Microsoft.Data.Sqlite;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage.Tests;

public class SchemaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_and_its_folder_are_made_on_the_first_start()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-").FullName;
        using var store = new SqliteStore(null, folder);

        await new Schema(store).UpdateAsync(null, Cancellation);

        File.Exists(Path.Combine(folder, "data", "rapporteur.db")).ShouldBeTrue();
        await using var connection = await store.OpenAsync(Cancellation);
        (await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode")).ShouldBe("wal");
        (await connection.ExecuteScalarAsync<long>("PRAGMA foreign_keys")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Two_processes_that_start_at_once_make_the_tables_once(string provider)
    {
        await using var opened = await TestStore.OpenAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new Schema(opened.Store).UpdateAsync(null, Cancellation)));

        await using var connection = await opened.Store.OpenAsync(Cancellation);
        (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM known_state")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_database_of_a_newer_version_is_left_alone_with_a_sentence(string provider)
    {
        await using var opened = await TestStore.OpenAsync(provider);
        await opened.Store.WriteAsync((connection, transaction) => connection.ExecuteAsync("INSERT INTO schema_steps (step) VALUES (99)", transaction: transaction), Cancellation);

        var refusal = await Should.ThrowAsync<StorageUnusableException>(() => new Schema(opened.Store).UpdateAsync(null, Cancellation));

        refusal.Message.ShouldContain("newer version");
        refusal.Message.ShouldContain("step 99");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-").FullName;
        var file = Path.Combine(folder, "notes.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("these are notes and no database ", 100)), Cancellation);
        using var store = new SqliteStore($"Data Source={file}", "/");

        var refusal = await Should.ThrowAsync<StorageUnusableException>(() => new Schema(store).UpdateAsync(null, Cancellation));

        refusal.Message.ShouldBe($"The database (SQLite {file}) cannot be used: it is no SQLite database, or damaged.");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-").FullName;
        using var store = new SqliteStore($"Data Source={folder}/missing/alerts.db;Mode=ReadOnly", "/");

        var refusal = await Should.ThrowAsync<StorageUnusableException>(() => new Schema(store).UpdateAsync(null, Cancellation));

        refusal.Message.ShouldContain("cannot be opened or made");
    }

    [Fact]
    public void A_password_in_a_connection_string_is_never_repeated()
    {
        new PostgreSqlStore("Host=db;Username=bot;Password=s3cret;Database=alerts").Where.ShouldBe("PostgreSQL db:5432 database alerts");
        Should.Throw<StorageUnusableException>(() => new PostgreSqlStore("Host=db;Passwort=s3cret")).ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_connection_string_for_another_database_is_refused_with_a_sentence() =>
        Should.Throw<StorageUnusableException>(() => new SqliteStore("Host=db;Database=x", "/tmp")).Message.ShouldContain("Storage__ConnectionString");

    [Fact]
    public async Task The_first_subscription_is_made_with_the_tables_and_never_again()
    {
        using var store = new SqliteStore("Data Source=rapporteur.db", Directory.CreateTempSubdirectory("rapporteur-").FullName);
        var subscriptions = new Subscriptions(store, TimeProvider.System);
        var first = new Chat.Alerts.Subscription("local", DateTimeOffset.UnixEpoch, [new()]);

        await new Schema(store).UpdateAsync(first, Cancellation);

        (await subscriptions.FindAsync("local", Cancellation))!.Filters.ShouldBe([new()]);
        await subscriptions.RemoveAsync("local", Cancellation);
        await new Schema(store).UpdateAsync(first, Cancellation);
        (await subscriptions.FindAsync("local", Cancellation)).ShouldBeNull();
    }
}
