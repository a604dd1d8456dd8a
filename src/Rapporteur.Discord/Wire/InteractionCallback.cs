using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>The first answer to an interaction; Discord waits three seconds for it.</summary>
internal sealed record InteractionCallback(CallbackType Type, MessageBody? Data = null);

/// <summary>What a user may choose from while typing.</summary>
internal sealed record ChoicesCallback(ChoicesData Data)
{
    public CallbackType Type { get; } = CallbackType.Choices;
}

/// <summary>At most 25 choices.</summary>
internal sealed record ChoicesData(IReadOnlyList<Choice> Choices);

/// <summary>A choice; name and value hold 1 to 100 characters.</summary>
internal sealed record Choice(string Name, [property: JsonConverter(typeof(TextOrNumberConverter))] string Value);

/// <summary>A deferral takes no fields but its flags.</summary>
internal sealed record DeferralCallback(CallbackType Type, DeferralData? Data = null);

/// <summary>Only <see cref="MessageFlags.Ephemeral"/> is taken here.</summary>
internal sealed record DeferralData(MessageFlags Flags);

internal enum CallbackType
{
    Pong = 1,
    Reply = 4,
    DeferReply = 5,
    DeferUpdate = 6,
    Update = 7,
    Choices = 8,
}
