namespace TalentScout.Harvest.Fetching;

/// <summary>Sends one GET through the chain and says how it ended. Trouble of the network and of the source is a value; cancellation throws.</summary>
internal sealed class PoliteFetcher(HttpMessageHandler chain, TimeProvider clock) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(chain, disposeHandler: true);

    public async Task<FetchReply> SendAsync(HttpRequestMessage request, Expected expected, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        try
        {
            var response = await _invoker.SendAsync(request, cancellationToken);
            return new FetchReply(ReplyVerdict.Of(response, expected, clock.GetUtcNow()), response, address);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            return new FetchReply(ReplyVerdict.Of(e), null, address);
        }
    }

    public void Dispose() => _invoker.Dispose();
}
