using System.Collections.Immutable;
using System.Globalization;
using Rapporteur.Chat;

namespace Rapporteur.Discord.Drawing;

/// <summary>What a button or menu does, written into its custom id: nothing is kept here, so it works after a restart and for anybody.</summary>
/// <param name="Act">What happens.</param>
/// <param name="Page">The page to show; from 0.</param>
/// <param name="Quotes">Whether the quotes are shown.</param>
/// <param name="Command">The command as it would be typed with names.</param>
internal sealed record ButtonState(ButtonAct Act, int Page, bool Quotes, string Command)
{
    // In place of a command that is too long for a custom id: it then stands in the footer of the message.
    private const string InFooter = "@";

    /// <summary>Whether the first page of a command can be asked for by a custom id alone.</summary>
    public static bool Fits(string command) => command.Length + "u0q".Length <= Limits.CustomId;

    /// <summary>The custom id, at most 100 characters: <c>u2q/agreed party:Ruritania</c>.</summary>
    public string ToCustomId()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{(char)Act}{Page}{(Quotes ? 'q' : '-')}");
        return head.Length + Command.Length <= Limits.CustomId ? head + Command : head + InFooter;
    }

    /// <summary>Reads a custom id; null for one that is not ours.</summary>
    /// <param name="footer">The footer of the message that the button stands on.</param>
    public static ButtonState? Read(string? customId, string? footer)
    {
        if (customId is not [var act, .. var rest] || !Enum.IsDefined((ButtonAct)act))
        {
            return null;
        }

        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        if (rest.Length <= digits || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var page) || rest[digits] is not ('q' or '-'))
        {
            return null;
        }

        var command = rest[(digits + 1)..];
        return new((ButtonAct)act, page, rest[digits] == 'q', command == InFooter ? AnswerPages.CommandOf(footer ?? "") : command);
    }

    /// <summary>The invocation, or what is wrong with it.</summary>
    public ReadCommand Ask(ImmutableArray<CommandSpec> specs) => CommandText.Read(Command, specs);
}

/// <summary>What a button does; the letter stands first in the custom id.</summary>
internal enum ButtonAct
{
    /// <summary>Draws the message anew: another page, with quotes or without.</summary>
    Update = 'u',

    /// <summary>Posts a private answer in the channel.</summary>
    PostHere = 'h',

    /// <summary>Asks a command and shows its answer to whoever pressed.</summary>
    Show = 's',

    /// <summary>Asks a command and posts its answer.</summary>
    Ask = 'r',

    /// <summary>Shows where the facts of a page stand to whoever pressed.</summary>
    Sources = 'w',

    /// <summary>A menu of facts: shows the chosen one to whoever chose.</summary>
    OpenFact = 'f',
}
