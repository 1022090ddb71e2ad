using Octokit;
using Octokit.Internal;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GitHub;

/// <summary>Fetches addresses below one base through Octokit's connection: a cheap object, made per call, so that a call's validators and answer need no shared state.</summary>
internal sealed class GitHubClient(Uri baseAddress, PoliteFetcher fetcher) : IDisposable
{
    private static readonly ProductHeaderValue Product = new("TalentScout");
    private static readonly InMemoryCredentialStore Anonymous = new(Credentials.Anonymous);
    private static readonly SimpleJsonSerializer Serializer = new();

    /// <param name="address">Relative to the base, or absolute and below it.</param>
    public async Task<FetchReply> GetAsync(string address, string accept, FetchCall call, CancellationToken cancellationToken)
    {
        if (Relative(address) is not { } relative)
            return new FetchReply(FetchOutcome.Disallowed("the address is not below the base address"), null, baseAddress);
        using var transport = new OctokitTransport(fetcher, call);
        var connection = new Connection(Product, baseAddress, Anonymous, transport, Serializer);
        try
        {
            var response = await connection.Get<object>(relative, null, accept, cancellationToken);
            return (FetchReply)response.HttpResponse.Body;
        }
        catch (ApiException e) when (e.HttpResponse?.Body is FetchReply reply)
        {
            // Octokit throws for a 404; to us it is an answer, already judged.
            return reply;
        }
    }

    /// <summary>The address without the base; null where it leads elsewhere, "../" included.</summary>
    public Uri? Relative(string address) =>
        Uri.TryCreate(baseAddress, address, out var absolute) && RelativeOf(absolute) is { } rest ? new Uri(rest, UriKind.Relative) : null;

    /// <summary>"repositories/1/commits?page=2" of an absolute address below the base; null of any other.</summary>
    public string? RelativeOf(Uri address) =>
        address.SameOriginAs(baseAddress) && address.PathAndQuery.StartsWith(baseAddress.AbsolutePath, StringComparison.Ordinal)
            ? address.PathAndQuery[baseAddress.AbsolutePath.Length..]
            : null;

    public void Dispose() => fetcher.Dispose();
}
