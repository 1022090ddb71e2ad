using System.Net;

namespace TalentScout.Harvest.Fetching;

/// <summary>A handler's own answer in place of the server's: nothing was sent, or what came back is not to be used. Status 0.</summary>
internal sealed class RefusedResponse : HttpResponseMessage
{
    public RefusedResponse(FetchOutcome outcome, HttpRequestMessage request)
    {
        Outcome = outcome;
        RequestMessage = request;
        StatusCode = (HttpStatusCode)(outcome.HttpStatus ?? 0);
    }

    public FetchOutcome Outcome { get; }
}
