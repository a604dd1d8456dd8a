using System.Data.Common;

namespace Rapporteur.Storage.Database;

/// <summary>The database, whichever it is. The SQL is the same but for what stands here.</summary>
public abstract class Store
{
    /// <summary>What it is and where, without any secret: for the log.</summary>
    public abstract string Where { get; }

    /// <summary>The end of a query that takes rows for one worker and leaves those that another has taken.</summary>
    internal abstract string TakeRows { get; }

    /// <summary>The end of a query that waits for rows until nobody changes them.</summary>
    internal abstract string WaitForRows { get; }

    /// <summary>The type and constraints of a column that numbers its rows.</summary>
    internal abstract string Numbered { get; }

    /// <summary>The condition that a column holds one of a list.</summary>
    /// <param name="parameter">The list's parameter, such as <c>@channels</c>.</param>
    internal abstract string IsAnyOf(string parameter);

    /// <summary>Opens a connection for reading.</summary>
    internal abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Opens a connection where nothing can be awaited.</summary>
    internal abstract DbConnection Open();

    /// <summary>Does some work in one transaction: all of it or nothing.</summary>
    internal abstract Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation);

    /// <summary>Does some work in one transaction that outlasts the end of the process, but perhaps not a loss of power: for what can be found out again.</summary>
    internal virtual Task NoteAsync(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellation) => WriteAsync(work, cancellation);

    /// <summary>Lets one process alone bring the tables up to date.</summary>
    internal abstract Task LockSchemaAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>Why a failure happened, in a few words and without any secret; null where it is none of the database's.</summary>
    public abstract string? Why(Exception failure);

    internal Task WriteAsync(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellation) => WriteAsync(Valued(work), cancellation);

    /// <summary>Work as work that gives a value.</summary>
    private protected static Func<DbConnection, DbTransaction, Task<bool>> Valued(Func<DbConnection, DbTransaction, Task> work) => async (connection, transaction) =>
    {
        await work(connection, transaction);
        return true;
    };

    /// <summary>A moment as it is stored: milliseconds since 1970.</summary>
    internal static long Stored(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>A stored moment.</summary>
    internal static DateTimeOffset Moment(long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);
}
