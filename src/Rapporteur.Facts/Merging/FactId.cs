using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Merging;

/// <summary>Short names for what a claim says, the same wherever and whenever it is read.</summary>
public static class FactId
{
    /// <summary>Characters of an id: 35 bits, so that ten thousand facts collide once in seven hundred bases.</summary>
    public const int Length = 7;

    // Crockford's base 32: no I, L, O or U, so nothing is misread or spelt. Source: https://www.crockford.com/base32.html
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The id of what a claim says: no document, offset or time is in it.</summary>
    public static string Of(Claim claim) => Of(
    [
        claim.Kind.Name(),
        claim.Modality.ToString(),
        .. claim.Parties.Select(party => party.Name).Order(StringComparer.Ordinal),
        "",
        .. Content(claim),
    ]);

    /// <summary>The id of a list of parts; a part's length stands before it, so parts cannot run together.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        using var bytes = new MemoryStream();
        foreach (var part in parts)
        {
            var encoded = Encoding.UTF8.GetBytes(part);
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, encoded.Length);
            bytes.Write(length);
            bytes.Write(encoded);
        }

        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes.ToArray()));
        return string.Create(Length, hash, (id, bits) =>
        {
            for (var at = 0; at < id.Length; at++)
            {
                id[at] = Alphabet[(int)(bits >> (59 - (5 * at))) & 31];
            }
        });
    }

    /// <summary>An id as a person may type it: case, a leading <c>#</c> and the letters that Crockford reads as digits are forgiven.</summary>
    public static string Normalise(string typed) =>
        typed.Trim().TrimStart('#').ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1').Replace('u', 'v');

    private static string[] Content(Claim claim) => claim.Kind switch
    {
        ClaimKind.Delegate => [string.Join(' ', PlainLetters.Words(claim.Person ?? "")), claim.Part == DelegatePart.Replaced ? "replaced" : ""],
        ClaimKind.Meeting => [PlainLetters.Fold(claim.Place ?? ""), claim.Date?.ToString() ?? ""],
        _ => [ClaimWords.Written(claim.What ?? "")],
    };
}
