using Dapper;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Who added which seed by a command.</summary>
public sealed class Contributions(Store store, TimeProvider clock)
{
    /// <summary>Writes down who added a file; the newest one counts.</summary>
    public Task AddAsync(string name, string addedBy, CancellationToken cancellation) => store.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO contributions (name, added_by, added_at) VALUES (@name, @addedBy, @now) ON CONFLICT (name) DO UPDATE SET added_by = excluded.added_by, added_at = excluded.added_at",
            new { name, addedBy, now = Store.Stored(clock.GetUtcNow()) },
            transaction),
        cancellation);

    /// <summary>Who added a file; null where nobody did by a command.</summary>
    public string? Of(string name)
    {
        using var connection = store.Open();
        return connection.QuerySingleOrDefault<string>("SELECT added_by FROM contributions WHERE name = @name", new { name });
    }
}
