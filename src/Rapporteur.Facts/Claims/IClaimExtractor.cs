namespace Rapporteur.Facts.Claims;

/// <summary>Finds claims of one kind in a sentence. The seam between the kinds: <see cref="ClaimReader"/> runs them in a fixed order.</summary>
internal interface IClaimExtractor
{
    /// <summary>The claims of a sentence; what an earlier sentence said may be asked of the document.</summary>
    IEnumerable<Claim> Extract(DocumentReading document, Reading.SentenceReading sentence);
}
