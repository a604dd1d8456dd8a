using System.Text.Json;

namespace Rapporteur.EndToEnd.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = RunningBot.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_answer_comes_as_text_and_nothing_else()
    {
        var (exit, output, error) = await RunningBot.CallAsync(folder, ["ask", "/delegation israel"]);

        exit.ShouldBe(0, error);
        output.ShouldStartWith("Delegation of Israel\n");
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_as_JSON_cites_words_that_stand_in_the_file_at_the_offsets_it_gives()
    {
        var (_, output, _) = await RunningBot.CallAsync(folder, ["ask", "/demands", "--json"]);

        var citations = JsonDocument.Parse(output).RootElement.GetProperty("sections").EnumerateArray()
            .SelectMany(section => section.GetProperty("lines").EnumerateArray())
            .SelectMany(line => line.GetProperty("citations").EnumerateArray()).ToList();

        citations.ShouldNotBeEmpty();
        foreach (var cited in citations)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, "seeds", cited.GetProperty("document").GetString()!), TestContext.Current.CancellationToken);
            text[cited.GetProperty("start").GetInt32()..cited.GetProperty("end").GetInt32()].ShouldBe(cited.GetProperty("quote").GetString());
        }
    }

    [Theory]
    [InlineData("/delegatoin israel", "There is no command /delegatoin. Did you mean /delegation?\n")]
    [InlineData("/delegation prty:israel", "/delegation has no option 'prty'. Did you mean party?\n")]
    public async Task What_is_no_command_gets_one_sentence_on_standard_error_and_exit_code_2(string typed, string sentence)
    {
        var (exit, output, error) = await RunningBot.CallAsync(folder, ["ask", typed]);

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ReplaceLineEndings("\n").ShouldBe(sentence);
    }

    [Fact]
    public async Task An_id_is_the_same_after_a_restart_and_beside_another_file()
    {
        var before = await RunningBot.CallAsync(folder, ["ask", "/redlines"]);
        await File.WriteAllTextAsync(Path.Combine(folder, "seeds", "005_new.txt"), "Talks on fishing\n\nNorway is demanding a share of the herring from Iceland.\n", TestContext.Current.CancellationToken);

        var after = await RunningBot.CallAsync(folder, ["ask", "/redlines"]);

        Ids(before.Output).ShouldNotBeEmpty();
        Ids(after.Output).ShouldBe(Ids(before.Output));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_named_with_the_reason_and_stop_no_answer()
    {
        var seeds = Path.Combine(folder, "seeds");
        await File.WriteAllTextAsync(Path.Combine(seeds, "empty.txt"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(seeds, "paper.txt"), "%PDF-1.7\nstream", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(seeds, "broken.txt"), [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], TestContext.Current.CancellationToken);
        await using (var large = File.Create(Path.Combine(seeds, "large.txt")))
        {
            large.SetLength(50_000_000);
        }

        var sources = await RunningBot.CallAsync(folder, ["ask", "/sources"]);
        var gaps = await RunningBot.CallAsync(folder, ["ask", "/gaps"]);

        sources.Output.ShouldContain("empty.txt: not read, since it is empty");
        sources.Output.ShouldContain("paper.txt: not read, since it is a PDF");
        sources.Output.ShouldContain("broken.txt: not read, since its UTF-16 is damaged");
        sources.Output.ShouldContain("large.txt: not read, since it is larger than 2 MB (50 MB)");
        sources.Output.ShouldContain("facts] 000_");
        gaps.Output.ShouldContain("[");
    }

    [Theory]
    [InlineData("Seeds__Settle", "00:10:00", "Seeds__Settle must lie between 50 ms and 1 minute.")]
    [InlineData("LocalChannel__Url", "http://0.0.0.0:5080", "LocalChannel__Url is reachable from other machines, so LocalChannel__Password must be set.")]
    [InlineData("LocalChannel__Url", "here", "LocalChannel__Url must be an http address with a port, such as http://127.0.0.1:5080.")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence_that_names_it(string setting, string value, string sentence)
    {
        var (exit, _, error) = await RunningBot.CallAsync(folder, ["ask", "/help"], (setting, value));

        exit.ShouldBe(1);
        error.Trim().ShouldBe(sentence);
    }

    [Fact]
    public async Task Extract_writes_one_claim_a_line_and_says_which_path_is_none()
    {
        var (_, output, _) = await RunningBot.CallAsync(folder, ["extract", "seeds"]);
        var missing = await RunningBot.CallAsync(folder, ["extract", "nowhere"]);

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.GetProperty("quote").GetString()!.Length > 0);
        missing.Exit.ShouldBe(2);
        missing.Error.Trim().ShouldBe("There is no file or folder 'nowhere'.");
    }

    private static IEnumerable<string> Ids(string output) =>
        output.Split('\n').Where(line => line.StartsWith("- [", StringComparison.Ordinal)).Select(line => line.Split('#')[^1]);
}
