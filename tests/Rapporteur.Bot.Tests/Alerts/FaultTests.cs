using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Rapporteur.Storage.Tests;
using Articles = Rapporteur.Storage.Tests.Seeds;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>What is needed goes away and comes back: each alert is in each channel once, and the log has a line for the beginning and one for the end.</summary>
public class FaultTests
{
    private const int Channels = 5;

    [Fact]
    public async Task Discord_fails_for_a_minute()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 200);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Discord.Fails = (_, _) => (500, 0, "Internal Server Error");
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(1));
        // The first that are under way together fail together; after that one at a time asks.
        delivery.Discord.Requests.Count.ShouldBeLessThan(60);

        delivery.Discord.Fails = (_, _) => null;
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == 200, TimeSpan.FromMinutes(1));
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        ShouldHaveEachOnce(delivery, 200);
        delivery.Log.At(LogLevel.Warning).ShouldHaveSingleItem().ShouldStartWith("Discord does not answer:");
        delivery.Log.At(LogLevel.Information).ShouldHaveSingleItem().ShouldStartWith("Discord answers again after");
    }

    [Fact]
    public async Task Another_program_locks_the_database()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-").FullName;
        await using var delivery = await TurnedDelivery.OpenAsync(TestStore.OnSqlite(folder), Channels);
        await using var other = new SqliteConnection($"Data Source={folder}/rapporteur.db;Pooling=False");
        other.Open();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            delivery.StartWriting(Articles.Base(Articles.RedLine("a.txt", "any corridor")));
            delivery.Start();
            delivery.TurnFor(TimeSpan.FromSeconds(5));
        }

        delivery.TurnUntil(() => delivery.Discord.Posts.Count == Channels, TimeSpan.FromMinutes(1));
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        ShouldHaveEachOnce(delivery, Channels);
        ShouldTellOfOneOutage(delivery, "another program holds a lock on it");
    }

    [Fact]
    public async Task The_drive_is_full_when_a_file_comes()
    {
        await using var drive = await SmallDrive.MountAsync();
        await using var delivery = await TurnedDelivery.OpenAsync(TestStore.OnSqlite(drive.NewFolder()), Channels);
        drive.Fill();
        delivery.StartWriting(Articles.Base(Articles.RedLine("a.txt", "any corridor")));
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(3));
        delivery.Discord.Posts.ShouldBeEmpty();

        drive.Free();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == Channels, TimeSpan.FromMinutes(1));
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        ShouldHaveEachOnce(delivery, Channels);
        ShouldTellOfOneOutage(delivery, "its drive is full");
    }

    [Fact]
    public async Task The_drive_fills_up_while_messages_are_under_way()
    {
        await using var drive = await SmallDrive.MountAsync();
        await using var delivery = await TurnedDelivery.OpenAsync(TestStore.OnSqlite(drive.NewFolder()), Channels);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Start();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == Channels, TimeSpan.FromMinutes(1));
        drive.Fill();
        // Longer than a lease and than Discord knows a nonce: what could not be written down is looked for in the channels.
        delivery.TurnFor(TimeSpan.FromMinutes(10));
        drive.Free();
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        ShouldHaveEachOnce(delivery, Channels);
        (await delivery.Rig.ClaimAsync()).ShouldBeEmpty();
        ShouldTellOfOneOutage(delivery, "its drive is full");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task PostgreSQL_is_stopped_and_started_again(int postedBefore)
    {
        await using var server = new PostgreSqlServer();
        await using var delivery = await TurnedDelivery.OpenAsync(TestStore.OnPostgreSql(await server.NewDatabaseAsync()), Channels);
        delivery.StartWriting(Articles.Base(Articles.RedLine("a.txt", "any corridor")));
        delivery.Start();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count >= postedBefore, TimeSpan.FromMinutes(1));
        await server.StopAsync();
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        await server.StartAsync();
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        ShouldHaveEachOnce(delivery, Channels);
        (await delivery.Rig.ClaimAsync()).ShouldBeEmpty();
        delivery.Log.At(LogLevel.Warning).ShouldHaveSingleItem().ShouldStartWith("The database does not answer:");
        delivery.Log.At(LogLevel.Information).Where(line => line.Contains("answers again", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    private static void ShouldHaveEachOnce(TurnedDelivery delivery, int channels)
    {
        delivery.Discord.Posts.Select(post => post.Channel).Distinct().Count().ShouldBe(channels);
        delivery.Discord.Posts.Count.ShouldBe(channels);
    }

    private static void ShouldTellOfOneOutage(TurnedDelivery delivery, string why)
    {
        delivery.Log.At(LogLevel.Warning).ShouldHaveSingleItem().ShouldBe($"The database does not answer: {why}. Nothing is lost; it is tried again until it does");
        delivery.Log.At(LogLevel.Information).Where(line => line.Contains("answers again", StringComparison.Ordinal)).ShouldHaveSingleItem();
        delivery.Log.At(LogLevel.Error).ShouldBeEmpty();
    }

    /// <summary>A drive of a megabyte in memory, which a test can fill.</summary>
    private sealed class SmallDrive : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("rapporteur-drive-").FullName;

        private string Ballast => Path.Combine(folder, "ballast");

        public static async Task<SmallDrive> MountAsync()
        {
            var drive = new SmallDrive();
            Assert.SkipUnless(OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "none", drive.folder), "A drive can be mounted only by root on Linux, where the system allows it.");
            return drive;
        }

        public string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;

        public void Fill()
        {
            using var ballast = File.Create(Ballast, bufferSize: 0);
            try
            {
                while (true)
                {
                    ballast.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                // Now it is full.
            }
        }

        public void Free() => File.Delete(Ballast);

        public async ValueTask DisposeAsync()
        {
            await RunAsync("umount", folder);
            Directory.Delete(folder);
        }

        private static async Task<bool> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
    }
}
