using System.Collections.Immutable;
using Rapporteur.Chat;
using Rapporteur.Facts;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>Completes a typed line: first the command, then its options and values.</summary>
public static class InputCompletion
{
    /// <summary>What the line can become, the likeliest first; empty where nothing fits.</summary>
    public static IReadOnlyList<CompletionOffer> Of(string line, FactBase facts, ImmutableArray<CommandSpec> specs)
    {
        var text = line.TrimStart().TrimStart('/');
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return [.. specs
                .Where(spec => spec.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                .Select(spec => new CompletionOffer($"/{spec.Name}", spec.Description, $"/{spec.Name}{(spec.Options.IsEmpty && spec.SubCommands.IsEmpty ? "" : " ")}"))];
        }

        if (specs.FirstOrDefault(spec => spec.Name.Equals(text[..blank], StringComparison.OrdinalIgnoreCase)) is not { } command)
        {
            return [];
        }

        return command.SubCommands.IsEmpty
            ? Values(command, $"/{command.Name}", text[(blank + 1)..], facts, specs)
            : Sub(command, text[(blank + 1)..].TrimStart(), facts, specs);
    }

    private static IReadOnlyList<CompletionOffer> Sub(CommandSpec command, string rest, FactBase facts, ImmutableArray<CommandSpec> specs)
    {
        var blank = rest.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return [.. command.SubCommands
                .Where(sub => sub.Name.StartsWith(rest, StringComparison.OrdinalIgnoreCase))
                .Select(sub => new CompletionOffer($"/{command.Name} {sub.Name}", sub.Description, $"/{command.Name} {sub.Name} "))];
        }

        return command.SubCommands.FirstOrDefault(sub => sub.Name.Equals(rest[..blank], StringComparison.OrdinalIgnoreCase)) is { } known
            ? Values(known, $"/{command.Name} {known.Name}", rest[(blank + 1)..], facts, specs)
            : [];
    }

    // Done values stay as typed; the one being typed is the last word, or all since the last option's name.
    private static IReadOnlyList<CompletionOffer> Values(CommandSpec command, string call, string rest, FactBase facts, ImmutableArray<CommandSpec> specs)
    {
        var named = command.Options
            .Select(option => (option, At: rest.LastIndexOf($"{option.Name}:", StringComparison.OrdinalIgnoreCase)))
            .Where(found => found.At == 0 || (found.At > 0 && rest[found.At - 1] == ' '))
            .OrderByDescending(found => found.At)
            .ToList();
        if (named is [var (option, at), ..])
        {
            var typed = rest[(at + option.Name.Length + 1)..];
            if (!typed.EndsWith(' ') || typed.Trim().Length == 0)
            {
                return Offers(option, typed, $"{call} {rest[..at]}{option.Name}:");
            }
        }

        if (named.Count == 0 && command.Options is [var first, ..])
        {
            var lead = $"{call} {(command.Options.Length == 1 ? "" : $"{first.Name}:")}";
            var words = Offers(first, rest, lead);
            return rest.Trim().Length > 0 ? words : [.. words, .. Names(command.Options.Skip(1), call)];
        }

        return [.. Names(command.Options.Where(other => named.All(found => found.option != other)), $"{call} {rest.TrimEnd()}")];

        IReadOnlyList<CompletionOffer> Offers(OptionSpec option, string typed, string lead) =>
            [.. Completions.Of(option, typed.Trim('"', ' '), facts, specs).Select(completion => new CompletionOffer(completion.Shown, null, lead + Quoted(completion.Value)))];
    }

    private static IEnumerable<CompletionOffer> Names(IEnumerable<OptionSpec> options, string before) =>
        options.Select(option => new CompletionOffer($"{option.Name}:", option.Description, $"{before.TrimEnd()} {option.Name}:"));

    private static string Quoted(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value;
}
