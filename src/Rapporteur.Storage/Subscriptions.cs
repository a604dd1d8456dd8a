using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using NodaTime;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts.Claims;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>The channels that want alerts, with their filters.</summary>
public sealed class Subscriptions(Store store, TimeProvider clock) : ISubscriptions
{
    private const string Columns = """
        SELECT channel AS Channel, made_at AS MadeAt, muted_until AS MutedUntil, quiet_from AS QuietFrom, quiet_to AS QuietTo, quiet_zone AS QuietZone,
            digest_at AS DigestAt, digest_zone AS DigestZone, paused AS Paused, changed_at AS ChangedAt
        FROM subscriptions
        """;

    public async Task<Subscription?> FindAsync(string channel, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return await FindAsync(connection, null, channel);
    }

    public Task SaveAsync(Subscription subscription, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            var before = await FindAsync(connection, transaction, subscription.Channel);
            await WriteAsync(connection, transaction, subscription);
            await NoteChangeAsync(connection, transaction, before, subscription);
            await HastenAsync(connection, transaction, subscription);
        },
        cancellation);

    public Task<bool> RemoveAsync(string channel, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "UPDATE deliveries SET state = 'dropped', reason = 'alerts were turned off here' WHERE channel = @channel AND state IN ('waiting', 'gathered')",
                new { channel },
                transaction);
            return await connection.ExecuteAsync("DELETE FROM subscriptions WHERE channel = @channel", new { channel }, transaction) > 0;
        },
        cancellation);

    /// <summary>The rows of a subscription, in place of those that were.</summary>
    internal static async Task WriteAsync(DbConnection connection, DbTransaction transaction, Subscription subscription)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO subscriptions (channel, made_at, muted_until, quiet_from, quiet_to, quiet_zone, digest_at, digest_zone, paused)
            VALUES (@Channel, @MadeAt, @MutedUntil, @QuietFrom, @QuietTo, @QuietZone, @DigestAt, @DigestZone, @Paused)
            ON CONFLICT (channel) DO UPDATE SET muted_until = excluded.muted_until, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                quiet_zone = excluded.quiet_zone, digest_at = excluded.digest_at, digest_zone = excluded.digest_zone, paused = excluded.paused
            """,
            Row.Of(subscription),
            transaction);
        await connection.ExecuteAsync("DELETE FROM filters WHERE channel = @Channel", new { subscription.Channel }, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO filters (channel, party, kind, subject) VALUES (@Channel, @Party, @Kind, @Subject)",
            subscription.Filters.Select(filter => new { subscription.Channel, filter.Party, Kind = filter.Kind?.Name(), filter.Subject }),
            transaction);
    }

    /// <summary>Every subscription; its transaction sees no other one's half.</summary>
    internal static async Task<IReadOnlyList<Subscription>> AllAsync(DbConnection connection, DbTransaction transaction)
    {
        var filters = (await connection.QueryAsync<FilterRow>("SELECT channel AS Channel, party AS Party, kind AS Kind, subject AS Subject FROM filters ORDER BY id", transaction: transaction))
            .ToLookup(row => row.Channel, row => row.ToFilter(), StringComparer.Ordinal);
        return [.. (await connection.QueryAsync<Row>(Columns, transaction: transaction)).Select(row => row.ToSubscription([.. filters[row.Channel]]))];
    }

    private static async Task<Subscription?> FindAsync(DbConnection connection, DbTransaction? transaction, string channel)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"{Columns} WHERE channel = @channel", new { channel }, transaction);
        return row?.ToSubscription(await FiltersAsync(connection, transaction, channel));
    }

    // Why an alert was not posted is told by the filters of its time: whoever asks must learn that these are others.
    private async Task NoteChangeAsync(DbConnection connection, DbTransaction transaction, Subscription? before, Subscription after)
    {
        if (before is not null && (before.Paused != after.Paused || !before.Filters.SequenceEqual(after.Filters)))
        {
            await connection.ExecuteAsync("UPDATE subscriptions SET changed_at = @now WHERE channel = @Channel", new { after.Channel, now = Store.Stored(clock.GetUtcNow()) }, transaction);
        }
    }

    internal static async Task<ImmutableArray<AlertFilter>> FiltersAsync(DbConnection connection, DbTransaction? transaction, string channel) =>
        [.. (await connection.QueryAsync<FilterRow>("SELECT channel AS Channel, party AS Party, kind AS Kind, subject AS Subject FROM filters WHERE channel = @channel ORDER BY id", new { channel }, transaction))
            .Select(row => row.ToFilter())];

    // What was gathered for other hours or another digest comes with these; where there are none it comes now.
    private Task HastenAsync(DbConnection connection, DbTransaction transaction, Subscription subscription)
    {
        var now = clock.GetUtcNow();
        var due = subscription.KeptUntil(now) ?? now;
        return connection.ExecuteAsync(
            "UPDATE deliveries SET due_at = @due WHERE channel = @Channel AND state = 'gathered' AND due_at > @now",
            new { subscription.Channel, due = Store.Stored(due), now = Store.Stored(now) },
            transaction);
    }

    private sealed record FilterRow
    {
        public string Channel { get; init; } = "";

        public string? Party { get; init; }

        public string? Kind { get; init; }

        public string? Subject { get; init; }

        public AlertFilter ToFilter() => new(Party, Kind is null ? null : ClaimKinds.Find(Kind), Subject);
    }

    private sealed record Row
    {
        public string Channel { get; init; } = "";

        public long MadeAt { get; init; }

        public long? MutedUntil { get; init; }

        public string? QuietFrom { get; init; }

        public string? QuietTo { get; init; }

        public string? QuietZone { get; init; }

        public string? DigestAt { get; init; }

        public string? DigestZone { get; init; }

        public string? Paused { get; init; }

        public long? ChangedAt { get; init; }

        public static Row Of(Subscription subscription) => new()
        {
            Channel = subscription.Channel,
            MadeAt = Store.Stored(subscription.MadeAt),
            MutedUntil = subscription.MutedUntil is { } until ? Store.Stored(until) : null,
            QuietFrom = Text(subscription.Quiet?.From),
            QuietTo = Text(subscription.Quiet?.To),
            QuietZone = subscription.Quiet?.Zone.Id,
            DigestAt = Text(subscription.Digest?.At),
            DigestZone = subscription.Digest?.Zone.Id,
            Paused = subscription.Paused,
        };

        public Subscription ToSubscription(ImmutableArray<AlertFilter> filters) => new(Channel, Store.Moment(MadeAt), filters)
        {
            MutedUntil = MutedUntil is { } until ? Store.Moment(until) : null,
            // A zone that the time zone database has since dropped leaves the channel without these hours, not without alerts.
            Quiet = QuietZone is not null && ClockTimes.Zone(QuietZone) is { } zone ? new QuietHours(ClockTimes.Read(QuietFrom!)!.Value, ClockTimes.Read(QuietTo!)!.Value, zone) : null,
            Digest = DigestZone is not null && ClockTimes.Zone(DigestZone) is { } digestZone ? new DailyDigest(ClockTimes.Read(DigestAt!)!.Value, digestZone) : null,
            Paused = Paused,
            ChangedAt = ChangedAt is { } changed ? Store.Moment(changed) : null,
        };

        private static string? Text(LocalTime? time) => time is { } set ? ClockTimes.Text(set) : null;
    }
}
