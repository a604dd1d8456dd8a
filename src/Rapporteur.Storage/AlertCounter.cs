using Dapper;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage;

/// <summary>How alerts stand over all channels.</summary>
/// <param name="Channels">Channels that want alerts.</param>
/// <param name="Paused">Those of them that cannot be posted in.</param>
/// <param name="Waiting">Messages on their way or gathered for a digest, edits among them.</param>
/// <param name="Sent">Messages that arrived, as far back as they are kept.</param>
public sealed record AlertCounts(long Channels, long Paused, long Waiting, long Sent);

/// <summary>Counts subscriptions and deliveries, for those who ask how the bot is.</summary>
public sealed class AlertCounter(Store store)
{
    public async Task<AlertCounts> CountAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<AlertCounts>(
            """
            SELECT (SELECT COUNT(*) FROM subscriptions) AS Channels, (SELECT COUNT(*) FROM subscriptions WHERE paused IS NOT NULL) AS Paused,
                (SELECT COUNT(*) FROM deliveries WHERE state IN ('waiting', 'gathered')) AS Waiting, (SELECT COUNT(*) FROM deliveries WHERE state = 'sent') AS Sent
            """);
    }
}
