using System.Text;
using TalentScout.Jobs;

namespace TalentScout.Tests.Jobs;

public sealed class JobFilesTests
{
    private const string Seeded = "\"kind\": \"harvest\", \"source\": \"github\", \"seeds\": { \"repositories\": [\"a/b\"] }";

    private static HarvestJob Parse(string json) => JobFiles.Parse(Encoding.UTF8.GetBytes(json), "jobs/nightly.json", "nightly");

    private static string Trouble(string json) => Assert.Throws<JobException>(() => Parse(json)).Message;

    [Fact]
    public void A_job_is_read_with_its_defaults_comments_and_trailing_commas()
    {
        var job = Parse($$"""
            // by night
            { {{Seeded}}, "cron": "0 30 2 * * ?", "timeZone": "Europe/Berlin",
              "budget": { "maxRequests": 100, /* small */ }, "depth": { "commitYears": null } }
            """);

        Assert.Equal(("nightly", "harvest", "0 30 2 * * ?", "Europe/Berlin", true), (job.Name, job.Kind, job.Cron, job.TimeZone, job.Enabled));
        Assert.Equal(["a/b"], job.Seeds.Repositories);
        Assert.Equal(new HarvestBudget { MaxRequests = 100 }, job.Budget);
        Assert.Equal(new HarvestDepth { CommitYears = null }, job.Depth);
    }

    [Theory]
    [InlineData("{\n\"kind\": \"harvest\",\n\"sede\": 1 }", "jobs/nightly.json, line 3: unknown key `sede`, want one of kind, description, cron, timeZone, enabled, source, seeds, budget, depth, crawl")]
    [InlineData("{ \"budget\": { \"concurency\": 2 } }", "jobs/nightly.json, line 1: unknown key `budget.concurency`, want one of maxRequests, concurrency, minIntervalMs, freshHours, maxAttempts")]
    [InlineData("{ \"name\": \"x\" }", "unknown key `name`")]
    [InlineData("{ \"kind\": \"harvest\",\n \"kind\": \"reindex\" }", "line 2: `kind` is there twice")]
    [InlineData("{ \"kind\": 7 }", "line 1: `kind` must be a text in quotes")]
    [InlineData("{ \"enabled\": \"yes\" }", "`enabled` must be true or false")]
    [InlineData("{ \"budget\": { \"concurrency\": 1.5 } }", "`budget.concurrency` must be a whole number")]
    [InlineData("{ \"budget\": { \"concurrency\": null } }", "`budget.concurrency` must be a whole number")]
    [InlineData("{ \"seeds\": { \"repositories\": \"a/b\" } }", "`seeds.repositories` must be a list of texts in brackets")]
    [InlineData("{ \"seeds\": { \"repositories\": [\"a/b\", 3] } }", "`seeds.repositories` must be a list of texts in brackets")]
    [InlineData("{ \"seeds\": [] }", "`seeds` must be an object in braces")]
    [InlineData("{ \"seeds\": null }", "`seeds` must be an object in braces")]
    [InlineData("{ \"kind\": \"harvest\" \"source\": 1 }", "line 1, column 21: this is no JSON")]
    [InlineData("[]", "wanted an object")]
    [InlineData("", "this is no JSON")]
    [InlineData("{ \"kind\": \"reindex\" } x", "something follows the closing brace")]
    public void A_file_of_another_shape_is_refused_with_its_place(string json, string expected) => Assert.Contains(expected, Trouble(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"kind\": \"harvset\" }", "line 1: unknown kind `harvset`, want one of harvest, reindex")]
    [InlineData("{ \"kind\": \"reindex\",\n\"cron\": \"30 2 * * *\" }", "line 2: `30 2 * * *` is no schedule, want `seconds minutes hours")]
    [InlineData("{ \"kind\": \"reindex\",\n\"timeZone\": \"Mars/Base\" }", "line 2: unknown time zone `Mars/Base`, want an IANA name")]
    [InlineData("{ \"kind\": \"harvest\", \"seeds\": { \"logins\": [\"a\"] } }", "needs a `source`")]
    [InlineData("{ \"kind\": \"harvest\", \"source\": \"github\" }", "needs `seeds`")]
    [InlineData("{ \"kind\": \"harvest\", \"source\": \"github\",\n\"seeds\": { \"repositories\": [\"efcore\"] } }", "line 2: `efcore` is no repository, want owner/name")]
    public void A_value_that_makes_no_sense_is_refused_with_its_place(string json, string expected) => Assert.Contains(expected, Trouble(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("concurrency", 0, "`budget.concurrency` is 0, want 1 to 256")]
    [InlineData("maxRequests", 0, "`budget.maxRequests` is 0, want 1 or more")]
    [InlineData("freshHours", -1, "`budget.freshHours` is -1, want 0 to 8760")]
    public void A_number_out_of_its_range_is_refused(string key, int value, string expected) =>
        Assert.Contains(expected, Trouble($$"""{ {{Seeded}}, "budget": { "{{key}}": {{value}} } }"""), StringComparison.Ordinal);

    [Fact]
    public void A_missing_folder_has_no_jobs() => Assert.Empty(JobFiles.Load(Path.Combine(Path.GetTempPath(), "talentscout-no-such-folder")));

    [Fact]
    public void The_jobs_of_this_repository_load()
    {
        var jobs = JobFiles.Load(Path.Combine(RepositoryRoot(), "jobs"));

        Assert.Equal(
            [
                "alerts-nightly", "boards-ashby", "boards-greenhouse", "boards-hackernews", "boards-lever", "boards-remoteok", "boards-remotive", "boards-sites", "boards-smartrecruiters",
                "gharchive-people", "github-nightly", "reindex-weekly",
            ],
            jobs.Select(j => j.Name));
        Assert.All(jobs, job => Assert.NotNull(job.Cron));
    }

    [Fact]
    public void The_readme_lists_every_key()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot(), "jobs", "README.md"));
        foreach (var (type, prefix) in new[] { (typeof(HarvestJob), ""), (typeof(HarvestSeeds), "seeds."), (typeof(HarvestBudget), "budget.") })
        {
            foreach (var property in type.GetProperties().Where(p => p.Name != "Name" && !p.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), false) && !(type == typeof(HarvestJob) && p.PropertyType.Name.StartsWith("Harvest", StringComparison.Ordinal))))
                Assert.Contains($"`{prefix}{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}`", readme, StringComparison.Ordinal);
        }

        foreach (var property in typeof(HarvestDepth).GetProperties().Concat(typeof(HarvestCrawl).GetProperties()))
            Assert.Contains($"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}`", readme, StringComparison.Ordinal);
    }

    private static string RepositoryRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "TalentScout.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
