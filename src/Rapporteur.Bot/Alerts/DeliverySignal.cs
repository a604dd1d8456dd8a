namespace Rapporteur.Bot.Alerts;

/// <summary>Hurries the workers of this process when there is something to deliver. Other processes find it by looking.</summary>
public sealed class DeliverySignal
{
    private TaskCompletionSource raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the signal is next raised.</summary>
    public Task Next => Volatile.Read(ref raised).Task;

    /// <summary>Wakes all who wait.</summary>
    public void Raise() => Interlocked.Exchange(ref raised, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
