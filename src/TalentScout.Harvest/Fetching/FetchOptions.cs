namespace TalentScout.Harvest.Fetching;

/// <summary>What a request tells the chain beside its headers.</summary>
internal static class FetchOptions
{
    /// <summary>Which limit it draws on; "core" where nothing is said.</summary>
    public static readonly HttpRequestOptionsKey<string> Bucket = new("talentscout.bucket");

    /// <summary>What the stored document was served with.</summary>
    public static readonly HttpRequestOptionsKey<Validators> Validators = new("talentscout.validators");

    /// <summary>Least time since the request before, as the job asks for.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> MinInterval = new("talentscout.min-interval");

    /// <summary>A redirect to another scheme, host or port ends the fetch.</summary>
    public static readonly HttpRequestOptionsKey<bool> SameOrigin = new("talentscout.same-origin");

    /// <summary>The source has checked its own condition for a gated host (the employer is listed, say).</summary>
    public static readonly HttpRequestOptionsKey<bool> GateOpen = new("talentscout.gate-open");

    /// <summary>A redirect is not followed but answered: the next address is work of its own.</summary>
    public static readonly HttpRequestOptionsKey<bool> OneHop = new("talentscout.one-hop");

    /// <summary>Media types that are wanted, in lower case; the body of any other is not read. Not set: all.</summary>
    public static readonly HttpRequestOptionsKey<IReadOnlyCollection<string>> MediaTypes = new("talentscout.media-types");

    /// <summary>Length of the body after decompression, where it is not the chain's.</summary>
    public static readonly HttpRequestOptionsKey<int> MaxBytes = new("talentscout.max-bytes");

    /// <summary>A body that is longer is cut there instead of refused.</summary>
    public static readonly HttpRequestOptionsKey<bool> CutLong = new("talentscout.cut-long");

    /// <summary>This is the question for robots.txt itself.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRobots = new("talentscout.is-robots");

    /// <summary>Set by the chain: when an earlier process asked this host.</summary>
    public static readonly HttpRequestOptionsKey<DateTimeOffset> LastAsked = new("talentscout.last-asked");

    /// <summary>Set by the chain: the sitemaps that the host's robots.txt names.</summary>
    public static readonly HttpRequestOptionsKey<IReadOnlyList<string>> Sitemaps = new("talentscout.sitemaps");

    /// <summary>Asked as anybody, although the address is one that the token belongs to.</summary>
    public static readonly HttpRequestOptionsKey<bool> Anonymous = new("talentscout.anonymous");

    /// <summary>Set by the chain: how long the last try waited for the head of its answer. The rest is transfer, and how busy we are ourselves.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan?> Answered = new("talentscout.answered");

    public static T? Get<T>(this HttpRequestMessage request, HttpRequestOptionsKey<T> key) => request.Options.TryGetValue(key, out var value) ? value : default;

    /// <summary>Scheme, host and port are the same.</summary>
    public static bool SameOriginAs(this Uri a, Uri b) =>
        a.Scheme.Equals(b.Scheme, StringComparison.OrdinalIgnoreCase) && a.IdnHost.Equals(b.IdnHost, StringComparison.OrdinalIgnoreCase) && a.Port == b.Port;
}
