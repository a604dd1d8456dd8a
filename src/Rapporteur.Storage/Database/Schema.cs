using System.Data.Common;
using Dapper;

namespace Rapporteur.Storage.Database;

/// <summary>Brings the tables up to date: each step once, in order, whichever process is first.</summary>
public sealed class Schema(Store store)
{
    /// <summary>The steps, in order; a step is never changed once it was released, only followed by another.</summary>
    private static readonly string[] Steps = ["001-alerts.sql", "002-keeping.sql"];

    /// <summary>Makes or updates the tables. Returns whether there were none.</summary>
    /// <exception cref="StorageUnusableException">The database is newer than the program, or cannot be written.</exception>
    public async Task<bool> UpdateAsync(CancellationToken cancellation)
    {
        try
        {
            return await store.WriteAsync(UpdateAsync, cancellation);
        }
        catch (Exception failure) when (failure is not StorageUnusableException && store.Why(failure) is { } why)
        {
            throw new StorageUnusableException($"The database ({store.Where}) cannot be used: {why}.", failure);
        }
    }

    private async Task<bool> UpdateAsync(DbConnection connection, DbTransaction transaction)
    {
        await store.LockSchemaAsync(connection, transaction);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_steps (step BIGINT PRIMARY KEY)", transaction: transaction);
        var done = await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(step), 0) FROM schema_steps", transaction: transaction);
        if (done > Steps.Length)
        {
            throw new StorageUnusableException(
                $"The database ({store.Where}) was written by a newer version of this program (step {done}; this version knows {Steps.Length}): run that version, or set Storage__ConnectionString to another one.");
        }

        for (var step = done; step < Steps.Length; step++)
        {
            await connection.ExecuteAsync((await ReadAsync(Steps[step])).Replace("{numbered}", store.Numbered, StringComparison.Ordinal), transaction: transaction);
            await connection.ExecuteAsync("INSERT INTO schema_steps (step) VALUES (@step)", new { step = step + 1 }, transaction);
        }

        return done == 0;
    }

    private static async Task<string> ReadAsync(string step)
    {
        await using var stream = typeof(Schema).Assembly.GetManifestResourceStream($"{typeof(Schema).Namespace}.{step}")
            ?? throw new InvalidOperationException($"The schema step '{step}' is not in the program.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
