using System.Data.Common;
using Dapper;
using Rapporteur.Facts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Version of the rules and the model that readings are made by: the same bytes under other rules are read again.</summary>
public sealed record ReadingRules(string Version);

/// <summary>What was read in a file, by its bytes: a restart reads nothing twice.</summary>
public sealed class ReadingCache(Store store, ReadingRules rules)
{
    private const int AtOnce = 50;

    /// <summary>The stored reading of some bytes by these rules, or null.</summary>
    public SeedReading? Find(string sha256, string name)
    {
        using var connection = store.Open();
        var body = connection.QuerySingleOrDefault<string>("SELECT body FROM readings WHERE sha256 = @sha256 AND rules = @Version", new { sha256, rules.Version });
        return body is null ? null : ReadingJson.Read(body, name);
    }

    /// <summary>Keeps readings by these rules of texts that were known before them, and forgets those by other rules and of texts that no document has.</summary>
    public async Task RenewAsync(IReadOnlyCollection<SeedReading> readings, CancellationToken cancellation)
    {
        var kept = await KeptAsync(cancellation);
        foreach (var few in readings.Where(reading => !kept.Contains(reading.Document.Sha256)).Chunk(AtOnce))
        {
            await store.WriteAsync(
                async (connection, transaction) =>
                {
                    foreach (var reading in few)
                    {
                        await InsertAsync(connection, transaction, reading, rules);
                    }
                },
                cancellation);
        }

        await store.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                DELETE FROM readings WHERE sha256 NOT IN (SELECT sha256 FROM documents)
                    OR (rules <> @Version AND EXISTS (SELECT 1 FROM readings r WHERE r.sha256 = readings.sha256 AND r.rules = @Version))
                """,
                new { rules.Version },
                transaction),
            cancellation);
    }

    private async Task<HashSet<string>> KeptAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>("SELECT sha256 FROM readings WHERE rules = @Version", new { rules.Version })];
    }

    internal static Task InsertAsync(DbConnection connection, DbTransaction transaction, SeedReading reading, ReadingRules rules) => connection.ExecuteAsync(
        "INSERT INTO readings (sha256, rules, body) VALUES (@Sha256, @Version, @Body) ON CONFLICT (sha256, rules) DO NOTHING",
        new { reading.Document.Sha256, rules.Version, Body = ReadingJson.Write(reading) },
        transaction);
}
