using System.Collections.Immutable;
using System.Text.Json;
using TalentScout.Store;

namespace TalentScout.Tests.Shortlists;

public sealed class LeadRowBytesTests
{
    private static readonly LeadRow Bare = new() { Rank = 1, Id = CandidateId.Parse("import:x1"), Login = "x1", Score = 0, ProfileUrl = "" };

    private static readonly LeadRow Full = new()
    {
        Rank = 70_000,
        Id = CandidateId.OfGitHub(42),
        Login = "zoe",
        Name = "Zoë 🦊\0",
        Score = 12.3456789012345,
        Country = "DE",
        City = "Köln",
        Place = "Köln\nDE",
        Company = "zoe",
        Open = false,
        ProfileUrl = "https://example.org/zoe",
        LastActive = Month.Of(2026, 11),
        ActiveMonths = 300,
        MergedElsewhere = 128,
        Skills =
        [
            new HitSkill("csharp", SkillKind.Language, 0.5, How.Merged, Month.Of(2026, 1), [new HitEvidence("https://example.org/zoe", "=1+1", null), new HitEvidence("", "zoe", Month.Of(2020, 12))]) { Name = "C#", Asked = true },
            new HitSkill("redis", SkillKind.Database, 1, How.Declared, null, []),
        ],
        Why = ["C#: =1+1", "zoe"],
        Lead = new LeadState("Offer", ["a", "b"], "Ana", null, "", null, DateTimeOffset.UnixEpoch, ["Ana: yes"], 3.5, []),
    };

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        ImmutableArray<LeadRow> rows = [Full, Bare, Full with { Rank = 2, Open = true, Lead = null }];
        Assert.Equal(Text(rows), Text(LeadRowBytes.Read(LeadRowBytes.Write(rows))));
        Assert.Empty(LeadRowBytes.Read(LeadRowBytes.Write([])));
    }

    [Fact]
    public void Lists_of_before_are_read_still_and_those_of_a_newer_program_are_refused()
    {
        ImmutableArray<LeadRow> rows = [Full, Bare];
        Assert.Equal(Text(rows), Text(LeadRowBytes.Read(JsonSerializer.SerializeToUtf8Bytes(rows, ListJson.Default.ImmutableArrayLeadRow))));
        Assert.Throws<InvalidDataException>(() => LeadRowBytes.Read([2, 0]));
    }

    [Fact]
    public void What_is_said_again_and_again_is_written_once()
    {
        var one = LeadRowBytes.Write([Full with { Lead = null }]).Length;
        var hundred = LeadRowBytes.Write([.. Enumerable.Range(1, 100).Select(i => Full with { Rank = i, Lead = null })]).Length;
        Assert.True(hundred < one * 40, $"{one} and {hundred}");
    }

    private static string Text(ImmutableArray<LeadRow> rows) => JsonSerializer.Serialize(rows, ListJson.Default.ImmutableArrayLeadRow);
}
