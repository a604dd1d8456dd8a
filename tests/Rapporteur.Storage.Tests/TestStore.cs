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

    public static async Task<TestStore> OpenAsync(string provider) => await OpenAsync(provider == "Sqlite" ? OnSqlite() : OnPostgreSql(await (await ServerAsync()).NewDatabaseAsync()));

    public static async Task<TestStore> OpenAsync(TestStore store)
    {
        await new Schema(store.Store).UpdateAsync(null, TestContext.Current.CancellationToken);
        return store;
    }

    public static TestStore OnSqlite() => OnSqlite(Directory.CreateTempSubdirectory("rapporteur-").FullName);

    /// <summary>In a folder that goes with it. Waits for a lock no longer than a second.</summary>
    public static TestStore OnSqlite(string folder) => new(new SqliteStore("Data Source=rapporteur.db;Default Timeout=1", folder), folder);

    public static TestStore OnPostgreSql(string connection) => new(new PostgreSqlStore(connection), null);

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
