using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Rapporteur.Storage.Database;

/// <summary>One file. Its folder is made where it is missing.</summary>
public sealed class SqliteStore : Store, IDisposable
{
    private readonly string connectionString;
    private readonly string file;

    // SQLite has one writer; those of this process wait here in order and not by asking again and again.
    private readonly SemaphoreSlim writer = new(1);

    /// <param name="connectionString">Null for <c>data/rapporteur.db</c>.</param>
    /// <param name="root">The folder that a relative path counts from.</param>
    /// <exception cref="StorageUnusableException">The folder cannot be made, or the string cannot be read.</exception>
    public SqliteStore(string? connectionString, string root)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString ?? "Data Source=data/rapporteur.db");
            file = settings.DataSource = Path.GetFullPath(Path.Combine(root, settings.DataSource));
            settings.ForeignKeys = true;
            // How long a lock of another process is waited for, in seconds.
            settings.DefaultTimeout = settings.ShouldSerialize("Default Timeout") ? settings.DefaultTimeout : 5;
            this.connectionString = settings.ToString();
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (ArgumentException wrong)
        {
            throw new StorageUnusableException("Storage__ConnectionString cannot be read; for SQLite it is 'Data Source=' and a file.", wrong);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusableException($"The folder of the database '{file}' cannot be made: {fault.Message}", fault);
        }
    }

    public override string Where => $"SQLite {file}";

    internal override string TakeRows => "";

    internal override string WaitForRows => "";

    internal override string Numbered => "INTEGER PRIMARY KEY AUTOINCREMENT";

    internal override string IsAnyOf(string parameter) => $"IN {parameter}";

    // SQLite's own calls are never asynchronous, so neither is this.
    internal override Task<DbConnection> OpenAsync(CancellationToken cancellation) => Task.FromResult(Open());

    // FULL: what was committed outlasts a loss of power, or an alert would be written a second time.
    internal override DbConnection Open() => Open("FULL");

    // NORMAL: the log is brought to the drive by the next commit that is. A write to the drive for each message would hold up all others.
    internal override Task NoteAsync(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellation) => WriteAsync("NORMAL", Valued(work), cancellation);

    internal override Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation) => WriteAsync("FULL", work, cancellation);

    private SqliteConnection Open(string synchronous)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            settings.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}";
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<T> WriteAsync<T>(string synchronous, Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            await using var connection = Open(synchronous);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var done = await work(connection, transaction);
            await transaction.CommitAsync(cancellation);
            return done;
        }
        finally
        {
            writer.Release();
        }
    }

    internal override Task LockSchemaAsync(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    public override string? Why(Exception failure) => failure is not SqliteException fault ? null : fault.SqliteErrorCode switch
    {
        5 or 6 => "another program holds a lock on it",
        8 => "it cannot be written",
        10 => "its drive failed to read or write",
        11 or 26 => "it is no SQLite database, or damaged",
        13 => "its drive is full",
        14 => "it cannot be opened or made",
        _ => fault.Message,
    };

    public void Dispose() => writer.Dispose();
}
