using System.Collections.Immutable;
using System.Text;

namespace Rapporteur.Chat;

/// <summary>What was typed, read: an invocation, or the sentence that says what is wrong with it.</summary>
/// <param name="Invocation">What was asked, or null.</param>
/// <param name="Fault">What could not be read, or null.</param>
public sealed record ReadCommand(Invocation? Invocation, Answer? Fault);

/// <summary>Reads typed commands: <c>/delegation israel</c>, <c>/delegation party:israel</c>, <c>/gaps subject:"buffer zone"</c>.</summary>
/// <remarks>Values without a name go to the options in order; the last of them takes all that is left.</remarks>
public static class CommandText
{
    /// <summary>Reads a command by the declarations of those that there are.</summary>
    public static ReadCommand Read(string typed, ImmutableArray<CommandSpec> specs)
    {
        if (Split(typed.Trim()) is not { } words)
        {
            return Fault($"A quotation mark in '{typed.Trim()}' is not closed.", []);
        }

        if (words is not [var first, .. var rest])
        {
            return Fault("Type a command, such as /help.", specs.Select(spec => spec.Example).Take(3));
        }

        var name = first.Text.TrimStart('/').ToLowerInvariant();
        if (specs.FirstOrDefault(spec => spec.Name == name) is not { } command)
        {
            return new(null, Unknown(name, specs));
        }

        if (command.SubCommands.IsEmpty)
        {
            return Values(command, null, rest);
        }

        var subCommands = command.SubCommands;
        return rest is [var sub, .. var values] && subCommands.FirstOrDefault(known => known.Name == sub.Text.ToLowerInvariant()) is { } known
            ? Values(command, known, values)
            : Fault($"/{command.Name} needs one of: {string.Join(", ", subCommands.Select(spec => spec.Name))}.", subCommands.Select(spec => spec.Example));
    }

    /// <summary>The sentence for a command that there is not, with the nearest that there is.</summary>
    public static Answer Unknown(string name, ImmutableArray<CommandSpec> specs)
    {
        var near = Nearest.To(name, specs.Select(spec => spec.Name));
        return Answer.Sentence(
            near is null ? $"There is no command /{name}. /help lists them all." : $"There is no command /{name}. Did you mean /{near}?",
            near is null ? ["/help"] : [specs.First(spec => spec.Name == near).Example]);
    }

    /// <summary>The sentence for a required option that was left out or a value that is none of the choices; null where all is well.</summary>
    public static Answer? Missing(CommandSpec spec, Invocation invocation)
    {
        foreach (var option in spec.Options)
        {
            var value = invocation[option.Name];
            if (option.Required && string.IsNullOrWhiteSpace(value) && !invocation.Attachments.ContainsKey(option.Name))
            {
                return Answer.Sentence($"/{invocation.Command} needs {option.Name}: {char.ToLowerInvariant(option.Description[0])}{option.Description[1..]}.", [spec.Example]);
            }

            if (value is not null && !option.Choices.IsEmpty && !option.Choices.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                return Answer.Sentence($"{option.Name} of /{invocation.Command} is one of {string.Join(", ", option.Choices)}; '{value}' is none of them.", [spec.Example]);
            }
        }

        return null;
    }

    private static ReadCommand Values(CommandSpec command, CommandSpec? sub, ImmutableArray<Word> words)
    {
        var options = (sub ?? command).Options;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var colon = word.Colon;
            if (colon > 0 && options.FirstOrDefault(option => option.Name == word.Text[..colon].ToLowerInvariant()) is { } named)
            {
                values[named.Name] = word.Text[(colon + 1)..];
            }
            else if (colon > 0 && LooksLikeOption(word.Text[..colon]))
            {
                return UnknownOption(command, options, word.Text[..colon]);
            }
            else if (options.FirstOrDefault(option => !values.ContainsKey(option.Name)) is { } next)
            {
                values[next.Name] = word.Text;
            }
            else if (options is [.., var last])
            {
                values[last.Name] += $" {word.Text}";
            }
            else
            {
                return Fault($"/{command.Name} takes no option; '{word.Text}' is not read.", [command.Example]);
            }
        }

        return new(new Invocation(command.Name, Joined(options, words, values)) { SubCommand = sub?.Name }, null);
    }

    // "/delegation united states": a command with one option takes all words for it, whatever their number;
    // with several, values of more words are put in quotation marks, and the last option takes the rest.
    private static ImmutableSortedDictionary<string, string> Joined(
        ImmutableArray<OptionSpec> options, ImmutableArray<Word> words, ImmutableSortedDictionary<string, string>.Builder values)
    {
        var unnamed = words.Where(word => word.Colon <= 0).Select(word => word.Text).ToList();
        if (options is [var only] && unnamed.Count > 0)
        {
            values[only.Name] = string.Join(' ', words.Select(word => word.Colon > 0 && word.Text[..word.Colon] == only.Name ? word.Text[(word.Colon + 1)..] : word.Text));
        }

        return values.ToImmutable();
    }

    private static ReadCommand UnknownOption(CommandSpec command, ImmutableArray<OptionSpec> options, string name)
    {
        var near = Nearest.To(name, options.Select(option => option.Name));
        var known = options.IsEmpty ? "It takes none." : near is null ? $"It takes {string.Join(", ", options.Select(option => option.Name))}." : $"Did you mean {near}?";
        return Fault($"/{command.Name} has no option '{name}'. {known}", [command.Example]);
    }

    private static bool LooksLikeOption(string name) => name.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' or '_');

    private static ReadCommand Fault(string sentence, IEnumerable<string> suggestions) => new(null, Answer.Sentence(sentence, suggestions));

    /// <summary>A word as typed, without its quotation marks.</summary>
    /// <param name="Text">Its characters.</param>
    /// <param name="Colon">Place of the first colon outside quotation marks; -1 where there is none.</param>
    private sealed record Word(string Text, int Colon);

    /// <summary>Words parted by white space outside quotation marks; null where a mark is not closed.</summary>
    private static ImmutableArray<Word>? Split(string typed)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var word = new StringBuilder();
        var (quoted, any, colon) = (false, false, -1);
        for (var at = 0; at < typed.Length; at++)
        {
            var letter = typed[at] is '“' or '”' ? '"' : typed[at];
            if (quoted && letter == '\\' && at + 1 < typed.Length && typed[at + 1] is '"' or '\\')
            {
                word.Append(typed[++at]);
            }
            else if (letter == '"')
            {
                (quoted, any) = (!quoted, true);
            }
            else if (!quoted && char.IsWhiteSpace(letter))
            {
                Close();
            }
            else
            {
                colon = letter == ':' && !quoted && colon < 0 ? word.Length : colon;
                word.Append(typed[at]);
            }
        }

        Close();
        return quoted ? null : words.ToImmutable();

        void Close()
        {
            if (word.Length > 0 || any)
            {
                words.Add(new Word(word.ToString(), colon));
            }

            word.Clear();
            (any, colon) = (false, -1);
        }
    }
}
