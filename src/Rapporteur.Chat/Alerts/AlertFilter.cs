using System.Collections.Immutable;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Alerts;

/// <summary>What a channel wants to be told; what is null lets everything pass.</summary>
/// <param name="Party">Name of a party.</param>
/// <param name="Kind">Kind of fact.</param>
/// <param name="Subject">Id of a subject.</param>
public sealed record AlertFilter(string? Party = null, ClaimKind? Kind = null, string? Subject = null)
{
    /// <summary>Whether a line passes.</summary>
    public bool Takes(AlertLine line) =>
        (Party is null || line.Parties.Contains(Party, StringComparer.OrdinalIgnoreCase))
        && (Kind is null || line.Kind == Kind)
        && (Subject is null || line.Subjects.Contains(Subject, StringComparer.Ordinal));

    /// <summary>Whether a line passes any of some filters; it does where there are none.</summary>
    public static bool Take(ImmutableArray<AlertFilter> filters, AlertLine line) => filters.IsEmpty || filters.Any(filter => filter.Takes(line));

    /// <summary>Such as "party Ruritania, red-line", or "everything".</summary>
    public override string ToString() =>
        this == new AlertFilter() ? "everything" : string.Join(", ", new[] { Party is null ? null : $"party {Party}", Kind?.Name(), Subject is null ? null : $"subject {Subject}" }.OfType<string>());
}
