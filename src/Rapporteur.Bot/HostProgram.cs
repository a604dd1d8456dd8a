using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Alerts;
using Rapporteur.Bot.LocalChannel;
using Rapporteur.Discord;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot;

/// <summary>The host: the workers and the local channel until it is told to stop.</summary>
internal static class HostProgram
{
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        NativeMemory.GiveBackBlocks();
        try
        {
            await using var app = Build();
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            app.Services.BeginDiscord();
            await app.Services.OpenStorageAsync(cancellation);
            var local = app.Services.GetRequiredService<IOptions<LocalChannelOptions>>().Value;
            app.Urls.Add(local.Url);
            await app.RunAsync(cancellation);
            return 0;
        }
        catch (StorageUnusableException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return 1;
        }
        catch (OptionsValidationException wrong)
        {
            return await WrongSettings.SayAsync(wrong);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync("LocalChannel__Url is taken by another program; stop that one or set another port.");
            return 1;
        }
    }

    private static WebApplication Build()
    {
        var root = Composition.Root();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = root,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        // A request is a line of text: nothing that is sent here is large, but for a pasted seed.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 4_000_000);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ChannelJson.Default));
        // Services start in this order, and the line to Discord takes longest; what is asked before the seeds are read waits for them.
        builder.Services.AddSettings().AddAnswers(root).AddDiscord(builder.Configuration).AddWorkers().AddDiscordAlerts(builder.Configuration);
        var app = builder.Build();
        app.MapLocalChannel();
        return app;
    }
}
