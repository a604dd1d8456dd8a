using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>Goes the way of the first events, from their JSON to the wire, before they come: what runs for the first time is compiled then.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    // Made up, with something of all that is read of a server.
    private static readonly byte[] SomeGuild = """
        {"id":"2","owner_id":"3","roles":[{"id":"2","permissions":"3072"}],"members":[{"user":{"id":"4","username":"-"},"roles":["2"]}],
         "channels":[{"id":"5","permission_overwrites":[{"id":"2","type":0,"allow":"0","deny":"0"}]},{"id":"6"}]}
        """u8.ToArray();

    public static async Task RunAsync(AnswerSource source, Answers answers, DiscordOptions options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await source.FirstRead.WaitAsync(cancellationToken);

        // Figures of what nobody asked are nobody's figures.
        using var metrics = new DiscordMetrics("Rapporteur.Discord.WarmUp");
        using var wire = new NoWire();
        var desk = new InteractionDesk(
            source, answers, DiscordHttp.Calls(options, metrics, clock, loggers, wire), new GuildRights(), metrics, clock, loggers.CreateLogger<InteractionDesk>());
        var events = new EventTable(new GuildRights(), new DiscordState(), _ => { }, desk.Take, loggers.CreateLogger<EventTable>());
        events.On("GUILD_CREATE", SomeGuild);
        ulong id = 1;
        foreach (var spec in source.Commands.Specs.Where(spec => source.Commands.RestsOnFactsAlone(spec.Name)))
        {
            // Every value is a party's name: some commands answer, others say that there is none; both is drawn.
            var value = source.Facts().Parties.FirstOrDefault()?.Name ?? "-";
            var typed = JsonSerializer.SerializeToElement(value, DiscordJson.Default.String);
            InteractionOption[] given = [.. spec.Options.Select(option => new InteractionOption(option.Name, OptionType.String, typed, Focused: true))];
            foreach (var type in new[] { InteractionType.Command, InteractionType.Autocomplete })
            {
                var sent = new Interaction(new(id++), new(1), type, "-", new(spec.Name, CommandType.ChatInput, given), ChannelId: new(5), AppPermissions: Permissions.None);
                events.On("INTERACTION_CREATE", JsonSerializer.SerializeToUtf8Bytes(sent, DiscordJson.Default.Interaction));
            }
        }

        await desk.CloseAsync(Within);
    }

    /// <summary>Stands where the wire begins, and takes everything.</summary>
    private sealed class NoWire : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // A real answer is waited for too.
            await Task.Yield();
            return new(HttpStatusCode.NoContent);
        }
    }
}
