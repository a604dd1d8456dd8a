using System.Data.Common;
using Dapper;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Forgets what nobody asks for any longer, a few rows at a time: alerts are written and claimed in between.</summary>
public sealed class OldAlerts(Store store, TimeProvider clock)
{
    private const int RowsAtOnce = 500;
    private const int AlertsAtOnce = 20;

    // The words of the index deliveries_over: SQLite takes it for no others.
    private const string IsOver = "(state IN ('dropped', 'joined') OR (state = 'sent' AND kind <> 'Post'))";

    /// <summary>Forgets deliveries that are over, but for posts, which corrections change; and alerts with all that belongs to them.</summary>
    /// <param name="deliveries">For how long deliveries are kept that are over.</param>
    /// <param name="alerts">For how long alerts and their posts are kept: as long as they can be corrected.</param>
    public async Task ForgetAsync(TimeSpan deliveries, TimeSpan alerts, CancellationToken cancellation)
    {
        var (over, old) = (Store.Stored(clock.GetUtcNow() - deliveries), Store.Stored(clock.GetUtcNow() - alerts));
        await InPiecesAsync($"DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE {IsOver} AND due_at < @before LIMIT {RowsAtOnce})", over, cancellation);
        while (await OldestAsync(old, cancellation) is { Length: > 0 } ids)
        {
            await InPiecesAsync($"DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE alert {store.IsAnyOf("@ids")} LIMIT {RowsAtOnce})", old, cancellation, ids);
            await store.WriteAsync(
                async (connection, transaction) =>
                {
                    await connection.ExecuteAsync($"UPDATE documents SET alert = NULL WHERE alert {store.IsAnyOf("@ids")}", new { ids }, transaction);
                    await connection.ExecuteAsync($"DELETE FROM alerts WHERE id {store.IsAnyOf("@ids")}", new { ids }, transaction);
                },
                cancellation);
        }

        // A message is never older than its alert, so nothing is left that would change these.
        await InPiecesAsync($"DELETE FROM local_posts WHERE id IN (SELECT id FROM local_posts WHERE made_at < @before LIMIT {RowsAtOnce})", old, cancellation);
    }

    private async Task<string[]> OldestAsync(long before, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>($"SELECT id FROM alerts WHERE made_at < @before ORDER BY made_at LIMIT {AlertsAtOnce}", new { before })];
    }

    private async Task InPiecesAsync(string delete, long before, CancellationToken cancellation, string[]? ids = null)
    {
        int deleted;
        do
        {
            deleted = await store.WriteAsync((connection, transaction) => connection.ExecuteAsync(delete, new { before, ids = ids ?? [] }, transaction), cancellation);
        }
        while (deleted > 0);
    }
}
