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
    /// <summary>The stored reading of some bytes by these rules, or null.</summary>
    public SeedReading? Find(string sha256, string name)
    {
        using var connection = store.Open();
        var body = connection.QuerySingleOrDefault<string>("SELECT body FROM readings WHERE sha256 = @sha256 AND rules = @Version", new { sha256, rules.Version });
        return body is null ? null : ReadingJson.Read(body, name);
    }

    /// <summary>Forgets readings by other rules of texts that no document has.</summary>
    public Task<int> ForgetAsync(CancellationToken cancellation) => store.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            "DELETE FROM readings WHERE rules <> @Version AND sha256 NOT IN (SELECT sha256 FROM documents)", new { rules.Version }, transaction),
        cancellation);

    internal static Task InsertAsync(DbConnection connection, DbTransaction transaction, SeedReading reading, ReadingRules rules) => connection.ExecuteAsync(
        "INSERT INTO readings (sha256, rules, body) VALUES (@Sha256, @Version, @Body) ON CONFLICT (sha256, rules) DO NOTHING",
        new { reading.Document.Sha256, rules.Version, Body = ReadingJson.Write(reading) },
        transaction);
}
