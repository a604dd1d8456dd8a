namespace Rapporteur.Discord.Drawing;

/// <summary>What a message of Discord holds. Counted in UTF-16 code units, which is never less than Discord's own count.</summary>
internal static class Limits
{
    /// <summary>Most characters of an embed's title. Source: Discord, "Message", embed limits.</summary>
    public const int Title = 256;

    /// <summary>Most characters of an embed's description. Source: the same.</summary>
    public const int Description = 4096;

    /// <summary>Most characters of a footer. Source: the same.</summary>
    public const int Footer = 2048;

    /// <summary>Most characters over all embeds of a message. Source: the same.</summary>
    public const int Total = 6000;

    /// <summary>Most embeds of a message. Source: Discord, "Message", create message.</summary>
    public const int Embeds = 10;

    /// <summary>Most bytes of all texts of a message in UTF-8. Not documented: Discord answered 500 above some 10,000 (discord-api-docs#8554), which Arabic reaches before any count of characters.</summary>
    public const int Bytes = 9500;

    /// <summary>Most characters that one page takes of <see cref="Total"/>: three screens of a phone. What is longer goes to the next page.</summary>
    public const int Page = 3000;

    /// <summary>Most characters of a component's custom id. Source: Discord, "Components", custom id.</summary>
    public const int CustomId = 100;

    /// <summary>Most characters of a button's label. Source: Discord, "Components", button.</summary>
    public const int Label = 80;

    /// <summary>Most buttons of a row. Source: Discord, "Components", action row.</summary>
    public const int ButtonsInARow = 5;

    /// <summary>Most entries of a menu, and most choices of an autocomplete. Source: Discord, "Components", string select; "Application Commands", autocomplete.</summary>
    public const int Choices = 25;

    /// <summary>Most characters of a menu's label, value and description, and of a choice's name and value. Source: the same.</summary>
    public const int Choice = 100;
}
