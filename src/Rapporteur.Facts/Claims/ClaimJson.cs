using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rapporteur.Facts.Claims;

/// <summary>Writes claims as JSON, one line each, in the fields of the claim's kind.</summary>
public static class ClaimJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One claim as one line of JSON, without a line end.</summary>
    public static string Line(Claim claim)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("document", claim.Citation.Document);
            json.WriteString("kind", claim.Kind.Name());
            WriteFields(json, claim);
            json.WriteString("quote", claim.Citation.Quote);
            json.WriteString("attributedTo", claim.Citation.SaidBy);
            if (claim.Modality != Modality.Stated)
            {
                json.WriteString("modality", claim.Modality.ToString().ToLowerInvariant());
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteFields(Utf8JsonWriter json, Claim claim)
    {
        switch (claim.Kind)
        {
            case ClaimKind.Delegate:
                json.WriteString("party", NameOf(claim.Party));
                json.WriteString("person", claim.Person);
                json.WriteString("role", claim.Role);
                json.WriteString("part", claim.Part?.ToString().ToLowerInvariant());
                break;
            case ClaimKind.Meeting:
                json.WriteString("place", claim.Place);
                json.WriteString("date", claim.Date?.ToString());
                WriteParties(json, claim);
                break;
            case ClaimKind.Agreed or ClaimKind.Gap:
                WriteParties(json, claim);
                json.WriteString("what", claim.What);
                break;
            case ClaimKind.OffAgenda:
                json.WriteString("what", claim.What);
                break;
            default:
                json.WriteString("party", NameOf(claim.Party));
                json.WriteString("what", claim.What);
                break;
        }
    }

    // A party that is no country is written as the document names it.
    private static string? NameOf(Parties.Party? party) => party?.As ?? party?.Name;

    private static void WriteParties(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartArray("parties");
        foreach (var party in claim.Parties)
        {
            json.WriteStringValue(NameOf(party));
        }

        json.WriteEndArray();
    }
}
