using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>The deliveries that are due. Each is claimed by one worker alone until its lease runs out.</summary>
public sealed class Outbox(Store store, TimeProvider clock) : IOutbox
{
    // A post waits for older posts of its channel and for the end of a mute; an edit or reply for the post that it is about and for older edits of that.
    private const string Claim = """
        WITH due AS MATERIALIZED (
            SELECT d.id FROM deliveries d JOIN subscriptions s ON s.channel = d.channel
            WHERE d.state = 'waiting' AND d.due_at <= @now AND d.lease_until <= @now AND s.paused IS NULL AND (d.kind = 'Edit' OR COALESCE(s.muted_until, 0) <= @now) AND {reach} AND d.slowness {speed}
                AND NOT EXISTS (
                    SELECT 1 FROM deliveries o WHERE o.channel = d.channel AND o.state = 'waiting' AND o.id < d.id
                        AND (o.kind = 'Post' AND (d.kind = 'Post' OR o.alert = d.alert) OR o.kind = 'Edit' AND d.kind <> 'Post' AND o.alert = d.alert))
            ORDER BY d.slowness, d.id LIMIT @most {take})
        UPDATE deliveries SET lease_until = @until, attempts = attempts + 1, tried_at = COALESCE(tried_at, @now)
        WHERE id IN (SELECT id FROM due)
        RETURNING id AS Id, alert AS Alert, channel AS Channel, kind AS Kind, attempts AS Attempts, tried_at AS TriedAt, remark AS Remark, first_remark AS FirstRemark,
            (SELECT p.message FROM deliveries p WHERE p.alert = deliveries.alert AND p.channel = deliveries.channel AND p.kind = 'Post') AS Message,
            (SELECT p.filters FROM deliveries p WHERE p.alert = deliveries.alert AND p.channel = deliveries.channel AND p.kind = 'Post') AS Filters
        """;

