using System.Text.Json;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Bot.Seeds;
using Spectre.Console;

namespace Rapporteur.Bot.Tests.Seeds;

public class ReadingProgressTests
{
    private readonly TurnableClock clock = new(new DateTimeOffset(2026, 1, 6, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter console = new();
    private readonly ChannelEvents events = new(TimeProvider.System);

    [Fact]
    public void A_console_that_is_no_terminal_gets_a_plain_line_every_two_seconds()
    {
        var progress = Progress(InteractionSupport.No);

        for (var done = 1; done <= 100; done++)
        {
            progress.Show(done, 5000);
            clock.Turn(TimeSpan.FromMilliseconds(50));
        }

        console.ToString().ReplaceLineEndings("\n").ShouldBe("""
            Reading seeds: 1 of 5,000
            Reading seeds: 41 of 5,000
            Reading seeds: 81 of 5,000

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_few_files_are_read_without_a_word_on_the_console()
    {
        Progress(InteractionSupport.No).Show(2, 2);

        console.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_told_ten_times_a_second_at_most_and_of_the_last_file_always()
    {
        var told = new List<int>();
        await using var page = events.ListenAsync(null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await page.MoveNextAsync();
        var progress = Progress(InteractionSupport.No);

        for (var done = 1; done <= 15; done++)
        {
            progress.Show(done, 15);
            clock.Turn(TimeSpan.FromMilliseconds(20));
        }

        while (told.LastOrDefault() < 15 && await page.MoveNextAsync())
        {
            told.Add(JsonSerializer.Deserialize<ReadingEvent>(page.Current.Data, JsonSerializerOptions.Web)!.Done);
        }

        told.ShouldBe([1, 6, 11, 15]);
    }

    private ReadingProgress Progress(InteractionSupport interaction) => new(
        events,
        new(() => new ConsoleProgress(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = interaction, Out = new AnsiConsoleOutput(console) }), clock)),
        clock);
}
