using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>Deliveries as rows: made with their alert, and looked up for <c>/why</c>.</summary>
internal static class DeliveryRows
{
    /// <summary>Rows of one statement: few enough for the parameters that SQLite takes, many enough that ten thousand channels are no ten thousand round trips.</summary>
    private const int AtOnce = 200;

    /// <summary>Makes the deliveries of alerts to all channels that want them.</summary>
    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        if (alerts.IsEmpty)
        {
            return;
        }

        var subscriptions = await Subscriptions.AllAsync(connection, transaction);
        foreach (var alert in alerts)
        {
            await InsertAsync(connection, transaction, alert.Id, [.. subscriptions
                .Select(subscription => (subscription.Channel, Plan: DeliveryPlan.For(subscription, alert, now)))
                .Where(pair => pair.Plan is not null)
                .Select(pair => (pair.Channel, pair.Plan!))]);
        }
    }

    /// <summary>Makes the posts of one alert.</summary>
    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, string alert, IReadOnlyList<(string Channel, DeliveryPlan Plan)> plans)
    {
        foreach (var chunk in plans.Chunk(AtOnce))
        {
            var sql = new StringBuilder("INSERT INTO deliveries (alert, channel, kind, slowness, state, due_at, reason, filters) VALUES ");
            var values = new DynamicParameters();
            values.Add("alert", alert);
            for (var at = 0; at < chunk.Length; at++)
            {
                var (channel, plan) = chunk[at];
                sql.Append(at == 0 ? "" : ", ").Append($"(@alert, @c{at}, 'Post', 0, @s{at}, @d{at}, @r{at}, @f{at})");
                values.Add($"c{at}", channel);
                values.Add($"s{at}", plan.State.ToString().ToLowerInvariant());
                values.Add($"d{at}", Store.Stored(plan.Due));
                values.Add($"r{at}", plan.Reason);
                values.Add($"f{at}", AlertJson.Write(plan.Filters));
            }

            await connection.ExecuteAsync(sql.ToString(), values, transaction);
        }
    }

    /// <summary>What became of an alert in a channel, and of the digest that it was put into.</summary>
    public static async Task<ImmutableArray<DeliveryFate>> FatesAsync(DbConnection connection, string alert, string channel) =>
        [.. (await connection.QueryAsync<FateRow>(
            """
            SELECT kind AS Kind, state AS State, COALESCE(sent_at, due_at) AS At, message AS Message, reason AS Reason FROM deliveries
            WHERE channel = @channel AND (alert = @alert OR alert IN (SELECT joined_in FROM deliveries WHERE alert = @alert AND channel = @channel))
            ORDER BY id
            """,
            new { alert, channel })).Select(row => new DeliveryFate(Enum.Parse<DeliveryKind>(row.Kind), row.State, Store.Moment(row.At), row.Message, row.Reason))];

    private sealed record FateRow
    {
        public string Kind { get; init; } = "";

        public string State { get; init; } = "";

        public long At { get; init; }

        public string? Message { get; init; }

        public string? Reason { get; init; }
    }
}
