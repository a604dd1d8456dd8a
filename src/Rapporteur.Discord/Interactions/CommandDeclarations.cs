using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>Turns the declarations of the commands into Discord's.</summary>
internal static class CommandDeclarations
{
    /// <summary>Name of the option that every command has here.</summary>
    public const string Private = "private";

    /// <summary>Name of the command that stands in the menu of a message.</summary>
    public const string FindInMessage = "Find in the fact base";

    // Discord, "Application Commands", interaction contexts: servers, the bot's own direct messages, other private channels.
    private static readonly int[] Everywhere = [0, 1, 2];
    private static readonly int[] Servers = [0];

    // Installed in a server, and by a user.
    private static readonly int[] InstalledEitherWay = [0, 1];

    // What is longer was no name: a value must be typed again by a button.
    private const int LongestValue = 200;

    /// <summary>Most characters of a free text: so much stands in the footer that its buttons ask again from, each sign doubled by quoting at worst.</summary>
    public const int LongestText = 300;

    private static readonly ApplicationCommandOption PrivateOption = new(OptionType.Boolean, Private, "Show the answer only to me");

    /// <summary>All commands, in their order, and the one of the message menu.</summary>
    public static ApplicationCommand[] Of(IEnumerable<CommandSpec> specs) =>
    [
        .. specs.Select(Of),
        new(FindInMessage, CommandType.Message) { Contexts = Everywhere, IntegrationTypes = InstalledEitherWay },
    ];

    private static ApplicationCommand Of(CommandSpec spec)
    {
        // A command of which one part changes something is kept to those who may: Discord knows rights only for the whole.
        var changes = spec.Changes || spec.SubCommands.Any(sub => sub.Changes);
        return new(spec.Name, CommandType.ChatInput)
        {
            Description = PlainText.Cut(spec.Description, 100),
            Options = spec.SubCommands.IsEmpty ? Options(spec) : [.. spec.SubCommands.Select(SubCommand)],
            DefaultMemberPermissions = changes ? Permissions.ManageChannels : null,
            Contexts = changes ? Servers : Everywhere,
            IntegrationTypes = changes ? Servers : InstalledEitherWay,
        };
    }

    private static ApplicationCommandOption SubCommand(CommandSpec sub) =>
        new(OptionType.Subcommand, sub.Name, PlainText.Cut(sub.Description, 100)) { Options = Options(sub) };

    private static ApplicationCommandOption[] Options(CommandSpec spec) => [.. spec.Options.Select(Option), PrivateOption];

    private static ApplicationCommandOption Option(OptionSpec option)
    {
        var type = option.IsAttachment ? OptionType.Attachment : OptionType.String;
        var isText = type == OptionType.String && option.Choices.IsEmpty;
        return new(type, option.Name, PlainText.Cut(option.Description, 100))
        {
            Required = option.Required ? true : null,
            Autocomplete = isText && option.Completion != CompletionSource.None ? true : null,
            MaxLength = !isText ? null : option.Completion != CompletionSource.None ? LongestValue : LongestText,
            Choices = option.Choices.IsEmpty ? null : [.. option.Choices.Select(choice => new Choice(choice, choice))],
        };
    }
}
