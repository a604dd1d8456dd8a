using System.Security.Cryptography;
using System.Text;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts;

/// <summary>Tells whether two documents have the same text: other line ends, blanks or a final newline make no other text.</summary>
public static class TextIdentity
{
    /// <summary>A hash of the document's words in order, in lower-case hexadecimal.</summary>
    public static string Of(Document document)
    {
        var words = string.Join(' ', document.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
