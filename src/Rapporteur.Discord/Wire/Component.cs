using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>A row of a message: up to five buttons, or one menu.</summary>
public sealed record ComponentRow(IReadOnlyList<Component> Components)
{
    /// <summary>1: an action row.</summary>
    public ComponentType Type { get; init; } = ComponentType.Row;
}

/// <summary>A button or a menu of strings; which fields it has depends on <see cref="Type"/>.</summary>
public sealed record Component
{
    /// <summary>What it is.</summary>
    public required ComponentType Type { get; init; }

    /// <summary>At most 100 characters; comes back when it is used.</summary>
    public string? CustomId { get; init; }

    /// <summary>A button's colour.</summary>
    public ButtonStyle? Style { get; init; }

    /// <summary>A button's text; at most 80 characters.</summary>
    public string? Label { get; init; }

    /// <summary>A menu's text while nothing is chosen; at most 150 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>A menu's entries; 1 to 25.</summary>
    public IReadOnlyList<SelectOption>? Options { get; init; }

    /// <summary>Greyed out.</summary>
    public bool? Disabled { get; init; }
}

/// <summary>An entry of a menu; label, value and description hold at most 100 characters each.</summary>
public sealed record SelectOption(string Label, string Value, string? Description = null);

/// <summary>The kinds of components that are used here.</summary>
public enum ComponentType
{
    None = 0,
    Row = 1,
    Button = 2,
    Menu = 3,
}

/// <summary>The colours of buttons.</summary>
public enum ButtonStyle
{
    None = 0,
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
}
