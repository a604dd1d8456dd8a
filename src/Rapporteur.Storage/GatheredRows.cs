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
    private const int ChannelsAtOnce = 200;

    /// <summary>Sends what is due. Returns how many channels get a message.</summary>
    public static async Task<int> SendAsync(DbConnection connection, DbTransaction transaction, Store store, DateTimeOffset now)
    {
        // The subscription is what is taken: of two processes one makes the message of a channel, of all that is due there. A mute is waited out.
        var due = (await connection.QueryAsync<string>(
            $"""
            SELECT d.channel FROM subscriptions d WHERE d.paused IS NULL AND COALESCE(d.muted_until, 0) <= @now
                AND d.channel IN (SELECT g.channel FROM deliveries g WHERE g.state = 'gathered' AND g.due_at <= @now)
            ORDER BY d.channel LIMIT {ChannelsAtOnce} {store.TakeRows}
            """,
            new { now = Store.Stored(now) },
            transaction)).ToArray();
        var rows = due.Length == 0 ? [] : (await connection.QueryAsync<(long Id, string Channel, string Alert)>(
            $"SELECT id, channel, alert FROM deliveries WHERE state = 'gathered' AND due_at <= @now AND channel {store.IsAnyOf("@due")} ORDER BY channel, id",
            new { now = Store.Stored(now), due },
            transaction)).ToList();
        var channels = rows.GroupBy(row => row.Channel, StringComparer.Ordinal).ToList();
        foreach (var channel in channels)
        {
            await SendAsync(connection, transaction, store, channel.Key, [.. channel.Select(row => (row.Id, row.Alert))], now);
        }

        return channels.Count;
    }

    private static async Task SendAsync(DbConnection connection, DbTransaction transaction, Store store, string channel, ImmutableArray<(long Id, string Alert)> rows, DateTimeOffset now)
    {
        if (rows is [var only])
        {
            await connection.ExecuteAsync("UPDATE deliveries SET state = 'waiting', reason = NULL WHERE id = @Id", new { only.Id }, transaction);
            return;
        }

        var digest = await DigestAsync(connection, transaction, store, [.. rows.Select(row => row.Alert)], now);
        var filters = await Subscriptions.FiltersAsync(connection, transaction, channel);
        await DeliveryRows.InsertAsync(connection, transaction, digest, [(channel, new DeliveryPlan(PlannedState.Waiting, now, null) { Filters = filters })]);
        await connection.ExecuteAsync(
            "UPDATE deliveries SET state = 'joined', joined_in = @digest, reason = 'sent together with others' WHERE id = @Id",
            rows.Select(row => new { row.Id, digest }),
            transaction);
    }

    // The id follows from the alerts within, so the channels that share a digest share its row.
    private static async Task<string> DigestAsync(DbConnection connection, DbTransaction transaction, Store store, ImmutableArray<string> alerts, DateTimeOffset now)
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
            await connection.ExecuteAsync(
                $"INSERT INTO remarks (alert, made_at, body) SELECT @id, made_at, body FROM remarks WHERE alert {store.IsAnyOf("@alerts")} ORDER BY id",
                new { id, alerts = alerts.ToArray() },
                transaction);
        }

        return id;
    }
}
