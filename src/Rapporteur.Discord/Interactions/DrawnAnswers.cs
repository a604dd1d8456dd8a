using System.Collections.Concurrent;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Interactions;

/// <summary>Answers as they were drawn: what many ask of one fact base is asked and drawn once.</summary>
/// <remarks>Only for commands that rest on the facts alone. A new fact base begins with none.</remarks>
internal sealed class DrawnAnswers
{
    // Some twenty kilobytes each. When they are full all go: the few that are asked often are soon drawn again.
    private const int Most = 128;

    private volatile OfBase drawn = new(FactBase.Empty);

    /// <summary>What was drawn for a question; null where nothing was.</summary>
    /// <param name="asked">The command as typed.</param>
    public Shown? Find(FactBase facts, string asked, bool isPrivate) =>
        drawn is var kept && ReferenceEquals(kept.Facts, facts) ? kept.Answers.GetValueOrDefault((asked, isPrivate)) : null;

    /// <summary>Keeps what was drawn.</summary>
    public void Keep(FactBase facts, string asked, bool isPrivate, Shown shown)
    {
        var kept = drawn;
        if (!ReferenceEquals(kept.Facts, facts) || kept.Answers.Count >= Most)
        {
            drawn = kept = new(facts);
        }

        kept.Answers[(asked, isPrivate)] = shown;
    }

    private sealed record OfBase(FactBase Facts)
    {
        public ConcurrentDictionary<(string Asked, bool IsPrivate), Shown> Answers { get; } = new();
    }
}
