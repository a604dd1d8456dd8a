using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;

namespace Rapporteur.Discord;

/// <summary>The door for the host.</summary>
public static class DiscordServices
{
    /// <summary>
    /// Adds the bot. Needs an <see cref="AnswerSource"/>, a <see cref="TimeProvider"/> and logging; gives <see cref="DiscordState"/> for
    /// health and <see cref="StatusCommand"/>, and <see cref="DiscordRest"/> with <see cref="GuildRights"/> for alerts.
    /// Without a token nothing of it starts.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DiscordOptions>().Bind(configuration.GetSection("Discord")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, OptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DiscordOptions>>().Value);
        services.TryAddSingleton<DiscordState>();
        services.AddSingleton<DiscordMetrics>();
        services.AddSingleton<GuildRights>();
        services.AddSingleton(provider => DiscordHttp.Calls(
            provider.GetRequiredService<DiscordOptions>(), provider.GetRequiredService<DiscordMetrics>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<DiscordWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<DiscordWorker>());
        return services;
    }

    /// <summary>Begins what needs neither storage nor seeds, while the host opens them. May be left out: the bot's start does it too.</summary>
    public static void BeginDiscord(this IServiceProvider services) => services.GetRequiredService<DiscordWorker>().BeginRegistration();

    /// <summary>Says each fault as its own sentence, without the name of an exception around it.</summary>
    private sealed class OptionsCheck : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options)
        {
            var faults = options.Faults().ToList();
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
