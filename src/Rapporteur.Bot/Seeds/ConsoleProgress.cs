using System.Threading.Channels;
using Spectre.Console;

namespace Rapporteur.Bot.Seeds;

/// <summary>Says on the console how far reading is: a bar where that is a terminal, plain lines otherwise.</summary>
public sealed class ConsoleProgress(IAnsiConsole console, TimeProvider clock)
{
    private readonly AtMostEvery lines = new(TimeSpan.FromSeconds(2), clock);
    private ChannelWriter<int>? bar;

    /// <inheritdoc cref="ReadingProgress.Show"/>
    public void Show(int done, int all)
    {
        if (console.Profile.Capabilities.Interactive)
        {
            ShowBar(done, all);
        }
        else if (lines.IsDue())
        {
            console.WriteLine($"Reading seeds: {done:N0} of {all:N0}");
        }
    }

    private void ShowBar(int done, int all)
    {
        if (bar is null)
        {
            var steps = Channel.CreateUnbounded<int>();
            bar = steps.Writer;
            _ = DrawAsync(all, steps.Reader);
        }

        bar.TryWrite(done);
        if (done == all)
        {
            bar.Complete();
            bar = null;
        }
    }

    private Task DrawAsync(int all, ChannelReader<int> steps) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask("Reading seeds", maxValue: all);
            await foreach (var done in steps.ReadAllAsync())
            {
                task.Description = $"Reading seeds: {done:N0} of {all:N0}";
                task.Value = done;
            }
        });
}
