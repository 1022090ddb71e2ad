using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TalentScout.Tests.Postings;

/// <summary>Recorded ugly answers (everybody in them is invented) beside what they should become; only what an expectation names is compared.</summary>
public sealed class BoardReaderTests
{
    private const string Page = "https://boards.example/list";

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(PostingWorld.Samples, "*.expected.json").Select(f => Path.GetFileName(f)[..^".expected.json".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_answer_becomes_what_stands_beside_it(string file)
    {
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(PostingWorld.Samples, file + ".expected.json")));
        var found = PostingWorld.Boards.Read(Page, expected.GetProperty("contentType").GetString(), File.ReadAllBytes(Path.Combine(PostingWorld.Samples, file)));

        var wanted = expected.GetProperty("postings").EnumerateArray().ToList();
        Assert.Equal(wanted.Count, found.Length);
        foreach (var (want, got) in wanted.Zip(found))
            foreach (var field in want.EnumerateObject())
                Assert.Equal($"{field.Name}: {Wanted(field.Value)}", $"{field.Name}: {Got(got, field.Name)}");
    }

    [Theory]
    [InlineData("Cadence", "You know Golang and have worked with Cadence.", "go")]
    [InlineData("Another", "You know Golang and have worked with Cadence.", "go temporal")]
    [InlineData("Oracle", "You know Golang, PL/SQL and Oracle.", "go oracle")]
    [InlineData("MongoDB", "You know Golang and MongoDB.", "go mongodb")]
    public void A_company_that_is_called_like_a_skill_does_not_ask_for_it_by_its_name(string company, string text, string skills) =>
        Assert.Equal(skills, string.Join(' ', PostingWorld.Postings.Read(new PostingDraft { Title = "Developer", Company = company, Description = $"Requirements:\n- {text}" }, Page)!.Skills.Order(StringComparer.Ordinal)));

    [Fact]
    public void Damaged_answers_never_throw()
    {
        var dice = new Random(20260301);
        foreach (var file in Files().Select(f => f.Data))
        {
            var bytes = File.ReadAllBytes(Path.Combine(PostingWorld.Samples, file));
            for (var i = 0; i < 25; i++)
                _ = PostingWorld.Boards.Read(Page, i % 3 == 0 ? null : "text/html", Mutation(bytes, dice));
        }
    }

    private static byte[] Mutation(byte[] bytes, Random dice)
    {
        var damaged = bytes.ToList();
        for (var n = dice.Next(1, 12); n > 0 && damaged.Count > 0; n--)
        {
            var at = dice.Next(damaged.Count);
            switch (dice.Next(4))
            {
                case 0: damaged[at] = (byte)dice.Next(256); break;
                case 1: damaged.RemoveRange(at, Math.Min(dice.Next(1, 40), damaged.Count - at)); break;
                case 2: damaged.InsertRange(at, Encoding.UTF8.GetBytes("{[\"\\<&\u0000>}]"[..dice.Next(1, 11)])); break;
                default: damaged = damaged[..at]; break;
            }
        }

        return [.. damaged];
    }

    private static string Wanted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(" | ", value.EnumerateArray().Select(Wanted)),
        JsonValueKind.Null => "-",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.ToString(),
    };

    private static string Got(Posting posting, string field) => field switch
    {
        "title" => posting.Title,
        "company" => posting.Company ?? "-",
        "url" => posting.Url,
        "places" => string.Join(" | ", posting.Places.Select(p => string.Join(' ', new[] { p.City, string.Join(' ', p.Countries) }.Where(t => !string.IsNullOrEmpty(t))))),
        "remote" => posting.Remote switch { true => "yes", false => "no", null => "-" },
        "posted" => Day(posting.Posted),
        "closes" => Day(posting.Closes),
        "employment" => posting.Employment ?? "-",
        "salary" => posting.Salary is { } s ? string.Join(" | ", s.Min?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-", s.Max?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-", s.Currency ?? "-", s.Per ?? "-") : "-",
        "skills" => string.Join(" | ", posting.Skills.Order(StringComparer.Ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "-";
}
