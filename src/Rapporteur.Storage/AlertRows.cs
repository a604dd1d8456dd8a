using System.Data.Common;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Alerts as rows, with the facts that each tells of.</summary>
internal static class AlertRows
{
    /// <summary>Inserts an alert. False where one of that id is there.</summary>
    public static async Task<bool> InsertAsync(DbConnection connection, DbTransaction transaction, Alert alert)
    {
        var isNew = await connection.ExecuteAsync(
            "INSERT INTO alerts (id, made_at, body) VALUES (@Id, @MadeAt, @Body) ON CONFLICT (id) DO NOTHING",
            new { alert.Id, MadeAt = Store.Stored(alert.MadeAt), Body = AlertJson.Write(alert) },
            transaction) == 1;
        // A sample tells nobody anything, so there is nothing in it to be corrected.
        if (isNew && alert.Occasion != AlertOccasion.Sample)
        {
            await connection.ExecuteAsync(
                "INSERT INTO alert_facts (fact, alert) VALUES (@Fact, @Alert) ON CONFLICT (fact, alert) DO NOTHING",
                alert.Lines.SelectMany(line => line.FactIds).Distinct(StringComparer.Ordinal).Select(fact => new { Fact = fact, Alert = alert.Id }),
                transaction);
        }

        return isNew;
    }

    public static async Task<StoredAlert?> FindAsync(DbConnection connection, string id, DbTransaction? transaction = null)
    {
        if (await connection.QuerySingleOrDefaultAsync<string>("SELECT body FROM alerts WHERE id = @id", new { id }, transaction) is not { } body)
        {
            return null;
        }

        var remarks = await connection.QueryAsync<string>("SELECT body FROM remarks WHERE alert = @id ORDER BY id", new { id }, transaction);
        return new(AlertJson.ReadAlert(body), [.. remarks.Select(AlertJson.ReadRemark)]);
    }
}
