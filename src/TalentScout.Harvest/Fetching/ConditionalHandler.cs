namespace TalentScout.Harvest.Fetching;

/// <summary>Asks only for what has changed since the stored document: by ETag and by date, as far as it was served with them.</summary>
internal sealed class ConditionalHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A retried request passes here again.
        request.Headers.Remove("If-None-Match");
        request.Headers.Remove("If-Modified-Since");
        if (request.Get(FetchOptions.Validators) is { } validators)
        {
            if (validators.ETag is { } etag)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            // Both, where there are both: an old cache in between may know dates alone (RFC 9110 section 13.1.3).
            if (validators.LastModified is { } modified)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }
        return base.SendAsync(request, cancellationToken);
    }
}
