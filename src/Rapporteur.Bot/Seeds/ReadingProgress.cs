using Rapporteur.Bot.LocalChannel;

namespace Rapporteur.Bot.Seeds;

/// <summary>Says how far reading is: to the pages, and on the console where it takes long.</summary>
/// <param name="console">Made when there is something to show there: most starts read few files or none.</param>
public sealed class ReadingProgress(ChannelEvents events, Lazy<ConsoleProgress> console, TimeProvider clock)
{
    // Fewer are read before anybody looks.
    private const int Few = 20;

    private readonly AtMostEvery told = new(TimeSpan.FromMilliseconds(100), clock);

    /// <summary>A file was read.</summary>
    /// <param name="done">Files of this look that were read.</param>
    /// <param name="all">Files of this look.</param>
    public void Show(int done, int all)
    {
        if (done == all || told.IsDue())
        {
            events.Publish(new ReadingEvent(done, all, null));
        }

        if (all >= Few)
        {
            console.Value.Show(done, all);
        }
    }
}
