namespace TalentScout.Harvest.Fetching;

/// <summary>Sends only what the limits allow, and turns an answer that is a refusal into Throttled with the time to come back.</summary>
/// <param name="hasToken">Requests are made under a token: whatever is asked without it counts on the limits of somebody else.</param>
internal sealed class BudgetHandler(Func<HttpRequestMessage, RateBudget> budgetOf, bool hasToken, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bucket = request.Get(FetchOptions.Bucket) ?? "core";
        var budget = budgetOf(request);
        if (await budget.AdmitAsync(bucket, cancellationToken) is { } refusal)
            return new RefusedResponse(refusal, request);
        var started = clock.GetUtcNow();
        HttpResponseMessage? response = null;
        FetchOutcome? refused = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            var reading = response is null or RefusedResponse ? (LimitReading?)null : Own(LimitReading.Of(response, started), request);
            refused = budget.Finish(bucket, reading, (int?)response?.StatusCode, started);
        }
        if (refused is null)
            return response;
        response.Dispose();
        return new RefusedResponse(refused, request);
    }

    /// <summary>An answer to anybody is not learnt as the token's, although it names the same limit ("core").</summary>
    private LimitReading Own(LimitReading told, HttpRequestMessage request) => hasToken && request.Get(FetchOptions.Anonymous) ? told with { Resource = null } : told;
}
