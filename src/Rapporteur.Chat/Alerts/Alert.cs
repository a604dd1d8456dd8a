using System.Collections.Immutable;
using System.Security.Cryptography;
using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Alerts;

/// <summary>What a change of the fact base says to channels. Kept as it was written: its quotes were checked then, and the documents may go.</summary>
/// <param name="Id">Twelve letters and digits, drawn at random; what <c>/alert</c> takes.</param>
/// <param name="MadeAt">When it was written.</param>
/// <param name="Occasion">What it was written for.</param>
/// <param name="Parts">What each document moved; at least one.</param>
public sealed record Alert(string Id, DateTimeOffset MadeAt, AlertOccasion Occasion, ImmutableArray<AlertPart> Parts)
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>All lines, document by document.</summary>
    public IEnumerable<AlertLine> Lines => Parts.SelectMany(part => part.Lines);

    /// <summary>An id for a new alert: drawn, so that no two databases ever give out the same.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(Letters, 12);
}

/// <summary>What an alert was written for.</summary>
public enum AlertOccasion
{
    /// <summary>Seeds were added, changed or removed.</summary>
    Seeds,

    /// <summary>Several alerts in one message: a digest by the clock, or what came in quiet hours.</summary>
    Digest,

    /// <summary>Somebody asked how an alert looks here.</summary>
    Sample,
}

/// <summary>What one document moved.</summary>
/// <param name="Document">Name of the document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="Date">Its date, ISO, or null where it is undated.</param>
/// <param name="Change">Whether it came, changed or went.</param>
/// <param name="Lines">What moved, what matters most first; at least one.</param>
public sealed record AlertPart(string Document, string Title, string? Outlet, string? Date, DocumentChangeKind Change, ImmutableArray<AlertLine> Lines);

/// <summary>One thing that moved, as it is shown and as filters look at it.</summary>
/// <param name="Move">What moved.</param>
/// <param name="Kind">Kind of the fact.</param>
/// <param name="IsStated">Whether it is stated and not only planned or supposed.</param>
/// <param name="Parties">Names of the parties that it is about.</param>
/// <param name="Subjects">Ids of the subjects that it is about.</param>
/// <param name="Line">How it reads, with its citations.</param>
public sealed record AlertLine(MoveKind Move, ClaimKind Kind, bool IsStated, ImmutableArray<string> Parties, ImmutableArray<string> Subjects, AnswerLine Line)
{
    /// <summary>Name of the delegate that moved; null for all else.</summary>
    public string? Person { get; init; }

    /// <summary>Title of the subject whose gap opened or closed; null for all else.</summary>
    public string? Gap { get; init; }

    /// <summary>Every id of the fact: by these a later correction finds the alert.</summary>
    public ImmutableArray<string> FactIds { get; init; } = [];
}
