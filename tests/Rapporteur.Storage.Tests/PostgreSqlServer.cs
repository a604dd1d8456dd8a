using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rapporteur.Storage.Tests;

/// <summary>A real PostgreSQL server on a free loopback port, started by the first test that needs it and stopped after the last.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"rapporteur-postgresql-{Guid.NewGuid():N}");
    private string? bin;
    private int port;

    /// <summary>Makes an empty database and returns how it is reached. Skips the test where there is no PostgreSQL, but not in CI.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        await once.WaitAsync();
        try
        {
            if (port == 0)
            {
                await SetUpAsync();
            }
        }
        finally
        {
            once.Release();
        }

        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name}";
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public Task StartAsync() => ControlAsync("start", "-w", "-l", $"{folder}/log", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200");

    public Task StopAsync() => ControlAsync("stop", "-w", "-m", "immediate");

    public async ValueTask DisposeAsync()
    {
        if (port != 0)
        {
            await StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Timeout=5";

    private async Task SetUpAsync()
    {
        bin = FindBin();
        if (bin is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "PostgreSQL is not installed (apt-get install postgresql).");
            throw new InvalidOperationException("PostgreSQL is not installed, and CI needs it.");
        }

        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder);
        }

        await AsPostgresAsync($"{bin}/initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync");
        port = FreePort();
        await StartAsync();
    }

    private Task ControlAsync(params string[] arguments) => AsPostgresAsync($"{bin}/pg_ctl", ["-D", $"{folder}/data", .. arguments]);

    // The server refuses to run as root.
    private static Task AsPostgresAsync(string program, params string[] arguments) =>
        Environment.UserName == "root" ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        // The server outlives pg_ctl and keeps its output open, so only the end of the process is waited for.
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
    }

    private static string? FindBin()
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => $"{version}/bin") : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(installed.Reverse()).FirstOrDefault(path => File.Exists($"{path}/initdb") && File.Exists($"{path}/pg_ctl"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
