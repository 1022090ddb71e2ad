namespace TalentScout.Harvest.Fetching;

/// <summary>How a fetch ended and what it brought. The body is a rented buffer: valid until disposed; empty unless Outcome is Fetched.</summary>
internal sealed class FetchReply : IDisposable
{
    private readonly HttpResponseMessage? _response;

    public FetchReply(FetchOutcome outcome, HttpResponseMessage? response, Uri address)
    {
        Outcome = outcome;
        Address = response?.RequestMessage?.RequestUri ?? address;
        _response = response;
        if (response is null or RefusedResponse)
            return;
        Status = (int)response.StatusCode;
        if (outcome.Status == FetchStatus.Fetched && response.Content is BufferedBody body)
            Body = body.Memory;
        Validators = new Validators(Header("ETag"), response.Content?.Headers.LastModified?.ToString("R"));
        if (Status is >= 300 and < 400 && response.Headers.Location is { } location && Uri.TryCreate(Address, location, out var to))
            MovedTo = to;
        RobotsTags = response.Headers.TryGetValues("X-Robots-Tag", out var tags) ? [.. tags] : [];
        Sitemaps = response.RequestMessage?.Get(FetchOptions.Sitemaps) ?? [];
        Links = LinkHeader.Parse(Header("Link"));
        ContentType = response.Content?.Headers.ContentType?.MediaType;
        CharSet = response.Content?.Headers.ContentType?.CharSet;
    }

    public FetchOutcome Outcome { get; }

    /// <summary>Of the server; 0 where none answered.</summary>
    public int Status { get; }
    public ReadOnlyMemory<byte> Body { get; }
    public Validators Validators { get; } = Validators.None;

    /// <summary>Relation ("next", "last") to address.</summary>
    public IReadOnlyDictionary<string, Uri> Links { get; } = LinkHeader.None;

    /// <summary>Without parameters; null where none was given.</summary>
    public string? ContentType { get; }

    /// <summary>As the server named it, quotes and all; null where it did not.</summary>
    public string? CharSet { get; }

    /// <summary>Where the answer is a redirect that was not followed.</summary>
    public Uri? MovedTo { get; }

    /// <summary>X-Robots-Tag headers, one a line.</summary>
    public IReadOnlyList<string> RobotsTags { get; } = [];

    /// <summary>Sitemaps that the host's robots.txt names.</summary>
    public IReadOnlyList<string> Sitemaps { get; } = [];

    /// <summary>After the last redirect.</summary>
    public Uri Address { get; }

    public IReadOnlyDictionary<string, string> Headers => _response is null
        ? new Dictionary<string, string>()
        : _response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

    private string? Header(string name) => _response!.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public void Dispose() => _response?.Dispose();
}
