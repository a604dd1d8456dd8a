namespace Rapporteur.Facts.Changes;

/// <summary>A document that is in one of two fact bases and not, or not so, in the other.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">Its reading in the older base; null where it was added.</param>
/// <param name="After">Its reading in the newer base; null where it was removed.</param>
public sealed record DocumentChange(DocumentChangeKind Kind, SeedReading? Before, SeedReading? After)
{
    /// <summary>The document's name within the seeds folder.</summary>
    public string Name => (After ?? Before!).Document.Name;

    /// <summary>Name of the document that an added one is a wire copy of; null for all others.</summary>
    public string? CopyOf { get; init; }
}

/// <summary>What became of a document.</summary>
public enum DocumentChangeKind
{
    Added,
    Changed,
    Removed,
}
