using System.Text.Json;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>Goes the way of an interaction once for each command that asks nobody but the facts, before the first one comes: what runs for the first time is compiled then.</summary>
internal static class WarmUp
{
    public static async Task RunAsync(AnswerSource source, Answers answers, CancellationToken cancellationToken)
    {
        await source.FirstRead.WaitAsync(cancellationToken);
        foreach (var spec in source.Commands.Specs.Where(spec => source.Commands.RestsOnFactsAlone(spec.Name)))
        {
            // Every value is a party's name: some commands answer, others say that there is none; both is drawn.
            var value = source.Facts().Parties.FirstOrDefault()?.Name ?? "-";
            var typed = JsonSerializer.SerializeToElement(value, DiscordJson.Default.String);
            InteractionOption[] options = [.. spec.Options.Select(option => new InteractionOption(option.Name, OptionType.String, typed, Focused: true))];
            var sent = new Interaction(new(1), new(1), InteractionType.Command, "-", new(spec.Name, CommandType.ChatInput, options));
            var payload = JsonSerializer.SerializeToUtf8Bytes(sent, DiscordJson.Default.Interaction);
            var interaction = JsonSerializer.Deserialize(payload, DiscordJson.Default.Interaction)!;
            var shown = await answers.CommandAsync(interaction, cancellationToken);
            DiscordRest.JsonOf(new InteractionCallback(CallbackType.Reply, shown.Body), DiscordJson.Compact.InteractionCallback);
            DiscordRest.JsonOf(answers.Complete(interaction.Data!), DiscordJson.Compact.ChoicesCallback);
        }
    }
}
