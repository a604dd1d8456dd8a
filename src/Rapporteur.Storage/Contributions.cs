using System.Collections.Immutable;
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

    /// <summary>Name of a file → who added it.</summary>
    public async Task<ImmutableDictionary<string, string>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return (await connection.QueryAsync<(string Name, string AddedBy)>("SELECT name, added_by FROM contributions")).ToImmutableDictionary(row => row.Name, row => row.AddedBy, StringComparer.Ordinal);
    }
}
