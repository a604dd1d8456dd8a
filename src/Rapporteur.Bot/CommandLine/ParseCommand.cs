using System.Text;
using Rapporteur.Language.Conllu;

namespace Rapporteur.Bot.CommandLine;

/// <summary>Writes the language layer's reading as CoNLL-U.</summary>
internal static class ParseCommand
{
    /// <param name="paths">Text files, or CoNLL-U files where their tokens are kept.</param>
    /// <param name="keepTokens">Whether the files are CoNLL-U, and their sentences and tokens stay.</param>
    /// <param name="cancellation">Ends the call between files.</param>
    public static Task<int> RunAsync(IEnumerable<string> paths, bool keepTokens, CancellationToken cancellation) =>
        FileCall.RunAsync(paths, (readers, name, bytes, output) =>
        {
            if (keepTokens)
            {
                using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
                Write(readers.English.Annotate(ConlluReader.Read(reader)), output);
                return null;
            }

            var (document, unread) = readers.Documents.Read(name, bytes);
            if (document is not null)
            {
                Write(ConlluWriter.Of(name, readers.English.Read(document.Text)), output);
            }

            return unread;
        }, cancellation);

    private static void Write(IEnumerable<ConlluSentence> sentences, TextWriter output)
    {
        foreach (var sentence in sentences)
        {
            ConlluWriter.Write(output, sentence);
        }
    }
}
