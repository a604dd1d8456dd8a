using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>A command as it is registered. Source: Discord, "Application Commands".</summary>
internal sealed record ApplicationCommand(string Name, CommandType Type)
{
    /// <summary>At most 100 characters; empty for message commands.</summary>
    public string Description { get; init; } = "";

    /// <summary>Required ones first; at most 25.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>Who sees it in a guild unless its admins decide otherwise; null for everybody.</summary>
    /// <remarks>Sent as a number, as Discord's OpenAPI document has it; comes back as a string.</remarks>
    [JsonConverter(typeof(PermissionsAsNumberConverter))]
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it may be used: 0 guilds, 1 direct messages with the bot, 2 other private channels.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>How the app is installed: 0 in a guild, 1 by a user.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>An option of a command, or a subcommand with its own.</summary>
internal sealed record ApplicationCommandOption(OptionType Type, string Name, string Description)
{
    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }
}
