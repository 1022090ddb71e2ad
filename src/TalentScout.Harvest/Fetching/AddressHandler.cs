using System.Net;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Refuses hosts that are not on the public internet, but for the operator's own: at once where the address is written as numbers, else when its name has been resolved
/// (<see cref="SafeNetwork"/>). Stands innermost, so that every request passes it: pages, each redirect, and robots.txt.
/// </summary>
internal sealed class AddressHandler(IReadOnlySet<string> ownHosts) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (IPAddress.TryParse(address.IdnHost, out var literal) && !PublicAddress.Is(literal) && !ownHosts.Contains(HostKey.Of(address)))
            return Refuse(request);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (IsPrivate(e))
        {
            return Refuse(request);
        }
    }

    private static RefusedResponse Refuse(HttpRequestMessage request) =>
        new(FetchOutcome.Disallowed("the host is not on the public internet; a host of one's own has to be named in the configuration"), request);

    private static bool IsPrivate(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is PrivateAddressException)
                return true;
        }
        return false;
    }
}

/// <summary>A name resolved to an address that must not be connected to.</summary>
internal sealed class PrivateAddressException(string host) : Exception($"{host} is not on the public internet");
