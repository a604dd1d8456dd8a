using Microsoft.Extensions.Options;
using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Language;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>The door of storage and alerts for the host.</summary>
public static class AlertServices
{
    /// <summary>The settings, each with the sentence that says when it is wrong.</summary>
    public static IServiceCollection AddAlertSettings(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateOnStart()
            .Validate(storage => storage.IsKnown, "Storage__Provider must be Sqlite or PostgreSql.")
            .Validate(storage => !storage.IsPostgreSql || !string.IsNullOrWhiteSpace(storage.ConnectionString), "Storage__ConnectionString must be set for PostgreSQL.");
        services.AddOptions<DeliveryOptions>().BindConfiguration("Alerts").ValidateOnStart()
            .Validate(alerts => alerts.AtOnce is >= 1 and <= 64, "Alerts__AtOnce must lie between 1 and 64.")
            .Validate(alerts => alerts.CorrectionsPerSecond is >= 1 and <= 50, "Alerts__CorrectionsPerSecond must lie between 1 and 50.")
            .Validate(alerts => alerts.Lease.TotalSeconds is >= 5 and <= 600, "Alerts__Lease must lie between 5 seconds and 10 minutes.")
            .Validate(alerts => alerts.NonceMemory.TotalSeconds is >= 5 and <= 3600, "Alerts__NonceMemory must lie between 5 seconds and 1 hour.")
            .Validate(alerts => alerts.Lease < alerts.NonceMemory, "Alerts__Lease must be shorter than Alerts__NonceMemory.")
            .Validate(alerts => alerts.GiveUpAfter.TotalHours is >= 1 and <= 168, "Alerts__GiveUpAfter must lie between 1 and 168 hours.")
            .Validate(alerts => alerts.KeepDeliveries.TotalDays is >= 1 and <= 3650, "Alerts__KeepDeliveries must lie between 1 and 3650 days.")
            .Validate(alerts => alerts.KeepAlerts >= alerts.KeepDeliveries && alerts.KeepAlerts.TotalDays <= 3650, "Alerts__KeepAlerts must be as long as Alerts__KeepDeliveries or longer, to 3650 days.")
            .Validate(alerts => alerts.Look.TotalSeconds is >= 0.1 and <= 60, "Alerts__Look must lie between 100 ms and 1 minute.");
        return services;
    }

    /// <summary>The database and what is kept in it.</summary>
    /// <param name="root">The folder that a relative path of a SQLite file counts from.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, string root)
    {
        services.AddSingleton<Store>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value switch
        {
            { IsPostgreSql: true } storage => new PostgreSqlStore(storage.ConnectionString!),
            var storage => new SqliteStore(storage.ConnectionString, root),
        });
        services.AddSingleton<Schema>();
        services.AddSingleton(Rules());
        services.AddSingleton<ReadingCache>();
        services.AddSingleton<OldAlerts>();
        services.AddSingleton<LocalPosts>();
        services.AddSingleton<Contributions>();
        services.AddSingleton<ISubscriptions, Subscriptions>();
        services.AddSingleton<IAlertLedger, AlertLedger>();
        services.AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<AlertCounter>();
        services.AddSingleton<AlertStatus>();
        return services;
    }

    /// <summary>The commands about alerts and the seeds folder, in the order in which they are listed.</summary>
    public static IServiceCollection AddAlertCommands(this IServiceCollection services)
    {
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<IAlertChannel, LocalAlertChannel>();
        services.AddSingleton<AlertChannels>();
        services.AddSingleton<ISeedInbox, Seeds.SeedInbox>();
        return services.AddCommand<AlertsCommand>().AddCommand<AlertCommand>().AddCommand<WhyCommand>().AddCommand<SeedCommand>();
    }

    private static IServiceCollection AddCommand<TCommand>(this IServiceCollection services)
        where TCommand : ICommand =>
        services.AddSingleton<ICommand>(provider => ActivatorUtilities.CreateInstance<StoredCommand>(provider, ActivatorUtilities.CreateInstance<TCommand>(provider)));

    /// <summary>The workers; the one that reads what is known must start before the seeds are looked at.</summary>
    public static IServiceCollection AddAlertWorkers(this IServiceCollection services)
    {
        services.AddSingleton<AlertDesk>();
        // One for all workers, so that the log tells of the database once.
        services.AddSingleton(provider => new Outage(
            $"The database ({provider.GetRequiredService<Store>().Where})", provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Outage>>()));
        services.AddHostedService<AlertWorker>();
        services.AddHostedService<LocalAlertFeed>();
        services.AddHostedService<Housekeeping>();
        services.AddSingleton<IHostedService>(provider => Worker(provider, ChannelReach.Local));
        return services;
    }

    /// <summary>Alerts in Discord, where a token is set.</summary>
    public static IServiceCollection AddDiscordAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration["Discord:Token"]))
        {
            services.AddSingleton<IAlertChannel, DiscordAlertChannel>();
            services.AddSingleton<IHostedService>(provider => Worker(provider, ChannelReach.Remote));
        }

        return services;
    }

    /// <summary>Makes the tables, and subscribes the local channel where the database is new: a new user gets the first alert without a setting.</summary>
    /// <exception cref="StorageUnusableException">The database cannot be used; the message says why.</exception>
    public static Task OpenStorageAsync(this IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<Schema>().UpdateAsync(
        new Subscription(AlertChannels.Local, services.GetRequiredService<TimeProvider>().GetUtcNow(), [new AlertFilter()]), cancellation);

    internal static DeliveryWorker Worker(IServiceProvider provider, ChannelReach reach) =>
        ActivatorUtilities.CreateInstance<DeliveryWorker>(provider, provider.GetServices<IAlertChannel>().First(channel => channel.Reach == reach));

    // What reads is the two assemblies with the model and the lists in them: a build that changes any of it has another version.
    private static ReadingRules Rules() =>
        new($"{typeof(EnglishReader).Module.ModuleVersionId:N}{typeof(FactBase).Module.ModuleVersionId:N}");
}
