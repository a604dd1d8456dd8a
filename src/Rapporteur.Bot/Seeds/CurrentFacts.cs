using Rapporteur.Facts;

namespace Rapporteur.Bot.Seeds;

/// <summary>The fact base that commands are answered from. A command under way keeps the one that it began with.</summary>
public sealed class CurrentFacts
{
    private readonly TaskCompletionSource firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FactBase facts = FactBase.Empty;

    /// <summary>The newest base; empty until the seeds were read.</summary>
    public FactBase Facts => facts;

    /// <summary>Ends when the seeds were read for the first time.</summary>
    public Task FirstRead => firstRead.Task;

    /// <summary>Whether the seeds were read.</summary>
    public bool IsRead => firstRead.Task.IsCompletedSuccessfully;

    /// <summary>Puts a new base in the place of the old one.</summary>
    public void Replace(FactBase newest)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            facts = newest;
            waiting = next;
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        firstRead.TrySetResult();
        waiting.TrySetResult();
    }

    /// <summary>Waits for a base other than the one that was seen; those in between are passed over.</summary>
    public async Task<FactBase> AfterAsync(FactBase? seen, CancellationToken cancellation)
    {
        await FirstRead.WaitAsync(cancellation);
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (!ReferenceEquals(facts, seen))
                {
                    return facts;
                }

                changed = next.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }
}
