namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Reads the whole body, at most so many bytes after decompression and within so much time, so that everything above sees an answer that is complete. Too long, in a coding that
/// is unknown, and of a type that is not wanted are refused; too slow is a TimeoutException, a broken or damaged body an IOException or HttpRequestException: trouble that may pass.
/// </summary>
internal sealed class CapHandler(int maxBytes, TimeSpan timeout, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        request.Headers.Remove("Accept-Encoding");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.Accepted);
        request.Options.Set(FetchOptions.Answered, null);
        HttpResponseMessage? response = null;
        try
        {
            var sent = clock.GetTimestamp();
            response = await base.SendAsync(request, either.Token);
            request.Options.Set(FetchOptions.Answered, clock.GetElapsedTime(sent));
            if (response is RefusedResponse)
                return response;
            if (await BodyOf(request, response, either.Token) is { } refusal)
            {
                response.Dispose();
                return new RefusedResponse(refusal with { HttpStatus = (int)response.StatusCode }, request);
            }
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

    /// <summary>Puts the whole plain body into the response; or says why not.</summary>
    private async Task<FetchOutcome?> BodyOf(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var content = response.Content;
        if ((int)response.StatusCode is >= 200 and < 300 && request.Get(FetchOptions.MediaTypes) is { } wanted && content.Headers.ContentType?.MediaType is { } type
            && !wanted.Contains(type.ToLowerInvariant()))
            return FetchOutcome.Disallowed($"content of type {type} is not read");
        var cap = request.Options.TryGetValue(FetchOptions.MaxBytes, out var own) ? own : maxBytes;
        var cut = request.Get(FetchOptions.CutLong);
        if (!cut && content.Headers.ContentLength > cap)
            return TooLong(cap);
        if (ContentCoding.Decode(await content.ReadAsStreamAsync(cancellationToken), content.Headers.ContentEncoding, cut ? int.MaxValue : cap) is not { } plain)
            return FetchOutcome.Disallowed($"content encoding {string.Join(", ", content.Headers.ContentEncoding)} is not read");
        try
        {
            await using (plain)
            {
                if (await BufferedBody.ReadAsync(plain, content.Headers, cap, cut, cancellationToken) is not { } body)
                    return TooLong(cap);
                response.Content = body;
            }
            content.Dispose();
            return null;
        }
        catch (BodyTooLongException)
        {
            return TooLong(cap);
        }
        catch (Exception e) when (ContentCoding.IsDamage(e))
        {
            throw new IOException("the compressed body is damaged or cut short", e);
        }
    }

    private static FetchOutcome TooLong(int cap) => FetchOutcome.Disallowed($"body longer than {cap} bytes");
}
