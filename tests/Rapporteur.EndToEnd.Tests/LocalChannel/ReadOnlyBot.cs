using Rapporteur.EndToEnd.Tests.LocalChannel;

[assembly: AssemblyFixture(typeof(ReadOnlyBot))]

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

/// <summary>One bot with the two articles of the repository, for all tests that change nothing.</summary>
public sealed class ReadOnlyBot : IAsyncLifetime
{
    private RunningBot? bot;

    /// <summary>Where its page is.</summary>
    public Uri Address => bot!.Address;

    public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => bot?.DisposeAsync() ?? ValueTask.CompletedTask;
}
