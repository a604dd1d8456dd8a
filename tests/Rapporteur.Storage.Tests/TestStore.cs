using Rapporteur.Storage.Database;

[assembly: AssemblyFixture(typeof(Rapporteur.Storage.Tests.PostgreSqlServer))]

namespace Rapporteur.Storage.Tests;

/// <summary>An empty database of either sort, with its tables.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly string? folder;

    private TestStore(Store store, string? folder) => (Store, this.folder) = (store, folder);

    public static TheoryData<string> Both { get; } = new("Sqlite", "PostgreSql");

    public Store Store { get; }

    public static async Task<TestStore> OpenAsync(string provider)
    {
        var store = provider == "Sqlite" ? OnSqlite() : new TestStore(new PostgreSqlStore(await (await ServerAsync()).NewDatabaseAsync()), null);
        await new Schema(store.Store).UpdateAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static TestStore OnSqlite()
    {
        var root = Directory.CreateTempSubdirectory("rapporteur-").FullName;
        return new(new SqliteStore(null, root), root);
    }

    public static async Task<PostgreSqlServer> ServerAsync() => (await TestContext.Current.GetFixture<PostgreSqlServer>())!;

    public async ValueTask DisposeAsync()
    {
        await ((Store as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
        (Store as IDisposable)?.Dispose();
        if (folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
