namespace TalentScout.Harvest.Fetching;

/// <summary>Refuses every host that config/sources.json does not allow.</summary>
internal sealed class RegistryHandler(SourceRegistry registry, IReadOnlySet<string> ownHosts) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var verdict = registry.Decide(request.RequestUri!);
        var open = verdict.Verdict == SourceVerdict.Allow || (verdict.Verdict == SourceVerdict.Gate && request.Get(FetchOptions.GateOpen));
        if (verdict.Entry?.MinIntervalMs is > 0 and var least && !ownHosts.Contains(HostKey.Of(request.RequestUri!)) && request.Get(FetchOptions.MinInterval).TotalMilliseconds < least)
            request.Options.Set(FetchOptions.MinInterval, TimeSpan.FromMilliseconds(least));
        return open
            ? base.SendAsync(request, cancellationToken)
            : Task.FromResult<HttpResponseMessage>(new RefusedResponse(FetchOutcome.Disallowed(verdict.Because), request));
    }
}
