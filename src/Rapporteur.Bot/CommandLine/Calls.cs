using System.CommandLine;
using Microsoft.Extensions.Options;

namespace Rapporteur.Bot.CommandLine;

/// <summary>The program's calls: without one it is the host.</summary>
internal static class Calls
{
    public static RootCommand Root() => new("Reads the articles in seeds/ and answers what they say about a negotiation.")
    {
        Subcommands = { Ask(), Files("extract", "Writes the claims of files as JSON Lines", ExtractCommand.RunAsync), Files("attributions", "Writes who said what as JSON Lines", AttributionsCommand.RunAsync), Parse(), Health() },
    };

    /// <summary>The services of a call that needs no host. Logs go nowhere: standard output is the answer's.</summary>
    public static ServiceProvider Services()
    {
        var root = Composition.Root();
        var settings = new ConfigurationBuilder()
            .SetBasePath(root)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddLogging()
            .AddSettings()
            .AddAnswers(root)
            .BuildServiceProvider();
    }

    private static Command Ask()
    {
        var text = new Argument<string[]>("command") { Description = "What to ask, such as \"/gaps withdrawal\"", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "The answer as JSON" };
        var ask = new Command("ask", "Answers one command") { text, json };
        ask.SetAction((parsed, cancellation) => WithServicesAsync(services =>
            AskCommand.RunAsync(string.Join(' ', parsed.GetValue(text)!), parsed.GetValue(json), services, cancellation)));
        return ask;
    }

    private static Command Health()
    {
        var health = new Command("health", "Exits with 0 where a host on this machine is live");
        health.SetAction((_, cancellation) => WithServicesAsync(services => HealthCommand.RunAsync(services, cancellation)));
        return health;
    }

    private static Command Files(string name, string description, Func<IEnumerable<string>, CancellationToken, Task<int>> run)
    {
        var paths = Paths();
        var call = new Command(name, description) { paths };
        call.SetAction((parsed, cancellation) => run(parsed.GetValue(paths)!, cancellation));
        return call;
    }

    private static Command Parse()
    {
        var paths = Paths();
        var tokens = new Option<bool>("--tokens") { Description = "The files are CoNLL-U; their sentences and tokens are kept" };
        var parse = new Command("parse", "Writes tags and parse as CoNLL-U") { paths, tokens };
        parse.SetAction((parsed, cancellation) => ParseCommand.RunAsync(parsed.GetValue(paths)!, parsed.GetValue(tokens), cancellation));
        return parse;
    }

    private static Argument<string[]> Paths() => new("path") { Description = "Files or folders", Arity = ArgumentArity.OneOrMore };

    private static async Task<int> WithServicesAsync(Func<IServiceProvider, Task<int>> run)
    {
        try
        {
            await using var services = Services();
            services.GetRequiredService<IStartupValidator>().Validate();
            return await run(services);
        }
        catch (OptionsValidationException wrong)
        {
            return await WrongSettings.SayAsync(wrong);
        }
    }
}