    public Task<ImmutableArray<Delivery>> ClaimAsync(ChannelReach reach, int most, int mostSlow, TimeSpan lease, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            var now = Store.Moment(Store.Stored(clock.GetUtcNow()));
            var until = now + lease;
            var rows = await ClaimAsync("= 0", most);
            rows.AddRange(await ClaimAsync("> 0", Math.Min(most - rows.Count, mostSlow)));
            return rows.OrderBy(row => row.Id).Select(row => new Delivery(row.Id, row.Alert, row.Channel, Enum.Parse<DeliveryKind>(row.Kind), (int)row.Attempts, now, until, Store.Moment(row.TriedAt))
            {
                MayHaveArrived = row.Attempts > 1,
                Remark = row.Remark,
                FirstRemark = row.FirstRemark,
                Message = row.Message,
                Filters = AlertJson.ReadFilters(row.Filters),
            }).ToImmutableArray();

            async Task<List<ClaimRow>> ClaimAsync(string speed, int limit) => limit <= 0 ? [] : (await connection.QueryAsync<ClaimRow>(
                Claim.Replace("{reach}", Of(reach), StringComparison.Ordinal).Replace("{speed}", speed, StringComparison.Ordinal).Replace("{take}", store.TakeRows, StringComparison.Ordinal),
                new { now = Store.Stored(now), until = Store.Stored(until), most = limit },
                transaction)).ToList();
        },
        cancellation);

    public async Task<DateTimeOffset?> NextDueAsync(ChannelReach reach, DateTimeOffset after, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var next = await connection.ExecuteScalarAsync<long?>(
            $"""
            SELECT MIN(CASE WHEN d.lease_until > d.due_at THEN d.lease_until ELSE d.due_at END) FROM deliveries d JOIN subscriptions s ON s.channel = d.channel
            WHERE d.state = 'waiting' AND s.paused IS NULL AND {Of(reach)} AND (d.due_at > @after OR d.lease_until > @after)
            """,
            new { after = Store.Stored(after) });
        return next is { } stored ? Store.Moment(stored) : null;
    }

    // Only noted: the claim before it was written for good, so where a loss of power takes this back the message is asked for by its nonce or looked for.
    public Task SentAsync(Delivery delivery, string message, CancellationToken cancellation) => store.NoteAsync(
        (connection, transaction) => SetAsync(
            connection, transaction, "state = 'sent', message = @message, sent_at = @now, reason = note", new { delivery.Id, message, now = Store.Stored(clock.GetUtcNow()) }),
        cancellation);

    public Task RestartAsync(Delivery delivery, string? notChecked, CancellationToken cancellation) =>
        SetAsync("tried_at = @now, note = COALESCE(@notChecked, note)", new { delivery.Id, notChecked, now = Store.Stored(clock.GetUtcNow()) }, cancellation);

    public Task PutBackAsync(Delivery delivery, DateTimeOffset due, string reason, CancellationToken cancellation) =>
        SetAsync("lease_until = 0, due_at = @due, reason = @reason", new { delivery.Id, due = Store.Stored(due), reason }, cancellation);

    public Task DropAsync(Delivery delivery, string reason, CancellationToken cancellation) =>
        SetAsync("state = 'dropped', reason = @reason", new { delivery.Id, reason }, cancellation);

    public Task ReplyInsteadAsync(Delivery delivery, string reason, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync("UPDATE deliveries SET state = 'dropped', reason = @reason WHERE id = @Id AND state = 'waiting'", new { delivery.Id, reason }, transaction);
            var alert = await AlertRows.FindAsync(connection, delivery.Alert, transaction);
            // Only what the post does not show already: remarks of the time before it was sent or last changed were drawn into it.
            var drawnAt = await connection.ExecuteScalarAsync<long?>(
                "SELECT MAX(tried_at) FROM deliveries WHERE alert = @Alert AND channel = @Channel AND kind <> 'Reply' AND state = 'sent'", new { delivery.Alert, delivery.Channel }, transaction) ?? 0;
            var told = await connection.ExecuteScalarAsync<long?>(
                "SELECT MAX(remark) FROM deliveries WHERE alert = @Alert AND channel = @Channel AND kind = 'Reply'", new { delivery.Alert, delivery.Channel }, transaction) ?? -1;
            var open = (alert?.Remarks ?? [])
                .Select((remark, at) => (remark, at))
                .Where(pair => pair.at > told && pair.remark.IsCorrection && Store.Stored(pair.remark.MadeAt) >= drawnAt && pair.remark.Concerns(alert!.Alert, delivery.Takes))
                .Select(pair => (long)pair.at)
                .ToList();
            if (open.Count > 0)
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO deliveries (alert, channel, kind, slowness, state, due_at, first_remark, remark) VALUES (@Alert, @Channel, 'Reply', 2, 'waiting', @now, @first, @last)
                    ON CONFLICT (alert, channel, remark) WHERE kind = 'Reply' DO NOTHING
                    """,
                    new { delivery.Alert, delivery.Channel, now = Store.Stored(clock.GetUtcNow()), first = open[0], last = open[^1] },
                    transaction);
            }
        },
        cancellation);

    public Task PauseAsync(Delivery delivery, string reason, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            // The first try did not arrive, since it was refused; an earlier one may have, and is looked for when the pause ends.
            await connection.ExecuteAsync(
                """
                UPDATE deliveries SET lease_until = 0, reason = @reason, tried_at = CASE WHEN attempts = 1 THEN NULL ELSE tried_at END, attempts = CASE WHEN attempts = 1 THEN 0 ELSE attempts END
                WHERE id = @Id AND state = 'waiting'
                """,
                new { delivery.Id, reason },
                transaction);
            await connection.ExecuteAsync("UPDATE subscriptions SET paused = @reason WHERE channel = @Channel", new { delivery.Channel, reason }, transaction);
        },
        cancellation);

    private Task SetAsync(string columns, object values, CancellationToken cancellation) =>
        store.WriteAsync((connection, transaction) => SetAsync(connection, transaction, columns, values), cancellation);

    private static Task SetAsync(DbConnection connection, DbTransaction transaction, string columns, object values) =>
        connection.ExecuteAsync($"UPDATE deliveries SET {columns} WHERE id = @Id AND state = 'waiting'", values, transaction);

    private static string Of(ChannelReach reach) => reach == ChannelReach.Local ? "d.channel = 'local'" : "d.channel <> 'local'";

    private sealed record ClaimRow
    {
        public long Id { get; init; }

        public string Alert { get; init; } = "";

        public string Channel { get; init; } = "";

        public string Kind { get; init; } = "";

        public long Attempts { get; init; }

        public long TriedAt { get; init; }

        public long? Remark { get; init; }

        public long? FirstRemark { get; init; }

        public string? Message { get; init; }

        public string? Filters { get; init; }
    }
}
