using Rapporteur.Chat;
using Rapporteur.Facts;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>What an empty channel shows to somebody who has read nothing.</summary>
/// <param name="Folder">The seeds folder, as set.</param>
/// <param name="Documents">Documents that were read.</param>
/// <param name="Facts">Facts that they bear.</param>
/// <param name="Examples">Commands that have an answer in these very seeds.</param>
internal sealed record Welcome(string Folder, int Documents, int Facts, IReadOnlyList<ExampleCommand> Examples)
{
    public static Welcome Of(FactBase facts, CommandList commands, string folder) => new(
        folder,
        facts.Readings.Length,
        facts.Facts.Length,
        [.. Asked(facts)
            .Select(invocation => (invocation, spec: commands.Find(invocation.Command)))
            .Where(example => example.spec is not null)
            .Select(example => new ExampleCommand(Typed(example.invocation), example.spec!.Description))]);

    private static IEnumerable<Invocation> Asked(FactBase facts)
    {
        if (facts.Parties.FirstOrDefault(party => !facts.DelegationOf(party).IsEmpty) is { } present)
        {
            yield return Invocation.Of("delegation", ("party", present.Name));
        }

        yield return Invocation.Of("gaps");
        if (facts.RedLines(new Filter()).FirstOrDefault()?.Party is { } refusing)
        {
            yield return Invocation.Of("redlines", ("party", refusing.Name));
        }

        yield return Invocation.Of("agreed");
        yield return Invocation.Of("contradictions");
        yield return Invocation.Of("sources");
    }

    // A single word needs no name and no quotation marks: this is how somebody would type it.
    private static string Typed(Invocation invocation) => invocation.Values.Values.Any(value => value.Contains(' ', StringComparison.Ordinal))
        ? invocation.ToString()
        : $"/{string.Join(' ', [invocation.Command, .. invocation.Values.Values])}";
}

/// <summary>A command as typed, and what it answers.</summary>
internal sealed record ExampleCommand(string Text, string Description);
