namespace Rapporteur.Discord.Tests.Rest;

/// <summary>A wire that answers as a test wants.</summary>
internal sealed class OtherWire(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private int requests;

    public int Requests => requests;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        return Task.FromResult(answer(request));
    }
}
