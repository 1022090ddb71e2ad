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
        Links = LinkHeader.Parse(Header("Link"));
        ContentType = response.Content?.Headers.ContentType?.MediaType;
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

    /// <summary>After the last redirect.</summary>
    public Uri Address { get; }

    public IReadOnlyDictionary<string, string> Headers => _response is null
        ? new Dictionary<string, string>()
        : _response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

    private string? Header(string name) => _response!.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public void Dispose() => _response?.Dispose();
}
