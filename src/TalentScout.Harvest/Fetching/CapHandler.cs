namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Reads the whole body, at most so many bytes after decompression and within so much time, so that everything above sees an answer that is complete. Too long is
/// refused; too slow is a TimeoutException, a broken body an IOException or HttpRequestException: trouble that may pass.
/// </summary>
internal sealed class CapHandler(int maxBytes, TimeSpan timeout, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            var body = await BufferedBody.ReadAsync(response.Content, maxBytes, either.Token);
            if (body is null)
            {
                response.Dispose();
                return new RefusedResponse(FetchOutcome.Failed($"body longer than {maxBytes} bytes", (int)response.StatusCode), request);
            }
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new TimeoutException($"no complete answer within {timeout.TotalSeconds} s");
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }
}
