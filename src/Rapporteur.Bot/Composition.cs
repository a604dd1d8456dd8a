using Microsoft.Extensions.Options;
using Rapporteur.Bot.Alerts;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Bot.Seeds;
using Rapporteur.Chat;
using Rapporteur.Discord;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;
using Spectre.Console;

namespace Rapporteur.Bot;

/// <summary>Puts the program together: what each part is made from, and in which order.</summary>
public static class Composition
{
    /// <summary>The folder that settings and relative paths count from: the nearest above the working folder with an <c>appsettings.json</c>.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "appsettings.json")))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }

    /// <summary>The settings with what makes one wrong, each a sentence that names it.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<SeedOptions>().BindConfiguration("Seeds").ValidateOnStart()
            .Validate(seeds => !string.IsNullOrWhiteSpace(seeds.Folder), "Seeds__Folder must name a folder.")
            .Validate(seeds => seeds.Settle.TotalSeconds is >= 0.05 and <= 60, "Seeds__Settle must lie between 50 ms and 1 minute.")
            .Validate(seeds => seeds.Scan.TotalSeconds is >= 0.1 and <= 3600, "Seeds__Scan must lie between 100 ms and 1 hour.")
            .Validate(seeds => seeds.LargestBytes is >= 1 and <= 100_000_000, "Seeds__LargestBytes must lie between 1 and 100,000,000.");
        services.AddOptions<SubjectOptions>().BindConfiguration("Subjects").ValidateOnStart()
            .Validate(subjects => subjects.File is null || File.Exists(Path.Combine(Root(), subjects.File)), "Subjects__File names a file that is not there.");
        services.AddOptions<LocalChannelOptions>().BindConfiguration("LocalChannel").ValidateOnStart()
            .Validate(local => local.Address is not null, "LocalChannel__Url must be an http address with a port, such as http://127.0.0.1:5080.")
            .Validate(local => local.Address is null || local.IsLoopback || !string.IsNullOrEmpty(local.Password), "LocalChannel__Url is reachable from other machines, so LocalChannel__Password must be set.");
        return services.AddAlertSettings();
    }

    /// <summary>What answers need: the folder, the facts and the commands.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services, string root)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Lexicon(provider.GetRequiredService<IOptions<SubjectOptions>>().Value, root));
        services.AddSingleton<CurrentFacts>();
        services.AddSingleton<ReadersWhenNeeded>();
        services.AddSingleton<ReadOnce>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SeedFolder>(provider, root, (ReadArticle)provider.GetRequiredService<ReadOnce>().Article));
        services.AddSingleton(_ => new NameFinder(name => PartyNames.Load().Find(name)));
        services.AddSingleton<DiscordState>();
        services.AddStorage(root).AddAlertCommands();
        services.AddSingleton(provider => new CommandList(
        [
            .. CommandList.Questions(provider.GetRequiredService<NameFinder>()),
            .. provider.GetServices<ICommand>(),
            new StatusCommand(provider.GetRequiredService<DiscordState>(), provider.GetRequiredService<AlertStatus>().SentencesAsync),
        ]));
        services.AddSingleton(provider => new AnswerSource(
            () => provider.GetRequiredService<CurrentFacts>().Facts,
            provider.GetRequiredService<CurrentFacts>().FirstRead,
            provider.GetRequiredService<CommandList>(),
            provider.GetRequiredService<NameFinder>()));
        return services;
    }

    /// <summary>What the host runs beside the local channel.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddSingleton<ChannelEvents>();
        services.AddSingleton(provider => new Lazy<ConsoleProgress>(() => new ConsoleProgress(AnsiConsole.Console, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<ReadingProgress>();
        // What is known must be read before the seeds are looked at, so the alerts come first.
        services.AddAlertWorkers();
        services.AddHostedService<SeedWorker>();
        services.AddHostedService<MetricsExport>();
        return services;
    }

    private static SubjectLexicon Lexicon(SubjectOptions options, string root)
    {
        if (options.File is not { } file)
        {
            return SubjectLexicon.Standard;
        }

        using var reader = new StreamReader(Path.Combine(root, file));
        return SubjectLexicon.With(reader, file);
    }
}

/// <summary>Settings of the subjects, section <c>Subjects</c>.</summary>
public sealed class SubjectOptions
{
    /// <summary>A table like the program's <c>subjects.tsv</c> that adds to it; relative to the folder of <c>appsettings.json</c>. None unless set.</summary>
    public string? File { get; init; }
}
