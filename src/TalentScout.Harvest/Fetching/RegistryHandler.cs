namespace TalentScout.Harvest.Fetching;

/// <summary>Refuses every host that config/sources.json does not allow.</summary>
internal sealed class RegistryHandler(SourceRegistry registry) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var verdict = registry.Decide(request.RequestUri!);
        var open = verdict.Verdict == SourceVerdict.Allow || (verdict.Verdict == SourceVerdict.Gate && request.Get(FetchOptions.GateOpen));
        return open
            ? base.SendAsync(request, cancellationToken)
            : Task.FromResult<HttpResponseMessage>(new RefusedResponse(FetchOutcome.Disallowed(verdict.Because), request));
    }
}
