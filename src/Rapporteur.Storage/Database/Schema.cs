using System.Data.Common;
using Dapper;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Database;

/// <summary>Brings the tables up to date: each step once, in order, whichever process is first.</summary>
public sealed class Schema(Store store)
{
    /// <summary>The steps, in order; a step is never changed once it was released, only followed by another.</summary>
    private static readonly string[] Steps = ["001-alerts.sql", "002-keeping.sql", "003-checking.sql"];

    /// <summary>Makes or updates the tables.</summary>
    /// <param name="first">What is subscribed in the same step where there were none; null for nothing.</param>
    /// <exception cref="StorageUnusableException">The database is newer than the program, or cannot be written.</exception>
    public async Task UpdateAsync(Subscription? first, CancellationToken cancellation)
    {
        try
        {
            await store.WriteAsync((connection, transaction) => UpdateAsync(connection, transaction, first), cancellation);
        }
        catch (Exception failure) when (failure is not StorageUnusableException && store.Why(failure) is { } why)
        {
            throw new StorageUnusableException($"The database ({store.Where}) cannot be used: {why}.", failure);
        }
    }

    private async Task UpdateAsync(DbConnection connection, DbTransaction transaction, Subscription? first)
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

        if (done == 0 && first is not null)
        {
            await Subscriptions.WriteAsync(connection, transaction, first);
        }
    }

    private static async Task<string> ReadAsync(string step)
    {
        await using var stream = typeof(Schema).Assembly.GetManifestResourceStream($"{typeof(Schema).Namespace}.{step}")
            ?? throw new InvalidOperationException($"The schema step '{step}' is not in the program.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
