using Rapporteur.Bot.LocalChannel;
using Rapporteur.Facts;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Bot.Seeds;

/// <summary>Rebuilds the fact base each time the seeds have changed.</summary>
public sealed partial class SeedWorker(SeedFolder seeds, SubjectLexicon subjects, CurrentFacts current, ChannelEvents events, ReadingProgress progress, ReadersWhenNeeded readers, TimeProvider clock, ILogger<SeedWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first step of each service: reading must not hold up the others' start.
        await Task.Yield();
        seeds.Progress = progress.Show;
        // While a file is waited for to lie still, what reads it is made ready.
        seeds.Coming = () => _ = Task.Run(readers.Get, stoppingToken);
        await foreach (var look in seeds.LooksAsync(stoppingToken))
        {
            var began = clock.GetTimestamp();
            // The whole base is swapped at once: a command under way keeps the one that it began with.
            var next = look is { IsAway: true, Readings: [] } ? FactBase.Empty : FactBase.Of(look.Readings, look.Unread, subjects);
            current.Replace(next);
            LogRebuilt(next.Facts.Length, look.Readings.Length, look.Unread.Length, clock.GetElapsedTime(began));
            events.Publish(new ReadingEvent(look.Readings.Length, look.Readings.Length, next.Facts.Length));
            readers.LetGoSoon();
        }
    }

    [LoggerMessage(LogLevel.Information, "Fact base of {Facts} facts from {Documents} documents ({Unread} files not read), built in {Elapsed}")]
    private partial void LogRebuilt(int facts, int documents, int unread, TimeSpan elapsed);
}
