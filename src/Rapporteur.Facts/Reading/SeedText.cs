using System.Text;

namespace Rapporteur.Facts.Reading;

/// <summary>Turns a file's bytes into text: UTF-8 with or without a mark, UTF-16 by its mark, else Windows-1252.</summary>
public static class SeedText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What a file of another kind begins with, whatever its name says.
    private static readonly (string Start, string Kind)[] Signatures =
    [
        ("%PDF-", "a PDF"),
        ("PK\u0003\u0004", "a ZIP archive or an office document"),
        ("{\\rtf", "a rich-text document"),
        ("\u0089PNG", "a picture"),
        ("\u00ff\u00d8\u00ff", "a picture"),
        ("GIF8", "a picture"),
        ("\u00d0\u00cf\u0011\u00e0", "an office document"),
        ("\u001f\u008b", "a compressed file"),
    ];

    /// <summary>The text without its byte order mark, or why there is none, as the end of a sentence.</summary>
    public static (string? Text, string? Fault) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return (null, "it is empty");
        }

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 8)]);
        foreach (var (signature, kind) in Signatures)
        {
            if (start.StartsWith(signature, StringComparison.Ordinal))
            {
                return (null, $"it is {kind}, not text; save it as plain text");
            }
        }

        var text = DecodeByMark(bytes);
        if (text is null)
        {
            return (null, "its UTF-16 is damaged; save it as UTF-8");
        }

        if (text.AsSpan().ContainsAnyInRange('\u0000', '\u0008'))
        {
            return (null, "it is binary, not text");
        }

        return text.All(char.IsWhiteSpace) ? (null, "it holds nothing but blank space") : (text, null);
    }

    private static string? DecodeByMark(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            {
                return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes[2..]);
            }

            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes[2..]);
            }
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
