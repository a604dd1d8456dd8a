namespace Rapporteur.Bot.Seeds;

/// <summary>Settings of the seeds folder, section <c>Seeds</c>.</summary>
public sealed class SeedOptions
{
    /// <summary>The folder of the seeds; relative to the folder of <c>appsettings.json</c>.</summary>
    public string Folder { get; init; } = "seeds";

    /// <summary>How long a file must lie unchanged before it is read; one copied file raises several events.</summary>
    /// <value>50 ms to 1 minute; 500 ms unless set.</value>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the folder is looked through; a watcher only hurries it, since watchers miss things on network drives and in containers.</summary>
    /// <value>100 ms to 1 hour; 10 s unless set.</value>
    public TimeSpan Scan { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most bytes of a file that is read.</summary>
    /// <value>1 to 100,000,000; 2,000,000 unless set.</value>
    public long LargestBytes { get; init; } = 2_000_000;
}
