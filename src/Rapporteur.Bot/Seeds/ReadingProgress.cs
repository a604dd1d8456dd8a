using System.Threading.Channels;
using Rapporteur.Bot.LocalChannel;
using Spectre.Console;

namespace Rapporteur.Bot.Seeds;

/// <summary>Says how far reading is, to the pages and on the console: a bar where that is a terminal, plain lines otherwise.</summary>
public sealed class ReadingProgress(ChannelEvents events, IAnsiConsole console, TimeProvider clock)
{
    // Fewer are read before anybody looks.
    private const int Few = 20;
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    private ChannelWriter<int>? bar;
    private long lastEvent;
    private long lastLine;

    /// <summary>A file was read.</summary>
    /// <param name="done">Files of this look that were read.</param>
    /// <param name="all">Files of this look.</param>
    public void Show(int done, int all)
    {
        if (done == all || IsDue(ref lastEvent, BetweenEvents))
        {
            events.Publish(new ReadingEvent(done, all, null));
        }

        if (all < Few)
        {
            return;
        }

        if (console.Profile.Capabilities.Interactive)
        {
            ShowBar(done, all);
        }
        else if (IsDue(ref lastLine, BetweenLines))
        {
            console.WriteLine($"Reading seeds: {done:N0} of {all:N0}");
        }
    }

    private bool IsDue(ref long last, TimeSpan between)
    {
        if (last != 0 && clock.GetElapsedTime(last) < between)
        {
            return false;
        }

        last = clock.GetTimestamp();
        return true;
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
