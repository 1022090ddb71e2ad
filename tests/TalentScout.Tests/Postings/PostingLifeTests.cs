using System.Collections.Immutable;

namespace TalentScout.Tests.Postings;

/// <summary>
/// Opened, changed, closed, night by night. A night: what its fetch came to. "A B" are the postings that were listed; A* says another thing than before, A@2 stands at
/// another address, A&lt;3 has its last day on night 3. 304, 404, 410, 500, 429, 403, dns and cut are answers without postings; "soft" is a page that is no posting
/// any more; "none" a page or list without postings.
/// </summary>
public sealed class PostingLifeTests
{
    [Theory]
    [InlineData("seen once", "A", "A open")]
    [InlineData("seen twice", "A | A", "A open")]
    [InlineData("two on one board", "A B", "A open; B open")]
    [InlineData("one more", "A | A B", "A open; B open")]
    [InlineData("one less", "A B | A", "A open; B closed: no longer listed")]
    [InlineData("all gone from the list", "A B | none", "A closed: the page shows no posting any more; B closed: the page shows no posting any more")]
    [InlineData("never any", "none", "")]
    [InlineData("not modified", "A | 304", "A open")]
    [InlineData("not modified for weeks", "A | 304 | 304 | 304 | 304", "A open")]
    [InlineData("not found", "A | 404", "A closed: the page is gone")]
    [InlineData("gone for good", "A | 410", "A closed: the page is gone")]
    [InlineData("not found before anything was seen", "404", "")]
    [InlineData("markup gone", "A | soft", "A closed: the page shows no posting any more")]
    [InlineData("outage of one night", "A | 500", "A open")]
    [InlineData("outage of a week", "A | 500 | 500 | 500 | 500 | 500 | 500 | 500", "A open")]
    [InlineData("outage, then still there", "A | 500 | A", "A open")]
    [InlineData("outage, then gone", "A | 500 | 404", "A closed: the page is gone")]
    [InlineData("outage after it was gone", "A | 404 | 500", "A closed: the page is gone")]
    [InlineData("limit", "A | 429 | 429", "A open")]
    [InlineData("refused by robots", "A | 403", "A open")]
    [InlineData("name does not resolve", "A | dns", "A open")]
    [InlineData("answer cut off", "A B | cut", "A open; B open")]
    [InlineData("last day not yet", "A<9 | A<9", "A open")]
    [InlineData("last day is today", "A<2 | 304", "A open")]
    [InlineData("last day over", "A<2 | 304 | 304", "A over: its last day is over")]
    [InlineData("last day over, while the site is down", "A<2 | 500 | 500", "A over: its last day is over")]
    [InlineData("last day put off", "A<2 | A<9 | A<9", "A open changed")]
    [InlineData("text changed", "A | A*", "A open changed")]
    [InlineData("text changed, then the same", "A | A* | A*", "A open changed")]
    [InlineData("changed, then gone", "A | A* | 404", "A closed changed: the page is gone")]
    [InlineData("reopened", "A | none | A", "A open reopened")]
    [InlineData("reopened after not found", "A | 404 | A", "A open reopened")]
    [InlineData("reopened twice", "A | none | A | none | A", "A open reopened")]
    [InlineData("reopened with another text", "A | none | A*", "A open changed reopened")]
    [InlineData("closed again", "A | none | A | none", "A closed reopened: the page shows no posting any more")]
    [InlineData("moved", "A | A@2", "A open")]
    [InlineData("moved, then back", "A | A@2 | A", "A open")]
    [InlineData("moved beside one that stayed", "A B | A@2 B", "A open; B open")]
    [InlineData("moved and changed", "A | A@2*", "A open changed")]
    [InlineData("another takes its place", "A | B", "B open; A closed: no longer listed")]
    [InlineData("order changed", "A B C | C A B", "C open; A open; B open")]
    [InlineData("closed one stays closed while others change", "A B | A | A*", "A open changed; B closed: no longer listed")]
    [InlineData("not modified does not reopen", "A B | A | 304", "A open; B closed: no longer listed")]
    public void A_posting_is_told_open_changed_or_closed(string scenario, string nights, string expected)
    {
        ImmutableArray<PostingRecord> known = [];
        var night = 0;
        foreach (var what in nights.Split(" | "))
            known = PostingLife.After(known, Sighting(what, ++night));
        Assert.Equal($"{scenario}: {expected}", $"{scenario}: {string.Join("; ", known.Select(r => Tell(r, PostingWorld.Day(night))))}");
    }

    [Fact]
    public void Times_are_those_of_what_was_seen()
    {
        var first = PostingLife.After([], Sighting("A", 1));
        var second = PostingLife.After(first, Sighting("304", 2));
        var third = PostingLife.After(second, Sighting("A*", 3));
        var last = PostingLife.After(third, Sighting("404", 4))[0];
        Assert.Equal([1, 3, 3, 4], new[] { last.Opened, last.Changed, last.Confirmed, last.Closed!.Value }.Select(t => (t - PostingWorld.Night).Days + 1));
    }

    private static PostingSighting Sighting(string what, int night)
    {
        var at = PostingWorld.Night.AddDays(night - 1);
        PostingSighting Of(FetchStatus status, bool forget = false, ImmutableArray<Posting>? postings = null) => new("greenhouse", "greenhouse jobs acme", status, forget, postings, at);
        return what switch
        {
            "304" => Of(FetchStatus.NotModified),
            "404" or "410" => Of(FetchStatus.Gone, forget: true),
            "soft" => Of(FetchStatus.Disallowed, forget: true),
            "403" or "cut" => Of(FetchStatus.Disallowed),
            "429" => Of(FetchStatus.Throttled),
            "500" or "dns" => Of(FetchStatus.Failed),
            "none" => Of(FetchStatus.Fetched, postings: []),
            _ => Of(FetchStatus.Fetched, postings: [.. what.Split(' ').Select(Posting)]),
        };
    }

    private static Posting Posting(string text)
    {
        var name = text[..1];
        return PostingWorld.Posting(
            name,
            url: text.Contains('@', StringComparison.Ordinal) ? $"https://boards.example/{name}/{text[text.IndexOf('@', StringComparison.Ordinal) + 1]}" : null,
            text: text.Contains('*', StringComparison.Ordinal) ? "Another thing." : "What they want.",
            closes: text.IndexOf('<', StringComparison.Ordinal) is > 0 and var at ? PostingWorld.Day(text[at + 1] - '0') : null);
    }

    private static string Tell(PostingRecord record, DateOnly today)
    {
        var state = record.IsOpen(today) ? "open" : record.Closed is null ? "over" : "closed";
        var changed = record.Changed > record.Opened ? " changed" : "";
        var reopened = record.Reopened > 0 ? " reopened" : "";
        var why = record.WhyNotOpen(today) is { } reason ? ": " + reason : "";
        return $"{record.Posting.Title} {state}{changed}{reopened}{why}";
    }
}
