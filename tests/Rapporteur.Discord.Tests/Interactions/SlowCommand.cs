using Rapporteur.Chat;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests.Interactions;

/// <summary>A command that answers when the test says so.</summary>
internal sealed class SlowCommand(bool isPrivate = false) : ICommand
{
    private readonly TaskCompletionSource<Answer> answer = new();

    public CommandSpec Spec { get; } = new("slow", "Takes its time", []) { IsPrivate = isPrivate };

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) => new(answer.Task);

    public void Finish(Answer with) => answer.SetResult(with);

    public void Fail(Exception with) => answer.SetException(with);
}
