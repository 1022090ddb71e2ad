using System.Collections.Frozen;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Fetches hours of the archive into a folder, in pieces, through the polite chain: robots, registry, pace, retry, and no more of a file in memory than a piece. A file that was fetched in part
/// goes on where it was, unless the source has another one by now.
/// </summary>
public sealed class ArchiveDownload : IDisposable
{
    private const string Source = ArchiveExtractor.Source;
    private const int Piece = 16 * 1024 * 1024;

    /// <summary>Where a server knows no ranges the whole hour comes at once; the largest have some 150 MB.</summary>
    private const int MostBytes = 192 * 1024 * 1024;
    private static readonly Version OwnVersion = typeof(ArchiveDownload).Assembly.GetName().Version ?? new Version(0, 0);

    private readonly PoliteFetcher _fetcher;
    private readonly Uri _base;
    private readonly string _folder;
    private readonly TimeSpan _interval;

    private ArchiveDownload(PoliteFetcher fetcher, Uri baseAddress, string folder, TimeSpan interval)
    {
        _fetcher = fetcher;
        _base = baseAddress;
        _folder = folder;
        _interval = interval;
    }

    /// <param name="baseAddress">Below which the files lie ("https://data.gharchive.org/"); counts as the archive's own, unless its host is blocked. Any other than the registry's is the operator's
    /// mirror: it may lie on a private address, and is spared as far as it asks for it.</param>
    /// <param name="folder">Made where there is none.</param>
    /// <param name="network">Stands in for the network; null: the real one.</param>
    public static ArchiveDownload Create(SourceRegistry registry, Uri baseAddress, string folder, string contact, TimeProvider clock, HttpMessageHandler? network = null)
    {
        Directory.CreateDirectory(folder);
        var known = registry.With(Source, baseAddress);
        var isMirror = known != registry;
        var settings = new FetchChainSettings
        {
            UserAgent = $"TalentScout/{OwnVersion.ToString(2)} (+{contact})",
            MaxBytes = MostBytes,
            Timeout = TimeSpan.FromMinutes(5),
            OwnHosts = isMirror ? FrozenSet.Create(HostKey.Of(baseAddress)) : FrozenSet<string>.Empty,
        };
        var slash = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress : new Uri(baseAddress.AbsoluteUri + "/");
        var interval = isMirror ? TimeSpan.Zero : TimeSpan.FromMilliseconds(known.Find(Source)?.MinIntervalMs ?? 0);
        return new ArchiveDownload(FetchChain.Build(settings, known, new RateBudget(clock), clock, network), slash, folder, interval);
    }

    /// <summary>An hour's file, whole; path null where it could not be had: Gone is a gap of the archive, anything else may be tried again.</summary>
    public async Task<(FetchOutcome Outcome, string? Path)> FetchAsync(ArchiveHour hour, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, hour.FileName);
        if (File.Exists(path))
            return (FetchOutcome.Ok, path);
        var part = new PartFile(path);
        // Whether what is there is known to be of the file that the source has now.
        var sure = false;
        while (true)
        {
            using var reply = await SendAsync(new Uri(_base, hour.FileName), part.Length, cancellationToken);
            if (reply.Status == 416 && part.Length > 0)
            {
                // Asked for what lies behind the end: the file is whole, or it is another, shorter one.
                if (sure)
                    return (FetchOutcome.Ok, part.Finish());
                part.Forget();
                continue;
            }

            if (reply.Outcome.Status != FetchStatus.Fetched)
                return (reply.Outcome, null);
            if (part.Length > 0 && (reply.Status != 206 || part.Tag != (reply.Validators.ETag ?? "")))
            {
                part.Forget();
                if (reply.Status == 206)
                    continue;
            }

            sure = true;
            await part.AppendAsync(reply.Body, reply.Validators.ETag, cancellationToken);
            if (reply.Status != 206 || reply.Body.Length < Piece)
                return (FetchOutcome.Ok, part.Finish());
        }
    }

    public void Dispose() => _fetcher.Dispose();

    private async Task<FetchReply> SendAsync(Uri address, long from, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(from, from + Piece - 1);
        request.Options.Set(FetchOptions.MinInterval, _interval);
        return await _fetcher.SendAsync(request, Expected.Anything, cancellationToken);
    }
}
