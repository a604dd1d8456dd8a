using Rapporteur.Facts.Claims;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Writes the claims of files as JSON Lines, one claim a line.</summary>
internal static class ExtractCommand
{
    public static Task<int> RunAsync(IEnumerable<string> paths, CancellationToken cancellation) =>
        FileCall.RunAsync(paths, (readers, name, bytes, output) =>
        {
            var read = readers.Article(name, bytes);
            foreach (var claim in read.Reading?.Claims ?? [])
            {
                output.WriteLine(ClaimJson.Line(claim));
            }

            return read.Unread;
        }, cancellation);
}
