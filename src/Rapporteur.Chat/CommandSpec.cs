using System.Collections.Immutable;
using Rapporteur.Facts;

namespace Rapporteur.Chat;

/// <summary>A command as it is declared on every surface.</summary>
/// <param name="Name">Lower-case letters, at most 32: Discord's rule for command names.</param>
/// <param name="Description">What it answers, at most 100 characters, no full stop.</param>
/// <param name="Options">In the order in which values may be typed without names; empty where there are sub-commands.</param>
public sealed record CommandSpec(string Name, string Description, ImmutableArray<OptionSpec> Options)
{
    /// <summary>Sub-commands such as <c>on</c> of <c>/alerts on</c>; a command with any cannot be called without one.</summary>
    public ImmutableArray<CommandSpec> SubCommands { get; init; } = [];

    /// <summary>Whether it changes something for others: in Discord it then needs Manage Channels.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether a sub-command of such a command only shows something: asking it again, as its pages do, changes nothing.</summary>
    public bool OnlyShows { get; init; }

    /// <summary>Whether its answers are for who asked alone: what concerns nobody else in the channel.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>An example as typed, such as <c>/delegation Ruritania</c>.</summary>
    public string Example { get; init; } = $"/{Name}";

    /// <summary>The declaration of one of its sub-commands; its own where there is none of that name.</summary>
    public CommandSpec For(string? subCommand) => SubCommands.FirstOrDefault(sub => sub.Name == subCommand) ?? this;

    /// <summary>An example that these seeds can answer: where a party is required, one that they know.</summary>
    public string ExampleFrom(FactBase facts)
    {
        var required = Options.Where(option => option is { Required: true, Completion: CompletionSource.Party }).ToList();
        return required.Count == 0 || required.Count > facts.Parties.Length
            ? Example
            : Invocation.Of(Name, [.. required.Select((option, at) => (option.Name, facts.Parties[at].Name))]).ToString();
    }
}

/// <summary>An option of a command.</summary>
/// <param name="Name">Lower-case letters, at most 32.</param>
/// <param name="Description">At most 100 characters.</param>
/// <param name="Required">Whether the command cannot be asked without it. Required options come first.</param>
public sealed record OptionSpec(string Name, string Description, bool Required = false)
{
    /// <summary>The only values that are taken, at most 25; empty where any text is.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What completes it as it is typed.</summary>
    public CompletionSource Completion { get; init; } = CompletionSource.None;

    /// <summary>Whether its value is a file and not text.</summary>
    public bool IsAttachment { get; init; }
}

/// <summary>What an option's value is completed from.</summary>
public enum CompletionSource
{
    None,
    Party,
    Subject,
    Person,
    Speaker,
    Fact,
    File,
    Command,
}
