using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// A kind of board as a source. One item is one request to one host: a redirect is work of its own, so that each hop rests, and is allowed, like any other.
/// </summary>
public sealed class BoardSource : ISource
{
    /// <summary>A page that leads elsewhere, and was not seen for so long, is not there any more: two nights in a row. One redirect may be an outage, or a login.</summary>
    private static readonly TimeSpan MovedForGood = TimeSpan.FromHours(36);

    private readonly BoardKind _kind;
    private readonly PoliteFetcher _fetcher;
    private readonly HostPaces _paces;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    internal BoardSource(BoardKind kind, PoliteFetcher fetcher, HostPaces paces, TimeProvider clock, ILogger log)
    {
        _kind = kind;
        _fetcher = fetcher;
        _paces = paces;
        _clock = clock;
        _log = log;
    }

    public string Name => _kind.Name;

    public IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) => _kind.Seed(job, started);

    public TimeSpan RestOf(string bucket) => _paces.RestOf(bucket);

    public async Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken)
    {
        if (_kind.Refuse(item, job, _clock.GetUtcNow()) is { } reason)
            return new WorkResult(item, FetchOutcome.Disallowed(reason));
        var request = _kind.RequestOf(item, job);
        using var message = MessageOf(item, job, request, stored);
        using var reply = await _fetcher.SendAsync(message, request.Expected, cancellationToken);
        var result = reply switch
        {
            { MovedTo: { } to } => Moved(item, job, to, reply.Status) with { Forget = stored is not null && _clock.GetUtcNow() - (stored.Confirmed ?? stored.Fetched) > MovedForGood },
            { Outcome.Status: FetchStatus.Fetched } => Fetched(item, job, reply, stored),
            { Outcome.Status: FetchStatus.NotModified } when stored is not null => new WorkResult(item, reply.Outcome) { FollowUps = [.. _kind.FollowUps(stored, item, job)] },
            { Outcome.Status: FetchStatus.NotModified } => new WorkResult(item, FetchOutcome.Failed("not modified, but nothing is stored", reply.Status)),
            // Not found is so, for this page; a login, a refusal and a block say nothing of what the page said.
            { Outcome.Status: FetchStatus.Gone } => new WorkResult(item, reply.Outcome) { Forget = stored is not null && reply.Status is 404 or 410 },
            _ => new WorkResult(item, reply.Outcome),
        };
        Log.BoardWorked(_log, Name, item.Bucket, item.Kind, result.Outcome.Status, result.Outcome.HttpStatus ?? 0, result.Postings.Length, result.FollowUps.Length);
        return result;
    }

    public WorkResult? Plan(WorkItem item, HarvestJob job, SourceDocument stored) =>
        new(item, new FetchOutcome(FetchStatus.NotModified, "read a short while ago")) { FollowUps = [.. _kind.FollowUps(stored, item, job)] };

    public WorkItem? Revisit(HarvestJob job, DateTimeOffset now, string kind, string address) => _kind.Revisit(job, now, kind, address);

    public ImmutableArray<Evidence> Extract(SourceDocument document) => EvidenceOf(_kind.Read(document), document);

    /// <summary>What a stored document says of demand, read anew.</summary>
    public ImmutableArray<Posting> PostingsOf(SourceDocument document) => _kind.Read(document).Postings;

    private static HttpRequestMessage MessageOf(WorkItem item, HarvestJob job, BoardRequest request, SourceDocument? stored)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, item.Address);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Options.Set(FetchOptions.Bucket, item.Bucket);
        message.Options.Set(FetchOptions.OneHop, true);
        message.Options.Set(FetchOptions.Anonymous, true);
        message.Options.Set(FetchOptions.MinInterval, TimeSpan.FromMilliseconds(job.Budget.MinIntervalMs));
        message.Options.Set(FetchOptions.GateOpen, request.GateOpen);
        if (stored is not null)
            message.Options.Set(FetchOptions.Validators, stored.Validators);
        if (!request.MediaTypes.IsEmpty)
            message.Options.Set(FetchOptions.MediaTypes, request.MediaTypes);
        if (request.MaxBytes is { } most)
            message.Options.Set(FetchOptions.MaxBytes, most);
        return message;
    }

    private WorkResult Fetched(WorkItem item, HarvestJob job, FetchReply reply, SourceDocument? stored)
    {
        var answer = new BoardAnswer(reply.Body, reply.ContentType, reply.CharSet, reply.Address) { RobotsTags = [.. reply.RobotsTags], Sitemaps = [.. reply.Sitemaps] };
        var bare = new SourceDocument
        {
            Key = item.Key,
            Source = Name,
            Kind = item.Kind,
            Address = item.Address,
            Fetched = _clock.GetUtcNow(),
            Validators = reply.Validators,
            Context = item.Context,
            Body = default,
        };
        var kept = _kind.Keep(bare, answer);
        if (kept.Document is not { } document)
            return new WorkResult(item, new FetchOutcome(FetchStatus.Disallowed, kept.Trouble, HttpStatus: reply.Status)) { Forget = stored is not null && kept.Forget };
        var reading = _kind.Read(document);
        return new WorkResult(item, reply.Outcome)
        {
            Document = document,
            Evidence = EvidenceOf(reading, document),
            Postings = reading.Postings,
            FollowUps = [.. _kind.FollowUps(document, item, job)],
            Remarks = reading.Remarks,
        };
    }

    private static ImmutableArray<Evidence> EvidenceOf(BoardReading reading, SourceDocument document) => [.. reading.Evidence.Select(e => e with { Document = document.Key })];

    private WorkResult Moved(WorkItem item, HarvestJob job, Uri to, int status)
    {
        if (_kind.Follow(item, job, to) is not { } next)
            return new WorkResult(item, new FetchOutcome(FetchStatus.Disallowed, $"moved to {HostKey.Of(to)}, which the job does not name", HttpStatus: status));
        return Hops.Next(item, next) is { } hop
            ? new WorkResult(item, new FetchOutcome(FetchStatus.Gone, "moved", HttpStatus: status)) { FollowUps = [hop] }
            : new WorkResult(item, new FetchOutcome(FetchStatus.Disallowed, $"more than {Hops.Most} redirects", HttpStatus: status));
    }
}
