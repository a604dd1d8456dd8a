using System.Diagnostics;
using Rapporteur.Discord.Server;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>A client that is measured, and how it is started.</summary>
/// <param name="Resumes">Whether it can take a session up again; the floor cannot.</param>
internal sealed record Candidate(string Name, bool Resumes, Func<DiscordServer, ProcessStartInfo> Program)
{
    // Of its own, so that a benchmark neither reads nor writes what the bot of this folder keeps.
    private static string Workroom { get; } = Directory.CreateTempSubdirectory("rapporteur-benchmark-").FullName;

    /// <summary>All, in the order of the table.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("floor", Resumes: false, server => new("dotnet", [Beside("Rapporteur.Benchmarks.dll"), "discord-floor", server.ApiUrl, server.Token, DiscordServer.ApplicationId])),
        new("rapporteur", Resumes: true, server => new("dotnet", [Path.Combine(Workroom, "Rapporteur.Bot.dll")])
        {
            WorkingDirectory = Root(),
            Environment =
            {
                ["Discord__Token"] = server.Token,
                ["Discord__ApiUrl"] = server.ApiUrl,
                ["LocalChannel__Url"] = "http://127.0.0.1:0",
                ["Storage__ConnectionString"] = $"Data Source={Path.Combine(Workroom, "benchmark.db")}",
            },
        }),
        new("discord.js", Resumes: true, server => new("node", ["discord-js/client.mjs"])
        {
            WorkingDirectory = Path.Combine(Root(), "tests"),
            Environment =
            {
                ["API"] = server.ApiUrl[..server.ApiUrl.IndexOf("/v10", StringComparison.Ordinal)],
                ["TOKEN"] = server.Token,
                ["APPLICATION"] = DiscordServer.ApplicationId,
            },
        }),
    ];

    /// <summary>Makes the bot as the Dockerfile does.</summary>
    /// <exception cref="InvalidOperationException">It cannot be made.</exception>
    public static async Task PublishAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/Rapporteur.Bot", "-c", "Release", "-v", "quiet", "-o", Workroom]) { WorkingDirectory = Root(), UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException(said);
        }
    }

    public Client Start(DiscordServer server) => new(Name, Program(server));

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
