using System.Text;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>Tells Discord which commands there are: by one overwrite of all, and only where it has others.</summary>
internal sealed partial class Registration(DiscordRest rest, TimeProvider clock, ILogger<Registration> logger)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>Registers, however long Discord fails. False where it refuses, which the log then says.</summary>
    public async Task<bool> RegisterAsync(Snowflake application, ApplicationCommand[] commands, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var known = await KnownAsync(application, cancellationToken);
                if (known is not null && Summary(known) == Summary(commands))
                {
                    LogSame(commands.Length);
                    return true;
                }

                await rest.OverwriteCommandsAsync(application, commands, cancellationToken);
                LogRegistered(commands.Length, known?.Length);
                return true;
            }
            catch (DiscordUnavailableException failure)
            {
                LogFailed(failure.Message, AgainAfter);
                await Task.Delay(AgainAfter, clock, cancellationToken);
            }
            catch (DiscordCallException refusal)
            {
                LogRefused(refusal.Message);
                return false;
            }
        }
    }

    // Where they cannot be listed they are told all the same: the overwrite is what counts, and says by itself if it is refused too.
    private async Task<ApplicationCommand[]?> KnownAsync(Snowflake application, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.ListCommandsAsync(application, cancellationToken);
        }
        catch (Exception fault) when (fault is DiscordCallException or DiscordUnavailableException { IsUnreadable: true })
        {
            LogUnlisted(fault.Message);
            return null;
        }
    }

    /// <summary>What of commands users can tell apart, whatever defaults and ids Discord has filled in and in whatever order it lists them.</summary>
    internal static string Summary(IEnumerable<ApplicationCommand> commands)
    {
        var text = new StringBuilder();
        foreach (var command in commands.OrderBy(command => command.Type).ThenBy(command => command.Name, StringComparer.Ordinal))
        {
            text.Append($"{command.Type} {command.Name} \"{command.Description}\" {command.DefaultMemberPermissions} [{List(command.Contexts)}] [{List(command.IntegrationTypes)}]");
            Append(command.Options, text);
        }

        return text.ToString();
    }

    private static void Append(IReadOnlyList<ApplicationCommandOption>? options, StringBuilder text)
    {
        text.Append('{');
        foreach (var option in options ?? [])
        {
            text.Append($"{option.Type} {option.Name} \"{option.Description}\" {option.Required ?? false} {option.Autocomplete ?? false} {option.MaxLength} ")
                .AppendJoin(',', (option.Choices ?? []).Select(choice => $"\"{choice.Name}\"=\"{choice.Value}\""));
            Append(option.Options, text);
        }

        text.Append('}');
    }

    private static string List(IReadOnlyList<int>? numbers) => string.Join(',', (numbers ?? []).Order());

    [LoggerMessage(LogLevel.Information, "Discord has the {Count} commands already")]
    private partial void LogSame(int count);

    [LoggerMessage(LogLevel.Information, "Registered {Count} commands with Discord in place of {Before}")]
    private partial void LogRegistered(int count, int? before);

    [LoggerMessage(LogLevel.Debug, "The commands that Discord has could not be listed: {Why}")]
    private partial void LogUnlisted(string why);

    [LoggerMessage(LogLevel.Warning, "Commands are not registered yet ({Why}); trying again in {Wait}")]
    private partial void LogFailed(string why, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "Commands could not be registered: {Why}")]
    private partial void LogRefused(string why);
}
