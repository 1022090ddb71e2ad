using System.Collections.Immutable;

namespace TalentScout;

/// <summary>One opening, wherever it is advertised: the postings of all boards that speak of it.</summary>
public sealed record Opening
{
    /// <summary>That of its oldest posting.</summary>
    public required long Id { get; init; }

    /// <summary>The posting that says most; what it leaves open, others fill in.</summary>
    public required Posting Posting { get; init; }

    /// <summary>All of them, open ones first, then by when they were seen.</summary>
    public required ImmutableArray<PostingRecord> Sources { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>First seen anywhere, or the day on which it says it was posted where that is earlier.</summary>
    public DateOnly Since => Sources.Select(s => s.Posting.Posted is { } day && day < Day(s.Opened) ? day : Day(s.Opened)).Min();

    /// <summary>When the last of its postings was found gone; null while it is open.</summary>
    public DateTimeOffset? Closed => IsOpen ? null : Sources.Max(s => s.Closed);

    /// <summary>Whether it was open at the end of a day, as far as was seen: one that closed and came back counts as never closed.</summary>
    public bool StoodOn(DateOnly day) => Since <= day && Sources.Any(s => s.StoodOn(day));

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>Postings of all boards -> openings.</summary>
public static class Openings
{
    /// <summary>An advert of the same role so much later is another opening.</summary>
    private const int SameWithinDays = 90;

    public static ImmutableArray<Opening> Of(IEnumerable<PostingRecord> records, DateOnly today) =>
    [
        .. records.GroupBy(r => PostingIdentity.KeyOf(r.Posting) ?? PostingIdentity.CopyKeyOf(r))
            .SelectMany(g => InTime(g.OrderBy(r => r.Opened).ThenBy(r => r.Id)))
            .Select(g => Merge(g, today))
            .OrderByDescending(o => o.IsOpen).ThenByDescending(o => o.Since).ThenBy(o => o.Id),
    ];

    /// <summary>In the order of the times: one that began long after the last had ended begins another opening.</summary>
    private static IEnumerable<List<PostingRecord>> InTime(IEnumerable<PostingRecord> records)
    {
        List<PostingRecord> current = [];
        foreach (var record in records)
        {
            if (current.Count > 0 && current.All(r => r.Closed is { } closed && record.Opened - closed > TimeSpan.FromDays(SameWithinDays)))
            {
                yield return current;
                current = [];
            }

            current.Add(record);
        }

        if (current.Count > 0)
            yield return current;
    }

    private static Opening Merge(List<PostingRecord> records, DateOnly today)
    {
        var ordered = records.OrderByDescending(r => r.IsOpen(today)).ThenByDescending(r => Says(r.Posting)).ThenBy(r => r.Id).ToList();
        var main = ordered[0].Posting;
        foreach (var other in ordered.Skip(1).Select(r => r.Posting))
        {
            main = main with
            {
                Salary = main.Salary ?? other.Salary,
                Employment = main.Employment ?? other.Employment,
                Remote = main.Remote ?? other.Remote,
                Posted = main.Posted is { } a && other.Posted is { } b ? (a < b ? a : b) : main.Posted ?? other.Posted,
                Closes = main.Closes ?? other.Closes,
                Skills = main.Skills.IsEmpty ? other.Skills : main.Skills,
                Must = main.Skills.IsEmpty ? other.Must : main.Must,
            };
        }

        return new Opening
        {
            Id = records.Min(r => r.Id),
            Posting = main,
            Sources = [.. records.OrderByDescending(r => r.IsOpen(today)).ThenBy(r => r.Opened).ThenBy(r => r.Id)],
            IsOpen = records.Any(r => r.IsOpen(today)),
        };
    }

    private static int Says(Posting posting) =>
        (posting.Salary is null ? 0 : 4) + (posting.Skills.IsEmpty ? 0 : 3) + (posting.Places.IsEmpty ? 0 : 2) + (posting.Text.Length > 200 ? 1 : 0);
}
