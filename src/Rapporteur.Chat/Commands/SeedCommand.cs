using System.Text;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Commands;

/// <summary>Adds an article to the seeds.</summary>
public sealed class SeedCommand(ISeedInbox inbox) : ICommand
{
    public CommandSpec Spec { get; } = new("seed", "Adds an article to the seeds", [])
    {
        Changes = true,
        Example = "/seed add name:talks.txt text:\"…\"",
        SubCommands =
        [
            new("add", "Adds a text file, or a pasted text under a name",
            [
                new("file", "A .txt or .md file") { IsAttachment = true },
                new("name", "Name for a pasted text, such as talks.txt"),
                new("text", "The pasted text; its first line is the title"),
            ]) { Example = "/seed add name:talks.txt text:\"…\"", IsPrivate = true },
        ],
    };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var attachment = invocation.Attachments.GetValueOrDefault("file");
        if (attachment is null && (string.IsNullOrWhiteSpace(invocation["name"]) || string.IsNullOrWhiteSpace(invocation["text"])))
        {
            return Answer.Sentence("/seed add needs a file, or a name and a text.", [Spec.Example]);
        }

        var (name, refusal) = await inbox.AddAsync(
            invocation["name"],
            attachment ?? new(invocation["name"]!, Encoding.UTF8.GetBytes(invocation["text"]!)),
            invocation.Asker.UserName ?? (invocation.Asker.User is null ? "the local channel" : "a member"),
            cancellation);
        return refusal is not null ? Answer.Sentence(refusal) : new($"Added {name}: it is read now.", []) { Suggestions = [Invocation.Of("why", ("file", name!)).ToString()] };
    }
}
