using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Rapporteur.EndToEnd.Tests;

/// <summary>The bot as a user runs it: its own process, in a folder of its own with the seeds of the repository or of the test.</summary>
public sealed class RunningBot : IAsyncDisposable
{
    private readonly (string Name, string Value)[] settings;
    private readonly StringBuilder written = new();
    private Process host;

    private RunningBot(string folder, (string Name, string Value)[] settings, Uri address)
    {
        (Folder, this.settings) = (folder, settings);
        host = StartHost();
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Folder { get; }

    public HttpClient Client { get; }

    /// <summary>Where the page is; the same after a restart.</summary>
    public Uri Address => Client.BaseAddress!;

    public string Seeds => Path.Combine(Folder, "seeds");

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A folder with the seeds of the repository.</summary>
    public static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-run-").FullName;
        File.Copy(Path.Combine(Repository, "appsettings.json"), Path.Combine(folder, "appsettings.json"));
        var seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
        foreach (var seed in Directory.GetFiles(Path.Combine(Repository, "seeds")))
        {
            File.Copy(seed, Path.Combine(seeds, Path.GetFileName(seed)));
        }

        return folder;
    }

    /// <summary>Starts the host and waits until it is ready.</summary>
    public static async Task<RunningBot> StartAsync(string? folder = null, params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var bot = new RunningBot(folder ?? NewFolder(), [("LocalChannel__Url", address), .. settings], new Uri(address));
        await bot.BecomeReadyAsync();
        return bot;
    }

    /// <summary>Starts the host again at the same address, after it has ended, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        host.Dispose();
        host = StartHost();
        await BecomeReadyAsync();
    }

    /// <summary>Writes a seed as somebody who copies it into the folder.</summary>
    public Task DropAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Seeds, name), text, TestContext.Current.CancellationToken);

    /// <summary>Runs one call to its end.</summary>
    public static async Task<(int Exit, string Output, string Error)> CallAsync(string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Start(folder, arguments, settings);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Everything that the host wrote so far, to standard output and error.</summary>
    public string Written => written.ToString();

    /// <summary>What the process list shows of the host.</summary>
    public string CommandLine => File.ReadAllText($"/proc/{host.Id}/cmdline");

    /// <summary>Asks the host to end, as a supervisor does, and gives its exit code and how long it took.</summary>
    public async Task<(int Exit, TimeSpan After)> TerminateAsync()
    {
        var began = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", $"{host.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (host.ExitCode, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Asks over HTTP.</summary>
    public async Task<JsonElement> AskAsync(string text)
    {
        using var response = await Client.PostAsJsonAsync("/api/ask", new { text }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the process at once, as a loss of power would, and leaves its folder.</summary>
    public void Kill() => host.Kill();

    /// <summary>Waits for the end and leaves the folder for the next process.</summary>
    public async Task LeaveAsync()
    {
        if (!host.HasExited)
        {
            host.Kill();
        }

        await host.WaitForExitAsync(CancellationToken.None);
        Client.Dispose();
        host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task BecomeReadyAsync()
    {
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var ready = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!host.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await DisposeAsync();
        throw new InvalidOperationException("The host was not ready in 30 s.");
    }

    private Process StartHost()
    {
        var process = Start(Folder, [], settings);
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static Process Start(string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Rapporteur.Bot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A token of whoever runs the tests must not take them to Discord.
        start.Environment.Remove("Discord__Token");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void Write(string? line)
    {
        lock (written)
        {
            written.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
