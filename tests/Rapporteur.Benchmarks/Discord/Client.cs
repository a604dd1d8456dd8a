using System.Diagnostics;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>The process of a client that is measured; killed at the end.</summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string name;
    private readonly Process process;
    private readonly long began = Stopwatch.GetTimestamp();

    public Client(string name, ProcessStartInfo program)
    {
        this.name = name;
        (program.UseShellExecute, program.RedirectStandardOutput, program.RedirectStandardInput) = (false, true, true);
        process = Process.Start(program)!;

        // What it says is read, so that a full pipe does not hold it up, and not shown.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(began);

    /// <summary>What it has used of all processors together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory; 1 MB is 1,000,000 bytes.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Waits for what the client should do.</summary>
    /// <exception cref="TimeoutException">It ended, or did not do it within half a minute.</exception>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        var end = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(end) > Patience)
            {
                throw new TimeoutException($"{name} {(process.HasExited ? $"ended with {process.ExitCode}" : "took too long")} and did not {what}");
            }

            await Task.Delay(1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
