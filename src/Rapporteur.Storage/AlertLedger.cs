using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>What is known, the alerts that told of it, and what became of both.</summary>
/// <param name="rules">Version of the rules that readings are made by.</param>
public sealed class AlertLedger(Store store, ReadingRules rules, TimeProvider clock) : IAlertLedger
{
    public async Task<KnownSeeds> KnownAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        // The number first: what is written between the two reads makes the next entry come too late, never wrong.
        var revision = await connection.ExecuteScalarAsync<long>("SELECT revision FROM known_state");
        var documents = await connection.QueryAsync<(string Name, string Sha256)>("SELECT name, sha256 FROM documents WHERE gone = 0");
        return new(revision, documents.ToImmutableDictionary(document => document.Name, document => document.Sha256, StringComparer.Ordinal));
    }

    public async Task<SeedReading?> ReadingAsync(string sha256, string name, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var body = await connection.QueryFirstOrDefaultAsync<string>(
            "SELECT body FROM readings WHERE sha256 = @sha256 ORDER BY CASE WHEN rules = @Version THEN 0 ELSE 1 END",
            new { sha256, rules.Version });
        return body is null ? null : ReadingJson.Read(body, name);
    }

    public Task<bool> WriteAsync(LedgerEntry entry, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            var isFirst = await connection.ExecuteAsync(
                "UPDATE known_state SET revision = revision + 1 WHERE revision = @Revision", new { entry.Revision }, transaction) == 1;
            if (!isFirst)
            {
                return false;
            }

            var now = clock.GetUtcNow();
            foreach (var alert in entry.Alerts)
            {
                await AlertRows.InsertAsync(connection, transaction, alert);
            }

            await WriteDocumentsAsync(connection, transaction, entry.Documents, now);
            await DeliveryRows.InsertAsync(connection, transaction, entry.Alerts, now);
            await RemarkRows.InsertAsync(connection, transaction, store, entry, now);
            return true;
        },
        cancellation);

    public Task WriteSampleAsync(Alert alert, string channel, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            await AlertRows.InsertAsync(connection, transaction, alert);
            await DeliveryRows.InsertAsync(connection, transaction, alert.Id, [(channel, new DeliveryPlan(PlannedState.Waiting, clock.GetUtcNow(), null))]);
        },
        cancellation);

    public Task<int> SendGatheredAsync(CancellationToken cancellation) =>
        store.WriteAsync((connection, transaction) => GatheredRows.SendAsync(connection, transaction, store, clock.GetUtcNow()), cancellation);

    public async Task<StoredAlert?> AlertAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return await AlertRows.FindAsync(connection, id);
    }

    public async Task<StoredAlert?> LatestInAsync(string channel, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var id = await connection.QueryFirstOrDefaultAsync<string>(
            "SELECT alert FROM deliveries WHERE channel = @channel AND state = 'sent' AND kind = 'Post' ORDER BY sent_at DESC, id DESC LIMIT 1", new { channel });
        return id is null ? null : await AlertRows.FindAsync(connection, id);
    }

    public async Task<ImmutableArray<AlertFilter>> FiltersAsync(string alert, string channel, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return AlertJson.ReadFilters(await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT filters FROM deliveries WHERE alert = @alert AND channel = @channel AND kind = 'Post'", new { alert, channel }));
    }

    public async Task<DocumentFate?> FateAsync(string document, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<FateRow>(
            "SELECT name AS Name, seen_at AS SeenAt, fate AS Fate, alert AS Alert, gone AS Gone FROM documents WHERE name = @document", new { document });
        return row is null ? null : new(row.Name, Store.Moment(row.SeenAt), Enum.Parse<Fate>(row.Fate), row.Alert, row.Gone != 0);
    }

    public async Task<ImmutableArray<DeliveryFate>> DeliveriesAsync(string alert, string channel, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return await DeliveryRows.FatesAsync(connection, alert, channel);
    }

    public async Task<ImmutableArray<string>> SeenSinceAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>("SELECT name FROM documents WHERE gone = 0 AND fate <> 'Baseline' AND seen_at >= @since ORDER BY seen_at, name", new { since = Store.Stored(moment) })];
    }

    private async Task WriteDocumentsAsync(DbConnection connection, DbTransaction transaction, ImmutableArray<DocumentEntry> documents, DateTimeOffset now)
    {
        foreach (var document in documents)
        {
            if (document.Reading is { } reading)
            {
                await ReadingCache.InsertAsync(connection, transaction, reading, rules);
            }

            await connection.ExecuteAsync(
                """
                INSERT INTO documents (name, sha256, seen_at, fate, alert, gone) VALUES (@Name, @Sha256, @SeenAt, @Fate, @Alert, @Gone)
                ON CONFLICT (name) DO UPDATE SET sha256 = CASE WHEN excluded.gone = 1 THEN documents.sha256 ELSE excluded.sha256 END,
                    seen_at = excluded.seen_at, gone = excluded.gone, alert = COALESCE(excluded.alert, documents.alert),
                    fate = CASE WHEN excluded.alert IS NULL AND documents.alert IS NOT NULL THEN documents.fate ELSE excluded.fate END
                """,
                new
                {
                    document.Name,
                    Sha256 = document.Reading?.Document.Sha256 ?? "",
                    SeenAt = Store.Stored(now),
                    Fate = document.Fate.ToString(),
                    document.Alert,
                    Gone = document.Reading is null ? 1L : 0L,
                },
                transaction);
        }
    }

    private sealed record FateRow
    {
        public string Name { get; init; } = "";

        public long SeenAt { get; init; }

        public string Fate { get; init; } = "";

        public string? Alert { get; init; }

        public long Gone { get; init; }
    }
}
