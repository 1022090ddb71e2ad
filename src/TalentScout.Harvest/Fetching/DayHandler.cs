namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Holds what a source's terms allow in a day (<see cref="SourceEntry.RequestsPerDay"/>), robots.txt and redirects included: in any 24 hours, so that it is kept whichever hour the
/// source's day begins. Stands behind pace and limits, since what those refuse was not sent.
/// </summary>
/// <param name="ownHosts">The operator's own, which no terms bind.</param>
/// <param name="byHost">A wait concerns the host's work alone.</param>
internal sealed class DayHandler(SourceRegistry registry, IReadOnlySet<string> ownHosts, DayMemory memory, bool byHost) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = HostKey.Of(request.RequestUri!);
        if (registry.Decide(request.RequestUri!).Entry is { RequestsPerDay: { } most } source && !ownHosts.Contains(host)
            && await memory.Take(source.Name, most, cancellationToken) is { } until)
            return new RefusedResponse(FetchOutcome.Throttled($"{source.Name}: its terms allow {most} requests a day", until, byHost ? host : null), request);
        return await base.SendAsync(request, cancellationToken);
    }
}
