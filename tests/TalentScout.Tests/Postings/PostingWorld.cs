using TalentScout.Harvest.Boards;
using TalentScout.Tests.Briefs;

namespace TalentScout.Tests.Postings;

/// <summary>The shipped catalogue and gazetteer, and invented postings.</summary>
internal static class PostingWorld
{
    public static readonly PostingReader Postings = new(BriefWorld.Catalogue, BriefWorld.Text, PlaceResolver.Default.Resolve);
    public static readonly BoardReader Boards = new(Postings);
    public static string Samples => Path.Combine(BriefWorld.Root, "tests", "TalentScout.Tests", "Postings", "Samples");

    public static readonly DateTimeOffset Night = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    public static DateOnly Day(int night) => DateOnly.FromDateTime(Night.UtcDateTime).AddDays(night - 1);

    public static Posting Posting(string name, string? url = null, string? company = "Acme", string city = "Berlin", string text = "What they want.", DateOnly? closes = null, Salary? salary = null, params string[] skills) => new()
    {
        Url = url ?? $"https://boards.example/{name}/1",
        Title = name,
        Company = company,
        Places = [new Place { Text = city, City = city, Countries = ["DE"], Confidence = 1 }],
        Closes = closes,
        Salary = salary,
        Skills = [.. skills],
        Text = text,
    };

    public static PostingRecord Record(Posting posting, long id, int opened = 1, int? closed = null, string source = "greenhouse") => new()
    {
        Id = id,
        Source = source,
        Document = $"{source} jobs {id}",
        Posting = posting,
        Opened = Night.AddDays(opened - 1),
        Changed = Night.AddDays(opened - 1),
        Confirmed = Night.AddDays((closed ?? opened) - 1),
        Closed = closed is { } day ? Night.AddDays(day - 1) : null,
    };
}
