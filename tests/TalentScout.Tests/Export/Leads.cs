using TalentScout.Export;

namespace TalentScout.Tests.Export;

/// <summary>Invented leads.</summary>
internal static class Leads
{
    public static readonly LeadList List = new()
    {
        Title = "Payments backend",
        Query = "lang:go db:postgresql",
        Scorer = "1.2",
        Made = new DateTimeOffset(2026, 11, 3, 9, 30, 0, TimeSpan.FromHours(1)),
        Total = 2,
    };

    public static readonly LeadRow Ada = new()
    {
        Rank = 1,
        Id = CandidateId.OfGitHub(1001),
        Login = "ada-example",
        Name = "Ada María Example",
        Score = 12.345678,
        Country = "DE",
        City = "Berlin",
        Place = "Berlin, \"Mitte\"",
        Company = "Acme, Inc.",
        Open = true,
        ProfileUrl = "https://github.com/ada-example",
        LastActive = Month.Of(2026, 10),
        ActiveMonths = 48,
        MergedElsewhere = 310,
        Skills =
        [
            new HitSkill("go", SkillKind.Language, 0.91, How.Merged, Month.Of(2026, 10), [new HitEvidence("https://github.com/a/b", "310 commits in a/b", Month.Of(2026, 10))]) { Name = "Go", Asked = true },
            new HitSkill("postgresql", SkillKind.Database, 0.5, How.Used, null, []) { Name = "PostgreSQL", Asked = true },
            new HitSkill("kafka", SkillKind.Messaging, 0.2, How.Declared, null, []),
        ],
        Why = ["310 changes merged in a/b", "active in 48 months"],
    };

    public static readonly LeadRow Bob = new()
    {
        Rank = 2,
        Id = CandidateId.Parse("referral:x1"),
        Login = "bob",
        Score = 3,
        Place = "somewhere",
        ProfileUrl = "https://example.org/bob",
    };

    public static readonly IReadOnlyDictionary<string, ExportProfile> Profiles = ExportProfiles.Load(Path.Combine(Root, "config", "exports.json"));

    public static readonly LeadExport Export = new(Profiles);

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TalentScout.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("no TalentScout.sln above the tests");
            return folder.FullName;
        }
    }

    public static async IAsyncEnumerable<LeadRow> Rows(IEnumerable<LeadRow> rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    public static async Task<byte[]> Bytes(string format, string? profile, params IEnumerable<LeadRow> rows)
    {
        using var output = new AsyncOnlyStream();
        await LeadExport.WriteAsync(output, ExportFormats.Find(format)!, Export.Choose(ExportFormats.Find(format)!, profile, null).Columns, List, Rows(rows), _ => false, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static async Task<string> Text(string format, string? profile, params IEnumerable<LeadRow> rows) => System.Text.Encoding.UTF8.GetString(await Bytes(format, profile, rows));

    /// <summary>Ada with the same text wherever a harvested text can stand.</summary>
    public static LeadRow Saying(string text) => Ada with
    {
        Login = text,
        Name = text,
        City = text,
        Country = text,
        Place = text,
        Company = text,
        ProfileUrl = text,
        Why = [text],
        Skills = [Ada.Skills[0] with { Name = text, Evidence = [new HitEvidence(text, text, null)] }],
    };
}
