namespace Rapporteur.Discord.Wire;

/// <summary>The body of a refusal. Source: Discord, "Opcodes and Status Codes", JSON error codes.</summary>
internal sealed record DiscordError(int Code, string? Message);

/// <summary>The body of a 429.</summary>
/// <param name="RetryAfter">Seconds, with a fraction.</param>
internal sealed record RateLimited(double? RetryAfter, bool? Global);
