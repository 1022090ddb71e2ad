using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What one fetch of a document showed of its postings.</summary>
/// <param name="Postings">Of a document that was read; null where none was (not modified, refused, failed).</param>
/// <param name="Forget">The page is gone, or is no posting any more.</param>
public sealed record PostingSighting(string Source, string Document, FetchStatus Status, bool Forget, ImmutableArray<Posting>? Postings, DateTimeOffset At);

/// <summary>
/// Opened, changed, closed: what a sighting does to the postings that a document had. An outage, a limit and a refusal say nothing and change nothing; only an
/// answer that shows a posting gone closes it.
/// </summary>
public static class PostingLife
{
    /// <returns>All postings of the document, closed ones too.</returns>
    public static ImmutableArray<PostingRecord> After(ImmutableArray<PostingRecord> known, PostingSighting seen) => seen switch
    {
        { Status: FetchStatus.Fetched or FetchStatus.NotModified, Postings: { } postings } => Read(known, postings, seen),
        { Status: FetchStatus.NotModified } => [.. known.Select(r => r.Closed is null ? r with { Confirmed = seen.At } : r)],
        { Status: FetchStatus.Gone, Forget: true } => CloseAll(known, seen.At, "the page is gone"),
        { Forget: true } => CloseAll(known, seen.At, "the page shows no posting any more"),
        _ => known,
    };

    private static ImmutableArray<PostingRecord> Read(ImmutableArray<PostingRecord> known, ImmutableArray<Posting> postings, PostingSighting seen)
    {
        var left = known.ToList();
        var result = ImmutableArray.CreateBuilder<PostingRecord>();
        // First by address, so that one that was moved is not taken for another that stayed.
        var pairs = postings.Select(p => (Posting: p, Known: Take(left, r => IsSame(r.Posting, p)))).ToList();
        foreach (var (posting, same) in pairs)
            result.Add((same ?? Take(left, r => r.Closed is null && IsMoved(r.Posting, posting))) is { } record ? Again(record, posting, seen.At) : New(posting, seen));
        var why = postings.IsEmpty ? "the page shows no posting any more" : "no longer listed";
        result.AddRange(CloseAll([.. left], seen.At, why));
        return result.ToImmutable();
    }

    /// <summary>The same address; several postings on one page are told apart by their title and place.</summary>
    private static bool IsSame(Posting one, Posting other) => one.Url == other.Url && (!IsShared(one) || IsMoved(one, other));

    /// <summary>Addresses that name a place in a page, or none of their own, may be those of several.</summary>
    private static bool IsShared(Posting posting) => posting.Url.Contains('#', StringComparison.Ordinal) || !posting.Url.AsSpan().ContainsAnyInRange('0', '9');

    private static bool IsMoved(Posting one, Posting other) =>
        PostingIdentity.TitleOf(one.Title) == PostingIdentity.TitleOf(other.Title) && PostingIdentity.CompanyOf(one.Company) == PostingIdentity.CompanyOf(other.Company)
        && PostingIdentity.PlaceOf(one) == PostingIdentity.PlaceOf(other);

    private static PostingRecord Again(PostingRecord record, Posting posting, DateTimeOffset at)
    {
        var reopened = record.Closed is not null;
        return record with
        {
            Posting = posting,
            Confirmed = at,
            Changed = PostingIdentity.ContentOf(record.Posting) == PostingIdentity.ContentOf(posting) ? record.Changed : at,
            Closed = null,
            Why = null,
            Reopened = record.Reopened + (reopened ? 1 : 0),
        };
    }

    private static PostingRecord New(Posting posting, PostingSighting seen) => new()
    {
        Source = seen.Source,
        Document = seen.Document,
        Posting = posting,
        Opened = seen.At,
        Changed = seen.At,
        Confirmed = seen.At,
    };

    private static ImmutableArray<PostingRecord> CloseAll(ImmutableArray<PostingRecord> records, DateTimeOffset at, string why) =>
        [.. records.Select(r => r.Closed is null ? r with { Closed = at, Why = why } : r)];

    private static PostingRecord? Take(List<PostingRecord> left, Func<PostingRecord, bool> fits)
    {
        // A standing one before one that was closed.
        var at = left.FindIndex(r => r.Closed is null && fits(r));
        if (at < 0)
            at = left.FindIndex(r => fits(r));
        if (at < 0)
            return null;
        var record = left[at];
        left.RemoveAt(at);
        return record;
    }
}
