using System.Data.Common;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Puts remarks on the alerts that told of a fact, and the edits that bring them to the channels.</summary>
internal static class RemarkRows
{
    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, Store store, LedgerEntry entry, DateTimeOffset now)
    {
        var own = entry.Alerts.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var remark in entry.Remarks)
        {
            foreach (var alert in (await ToldAsync(connection, transaction, store, remark, now)).Where(alert => !own.Contains(alert)))
            {
                await connection.ExecuteAsync(
                    "INSERT INTO remarks (alert, made_at, body) VALUES (@alert, @MadeAt, @Body)",
                    new { alert, MadeAt = Store.Stored(remark.MadeAt), Body = AlertJson.Write(remark) },
                    transaction);
                await EditAsync(connection, transaction, store, alert, remark, now);
            }
        }
    }

    // A further report goes to the alert that had it first, while that is new; a correction to every one that told of it.
    private static async Task<IEnumerable<string>> ToldAsync(DbConnection connection, DbTransaction transaction, Store store, Remark remark, DateTimeOffset now)
    {
        var alerts = await connection.QueryAsync<(string Alert, long MadeAt)>(
            $"SELECT DISTINCT a.id, a.made_at FROM alert_facts f JOIN alerts a ON a.id = f.alert WHERE f.fact {store.IsAnyOf("@Facts")} ORDER BY a.made_at, a.id",
            new { Facts = remark.FactIds.ToArray() },
            transaction);
        return remark.IsCorrection
            ? alerts.Select(alert => alert.Alert)
            : alerts.Take(1).Where(alert => Store.Moment(alert.MadeAt) >= now - Remark.AlsoReportedFor).Select(alert => alert.Alert);
    }

    // A post that nobody has claimed yet will be drawn with the remark. The rows are waited for, since one may be claimed at this moment.
    private static async Task EditAsync(DbConnection connection, DbTransaction transaction, Store store, string alert, Remark remark, DateTimeOffset now)
    {
        var told = (await AlertRows.FindAsync(connection, alert, transaction))!.Alert;
        var posts = await connection.QueryAsync<(long Id, string Channel, string State, long Attempts, string? Filters)>(
            $"SELECT id, channel, state, attempts, filters FROM deliveries WHERE alert = @alert AND kind = 'Post' AND state IN ('waiting', 'sent') {store.WaitForRows}",
            new { alert },
            transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO deliveries (alert, channel, kind, slowness, state, due_at)
            SELECT @alert, @Channel, 'Edit', @slowness, 'waiting', @due
            WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE alert = @alert AND channel = @Channel AND kind = 'Edit' AND state = 'waiting' AND attempts = 0)
            """,
            posts.Where(post => post.State == "sent" || post.Attempts > 0)
                .Where(post => remark.Concerns(told, line => AlertFilter.Take(AlertJson.ReadFilters(post.Filters), line)))
                .Select(post => new { alert, post.Channel, slowness = remark.IsCorrection ? 2L : 1L, due = Store.Stored(now) }),
            transaction);
    }
}
