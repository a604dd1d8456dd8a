using System.Collections.Immutable;
using System.Text.Json;
using Rapporteur.Chat;
using Rapporteur.Discord.Wire;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Interactions;

/// <summary>Reads what a user typed into a slash command.</summary>
internal static class InvocationReader
{
    /// <summary>The invocation, without its files.</summary>
    public static Invocation Read(Interaction interaction, FactBase facts, ImmutableArray<CommandSpec> specs)
    {
        var data = interaction.Data!;
        var (sub, options) = Options(data);
        var spec = specs.FirstOrDefault(spec => spec.Name == data.Name)?.For(sub);
        var values = options
            .Where(option => option.Name != CommandDeclarations.Private && option.Type != OptionType.Attachment)
            .Select(option => (option.Name, Value: Resolved(Text(option), spec?.Options.FirstOrDefault(each => each.Name == option.Name), facts)))
            .Where(option => option.Value.Length > 0);
        return Invocation.Of(data.Name ?? "", [.. values]) with { SubCommand = sub, Asker = AskerOf(interaction) };
    }

    /// <summary>Whether the answer is for the user alone: by the user's wish, or always.</summary>
    public static bool IsPrivate(InteractionData data, ImmutableArray<CommandSpec> specs)
    {
        var (sub, options) = Options(data);
        return options.FirstOrDefault(option => option.Name == CommandDeclarations.Private)?.Value is { ValueKind: JsonValueKind.True }
            || specs.FirstOrDefault(spec => spec.Name == data.Name)?.For(sub).IsPrivate == true;
    }

    /// <summary>The option that is being typed, with what stands in it so far.</summary>
    public static (OptionSpec? Option, string Typed) Focused(InteractionData data, ImmutableArray<CommandSpec> specs)
    {
        var (sub, options) = Options(data);
        var spec = specs.FirstOrDefault(spec => spec.Name == data.Name)?.For(sub);
        var focused = options.FirstOrDefault(option => option.Focused == true);
        return (spec?.Options.FirstOrDefault(option => option.Name == focused?.Name), focused is null ? "" : Text(focused));
    }

    /// <summary>The files that came along, by option.</summary>
    public static IEnumerable<(string Option, Wire.Attachment File)> Files(InteractionData data) =>
        from option in Options(data).Options
        where option.Type == OptionType.Attachment
        let file = data.Resolved?.Attachments?.GetValueOrDefault(Text(option))
        where file is not null
        select (option.Name, file);

    /// <summary>Who asks, and where.</summary>
    /// <remarks>The right is checked here again: who sees a command in Discord is up to the server's admins.</remarks>
    public static Asker AskerOf(Interaction interaction) => new(
        interaction.In?.ToString() ?? "",
        interaction.By?.Id.ToString(),
        interaction.Member?.Permissions is { } rights && (rights & (Permissions.ManageChannels | Permissions.Administrator)) != Permissions.None)
    {
        UserName = interaction.By?.GlobalName ?? interaction.By?.Username,
    };

    private static (string? Sub, InteractionOption[] Options) Options(InteractionData data) => data.Options switch
    {
        [{ Type: OptionType.SubcommandGroup, Options: [var sub, ..] }] => (sub.Name, sub.Options ?? []),
        [{ Type: OptionType.Subcommand } sub] => (sub.Name, sub.Options ?? []),
        var options => (null, options ?? []),
    };

    private static string Text(InteractionOption option) => option.Value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { } other => other.ToString(),
        null => "",
    };

    // Discord sends at times what a choice shows and not its value (discord-api-docs#7206). Parties, subjects and people are found by
    // what is shown as well; of a fact the id stands first in it.
    private static string Resolved(string typed, OptionSpec? option, FactBase facts) =>
        option?.Completion == CompletionSource.Fact && facts.Find(typed) is null && typed.Split(' ') is [var first, _, ..] && facts.Find(first) is { } fact
            ? fact.Id
            : typed;
}
