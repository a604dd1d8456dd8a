using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Makes one message of what was gathered for a channel.</summary>
internal static class GatheredRows
{
    private const int AtOnce = 1000;

    /// <summary>Sends what is due. Returns how many channels get a message.</summary>
    public static async Task<int> SendAsync(DbConnection connection, DbTransaction transaction, Store store, DateTimeOffset now)
    {
        var rows = (await connection.QueryAsync<(long Id, string Channel, string Alert)>(
            $"SELECT d.id, d.channel, d.alert FROM deliveries d WHERE d.state = 'gathered' AND d.due_at <= @now ORDER BY d.channel, d.id LIMIT {AtOnce} {store.TakeRows}",
            new { now = Store.Stored(now) },
            transaction)).ToList();
        var channels = rows.GroupBy(row => row.Channel, StringComparer.Ordinal).ToList();
        foreach (var channel in channels)
        {
            if (channel.ToList() is [var only])
            {
                await connection.ExecuteAsync("UPDATE deliveries SET state = 'waiting', reason = NULL WHERE id = @Id", new { only.Id }, transaction);
                continue;
            }

            var digest = await DigestAsync(connection, transaction, [.. channel.Select(row => row.Alert)], now);
            await DeliveryRows.InsertAsync(connection, transaction, digest, [(channel.Key, new DeliveryPlan(PlannedState.Waiting, now, null))]);
            await connection.ExecuteAsync(
                "UPDATE deliveries SET state = 'joined', joined_in = @digest, reason = 'sent together with others' WHERE id = @Id",
                channel.Select(row => new { row.Id, digest }),
                transaction);
        }

        return channels.Count;
    }

    // The id follows from the alerts within, so the channels that share a digest share its row.
    private static async Task<string> DigestAsync(DbConnection connection, DbTransaction transaction, ImmutableArray<string> alerts, DateTimeOffset now)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', alerts))))[..16];
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM alerts WHERE id = @id", new { id }, transaction) == 0)
        {
            var parts = ImmutableArray.CreateBuilder<AlertPart>();
            foreach (var alert in alerts)
            {
                parts.AddRange((await AlertRows.FindAsync(connection, alert, transaction))!.Alert.Parts);
            }

            await AlertRows.InsertAsync(connection, transaction, new Alert(id, now, AlertOccasion.Digest, parts.ToImmutable()));
        }

        return id;
    }
}
