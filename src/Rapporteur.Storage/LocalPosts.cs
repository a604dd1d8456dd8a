using System.Collections.Immutable;
using Dapper;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>What the local channel was told, in order: a page that was away reads on from the number that it saw last.</summary>
public sealed class LocalPosts(Store store, TimeProvider clock)
{
    /// <summary>Keeps a message once for one nonce. Returns its number.</summary>
    /// <param name="changes">Number of the message that it takes the place of; null for a new one.</param>
    /// <param name="repliesTo">Number of the message that it answers; null for none.</param>
    public Task<long> AddAsync(string? nonce, string body, long? changes, long? repliesTo, CancellationToken cancellation) => store.WriteAsync(
        async (connection, transaction) =>
        {
            // One at a time: pages read on from a number, and would miss one that is given out before another and committed after it.
            await connection.ExecuteScalarAsync<long>($"SELECT revision FROM known_state {store.WaitForRows}", transaction: transaction);
            await connection.ExecuteAsync(
                """
                INSERT INTO local_posts (nonce, changes, replies_to, made_at, body) VALUES (@nonce, @changes, @repliesTo, @now, @body)
                ON CONFLICT (nonce) DO NOTHING
                """,
                new { nonce, changes, repliesTo, now = Store.Stored(clock.GetUtcNow()), body },
                transaction);
            return await connection.ExecuteScalarAsync<long>(
                nonce is null ? "SELECT MAX(id) FROM local_posts" : "SELECT id FROM local_posts WHERE nonce = @nonce", new { nonce }, transaction);
        },
        cancellation);

    /// <summary>Messages after a number, in order.</summary>
    public async Task<ImmutableArray<LocalPost>> AfterAsync(long number, int most, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(
            "SELECT id AS Id, changes AS Changes, replies_to AS RepliesTo, made_at AS MadeAt, body AS Body FROM local_posts WHERE id > @number ORDER BY id LIMIT @most", new { number, most }))
            .Select(row => new LocalPost(row.Id, row.Changes, row.RepliesTo, Store.Moment(row.MadeAt), row.Body))];
    }

    /// <summary>Number of the newest message; 0 where there is none.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long?>("SELECT MAX(id) FROM local_posts") ?? 0;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long? Changes { get; init; }

        public long? RepliesTo { get; init; }

        public long MadeAt { get; init; }

        public string Body { get; init; } = "";
    }
}

/// <summary>A message of the local channel.</summary>
/// <param name="Number">Grows with time.</param>
/// <param name="Changes">Number of the message that it takes the place of, or null.</param>
/// <param name="RepliesTo">Number of the message that it answers, or null.</param>
/// <param name="Body">The answer as JSON.</param>
public sealed record LocalPost(long Number, long? Changes, long? RepliesTo, DateTimeOffset MadeAt, string Body);
