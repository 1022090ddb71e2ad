using System.Net.Http.Headers;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Says who asks: the User-Agent on every request, and the token on requests to its own origin alone, never over an open connection but to this very machine.
/// </summary>
internal sealed class IdentityHandler(string userAgent, string? token, Uri? tokenOrigin) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.Authorization = token is not null && !request.Get(FetchOptions.Anonymous) && MayCarryToken(request.RequestUri!) ? new AuthenticationHeaderValue("Bearer", token) : null;
        return base.SendAsync(request, cancellationToken);
    }

    private bool MayCarryToken(Uri address) =>
        tokenOrigin is not null && address.SameOriginAs(tokenOrigin) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
}
