using Rapporteur.Facts.Parties;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>A place in a sentence that puts whoever stands there at the talks.</summary>
/// <param name="Holder">The word that names them, or a pronoun.</param>
/// <param name="Cue">The word that says so.</param>
/// <param name="Part">What they are; null where the word does not say.</param>
internal sealed record Seat(Token Holder, Token Cue, DelegatePart? Part)
{
    /// <summary>The party whose delegation the sentence names, where it does.</summary>
    public Party? Team { get; init; }

    /// <summary>Whether it seats only the first of several: "in place of A, B was appointed".</summary>
    public bool IsAlone { get; init; }

    /// <summary>The rule that found it (see <see cref="RuleUse"/>).</summary>
    public string Rule { get; init; } = "seats.tsv";

    /// <summary>The word for whom they met, where there is one: whose side they are not on.</summary>
    public Token? Across { get; init; }
}
