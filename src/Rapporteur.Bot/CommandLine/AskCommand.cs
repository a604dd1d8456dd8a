using Rapporteur.Bot.Alerts;
using Rapporteur.Bot.Seeds;
using Rapporteur.Chat;
using Rapporteur.Facts;
using Rapporteur.Facts.Subjects;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Answers one command on the command line, without the host.</summary>
internal static class AskCommand
{
    /// <summary>The exit code for what is no command.</summary>
    private const int NotACommand = 2;

    public static async Task<int> RunAsync(string text, bool asJson, IServiceProvider services, CancellationToken cancellation)
    {
        var commands = services.GetRequiredService<CommandList>();
        if (CommandText.Read(text, commands.Specs) is not { Invocation: { } invocation } read)
        {
            return await SayFaultAsync(CommandText.Read(text, commands.Specs).Fault!);
        }

        if (commands.Find(invocation.Command) is { } spec && CommandText.Missing(spec.For(invocation.SubCommand), invocation) is { } missing)
        {
            return await SayFaultAsync(missing);
        }

        await OpenStorageAsync(services, cancellation);
        var look = await services.GetRequiredService<SeedFolder>().SettledLookAsync(cancellation);
        var facts = FactBase.Of(look.Readings, look.Unread, services.GetRequiredService<SubjectLexicon>());
        var answer = await commands.AskAsync(facts, read.Invocation, cancellation);
        await Console.Out.WriteAsync(asJson ? AnswerJson.Write(answer) + '\n' : AnswerText.Draw(answer));
        return 0;
    }

    // A question about the seeds is answered without a database too; a command that needs it says so itself.
    private static async Task OpenStorageAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            await services.OpenStorageAsync(cancellation);
        }
        catch (StorageUnusableException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
        }
    }

    private static async Task<int> SayFaultAsync(Answer fault)
    {
        await Console.Error.WriteLineAsync(fault.Title);
        return NotACommand;
    }
}
