namespace Rapporteur.Chat;

/// <summary>The way from a command into the seeds folder.</summary>
public interface ISeedInbox
{
    /// <summary>Puts a text into the folder under a safe name.</summary>
    /// <param name="name">As somebody gave it: not to be trusted as a path; null for the file's own.</param>
    /// <param name="file">The text, under the name that it came by.</param>
    /// <param name="addedBy">Who is named in <c>/sources</c>.</param>
    /// <param name="cancellation">Ends the wait for the disk.</param>
    /// <returns>The name that it got; or the sentence that says why it was refused.</returns>
    Task<(string? Name, string? Refusal)> AddAsync(string? name, Attachment file, string addedBy, CancellationToken cancellation);
}
