using Rapporteur.Chat;
using Rapporteur.Facts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>A command that needs the database: where that does not answer, whoever asked is told so in a sentence.</summary>
internal sealed partial class StoredCommand(ICommand command, Store store, ILogger<StoredCommand> logger) : ICommand
{
    public CommandSpec Spec => command.Spec;

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        try
        {
            return await command.AskAsync(facts, invocation, cancellation);
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            LogFailed(Spec.Name, store.Where, why);
            return Answer.Sentence($"/{Spec.Name} needs the database, which does not answer just now; try again in a minute.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "/{Command} failed: the database ({Where}): {Why}")]
    private partial void LogFailed(string command, string where, string why);
}
