using TalentScout.Harvest.GhArchive;
using TalentScout.Jobs;
using TalentScout.Tests.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.GhArchive;

public sealed class ArchiveImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("talentscout-archive-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<string> Hours(int hours, int people = 60) => [.. Enumerable.Range(0, hours).Select(h => Save(Lines.NameOf(h), Lines.Gzip(Lines.Hour(h, people))))];

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static async IAsyncEnumerable<ArchiveInput> Inputs(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            yield return new ArchiveInput(Path.GetFileName(path), path);
        await Task.CompletedTask;
    }

    private static Task<ArchiveReport> ImportAsync(StoreFixture fixture, IEnumerable<string> paths, int threads = 1, IProgress<ArchiveProgress>? progress = null, CancellationToken? cancellation = null) =>
        new ArchiveImporter(fixture.Store).RunAsync(Inputs(paths), threads, spare: false, progress, cancellation ?? Token);

    private static async Task<string> FingerprintAsync(StoreFixture fixture, IEnumerable<string> paths, int threads = 1)
    {
        await ImportAsync(fixture, paths, threads);
        return (await fixture.Store.Archive.SummaryAsync(Token)).Fingerprint;
    }

    [Fact]
    public async Task Counts_are_by_person_repository_and_month()
    {
        await using var fixture = await OpenAsync();
        var file = Save("2024-03-31-23.json.gz", Lines.Gzip(
        [
            Lines.Push(1, 77, "ida", 12, "acme/db", "2024-03-31T23:10:00Z", 2), Lines.Push(2, 77, "ida", 12, "acme/db", "2024-03-31T23:20:00Z", 3),
            Lines.TrimmedPush(3, 77, "ida", 12, "acme/db", "2024-04-01T00:00:00Z"), Lines.Merged(4, 78, "mira", 77, "ida", 13, "acme/log", "2024-03-31T23:30:00Z"),
        ]));
        var report = await ImportAsync(fixture, [file]);

        Assert.Equal((4L, 4L, 4L), (report.Counts.Lines, report.Counts.Events, report.Counts.Counted));
        Assert.Equal([new(ArchiveFileReader.Commits, 1)], report.Counts.Untold);
        var counts = await fixture.Store.Archive.OfPersonAsync(77, Token);
        Assert.Equal(
            [
                new ArchiveCount(77, 12, Month.Of(2024, 3), new ArchiveTally { Pushes = 2, Commits = 5 }),
                new ArchiveCount(77, 12, Month.Of(2024, 4), new ArchiveTally { Pushes = 1, PushesUntold = 1 }),
                new ArchiveCount(77, 13, Month.Of(2024, 3), new ArchiveTally { Merged = 1 }),
            ],
            counts);
        Assert.Empty(await fixture.Store.Archive.OfPersonAsync(78, Token));
        var person = Assert.Single(await fixture.Store.Archive.PeopleAsync([77L], Token));
        Assert.Equal(("ida", "acme/log", "Go"), (person.Login, person.Repositories[13].Name, person.Repositories[13].Language));
    }

    [Fact]
    public async Task The_order_of_files_and_the_number_of_readers_do_not_matter()
    {
        var files = Hours(12);
        string[] seen = new string[3];
        foreach (var (i, paths, threads) in new[] { (0, files, 1), (1, Enumerable.Reverse(files).ToList(), 3), (2, files.OrderBy(f => f.GetHashCode(StringComparison.Ordinal) % 7).ToList(), 2) })
        {
            await using var fixture = await OpenAsync();
            seen[i] = await FingerprintAsync(fixture, paths, threads);
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(seen[0], seen[2]);
    }

    [Fact]
    public async Task A_file_is_read_once_whatever_it_is_called()
    {
        await using var fixture = await OpenAsync();
        var files = Hours(2);
        var before = await FingerprintAsync(fixture, files);
        var copy = Save("copy.json.gz", await File.ReadAllBytesAsync(files[0], Token));

        var report = await ImportAsync(fixture, [.. files, copy]);

        Assert.Equal((0, 3), (report.Read, report.Before));
        Assert.Equal(before, (await fixture.Store.Archive.SummaryAsync(Token)).Fingerprint);
    }

    [Fact]
    public async Task The_same_events_packed_otherwise_count_once()
    {
        await using var fixture = await OpenAsync();
        var before = await FingerprintAsync(fixture, Hours(3));
        var anew = Save("2024-03-31-20-again.json.gz", Lines.Gzip(Lines.Hour(0, 60).Reverse(), members: 4));

        var report = await ImportAsync(fixture, [anew]);

        Assert.Equal((1, 0L), (report.Read, report.Counts.Counted));
        Assert.True(report.Counts.Duplicates > 60);
        Assert.Equal(before, (await fixture.Store.Archive.SummaryAsync(Token)).Fingerprint);
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_where_it_was()
    {
        // Enough lines for several looks at whether to stop.
        var files = Hours(3, people: 3000);
        await using var whole = await OpenAsync();
        var wanted = await FingerprintAsync(whole, files);
        await using var fixture = await OpenAsync();
        var stops = 0;
        for (var done = false; !done; stops++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            try
            {
                // Stopped at the first report of each try, which comes after some lines at the latest.
                await ImportAsync(fixture, files, 1, stops < 3 ? new Stopping(stop) : null, stop.Token);
                done = true;
            }
            catch (OperationCanceledException)
            {
                await fixture.ReopenAsync();
            }
        }

        Assert.Equal(4, stops);
        Assert.Equal(wanted, (await fixture.Store.Archive.SummaryAsync(Token)).Fingerprint);
    }

    [Fact]
    public async Task What_was_not_stored_when_it_was_killed_is_read_again()
    {
        var files = Hours(4);
        await using var whole = await OpenAsync();
        var wanted = await FingerprintAsync(whole, files);
        await using var fixture = await OpenAsync();
        await ImportAsync(fixture, files.Take(2));
        // A reader that was killed with a file half read and nothing of it stored: nothing of it is there.
        var seen = new SeenEvents(fixture.Store.Archive.Seen, 1000);
        var fold = new ArchiveFold(seen);
        using (var reader = ArchiveFileReader.Open(files[2], new ArchiveFile { Name = "x", Hash = "x", State = ArchiveFileState.Reading }, ahead: true))
            reader.ReadInto(fold, 50, Token);

        Assert.Equal(wanted, await FingerprintAsync(fixture, files));
    }

    [Fact]
    public async Task A_file_of_which_a_part_is_stored_goes_on_behind_it()
    {
        var files = Hours(1, people: 500);
        await using var whole = await OpenAsync();
        var wanted = await FingerprintAsync(whole, files);
        await using var fixture = await OpenAsync();
        var fold = new ArchiveFold(new SeenEvents(fixture.Store.Archive.Seen, 1000));
        var file = new ArchiveFile { Name = Lines.NameOf(0), Hash = ArchiveFileReader.Hash(files[0], Token), State = ArchiveFileState.Reading };
        using (var reader = ArchiveFileReader.Open(files[0], file, ahead: false))
        {
            reader.ReadInto(fold, 300, Token);
            Assert.Equal((300L, ArchiveFileState.Reading), (reader.File.Counts.Lines, reader.File.State));
            await fixture.Store.Archive.CommitAsync(fold.Take([reader.File]), Token);
        }

        var report = await ImportAsync(fixture, files);

        Assert.Equal(wanted, (await fixture.Store.Archive.SummaryAsync(Token)).Fingerprint);
        var known = Assert.Single(await fixture.Store.Archive.FilesAsync(Token));
        Assert.Equal((ArchiveFileState.Done, known.Counts.Lines - 300), (known.State, report.Counts.Lines));
    }

    [Fact]
    public async Task A_file_that_breaks_off_gives_what_it_has_and_a_whole_copy_the_rest()
    {
        var bytes = Lines.Gzip(Lines.Hour(0, 400));
        await using var whole = await OpenAsync();
        var wanted = await FingerprintAsync(whole, [Save("whole.json.gz", bytes)]);
        await using var fixture = await OpenAsync();

        var report = await ImportAsync(fixture, [Save(Lines.NameOf(0), bytes[..(bytes.Length / 2)])]);
        Assert.Equal(1, report.Incomplete);
        Assert.InRange(report.Counts.Counted, 1, 700);
        Assert.Equal(1, (await fixture.Store.Archive.CoverageAsync(Token)).GapCount);

        Assert.Equal(wanted, await FingerprintAsync(fixture, [Save(Lines.NameOf(0), bytes)]));
        Assert.Equal(0, (await fixture.Store.Archive.CoverageAsync(Token)).GapCount);
    }

    [Fact]
    public async Task Bytes_that_are_no_gzip_any_more_end_a_file_and_not_the_import()
    {
        await using var fixture = await OpenAsync();
        var broken = Lines.Gzip(Lines.Hour(0, 400));
        broken.AsSpan(broken.Length / 2, 40).Fill(0x55);

        var report = await ImportAsync(fixture, [Save("broken.json.gz", broken), .. Hours(2).Skip(1)]);

        Assert.Equal((2, 1), (report.Read, report.Incomplete));
    }

    [Fact]
    public async Task Robots_corrupt_lines_and_what_was_told_before_are_counted_apart()
    {
        await using var fixture = await OpenAsync();
        var counts = (await ImportAsync(fixture, Hours(2))).Counts;

        Assert.Equal(2, counts.Robots);
        Assert.Equal(3, counts.Duplicates);
        Assert.Equal([new("no JSON", 2)], counts.Skipped);
        Assert.Equal(counts.Events, counts.Counted + counts.Robots + counts.Duplicates + counts.Uncounted);
    }

    [Fact]
    public async Task Hours_that_are_not_there_are_gaps()
    {
        await using var fixture = await OpenAsync();
        var files = Hours(5);
        await ImportAsync(fixture, [files[0], files[1], files[4]]);

        var coverage = await fixture.Store.Archive.CoverageAsync(Token);

        Assert.Equal((3L, 2L), (coverage.Hours, coverage.GapCount));
        Assert.Equal(["2024-03-31-22", "2024-03-31-23"], coverage.Gaps.Select(g => g.ToString()));
    }

    [Fact]
    public async Task Whoever_was_suppressed_is_never_stored_nor_what_others_did_at_their_place()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Suppressions.AddAsync(CandidateId.GitHub, "IDA-101", "asked", Token);
        await ImportAsync(fixture, Hours(2));

        Assert.Empty(await fixture.Store.Archive.OfPersonAsync(101, Token));
        Assert.Empty(await fixture.Store.Archive.PeopleAsync([101L], Token));
        Assert.True(fixture.Store.Suppressions.Contains(CandidateId.OfGitHub(101)));
        Assert.DoesNotContain(await fixture.Store.Archive.OfPersonAsync(106, Token), c => c.Repository == 901);
        Assert.NotEmpty(await fixture.Store.Archive.OfPersonAsync(106, Token));
    }

    [Fact]
    public async Task A_purge_removes_the_counts_and_name_of_a_person()
    {
        await using var fixture = await OpenAsync();
        await ImportAsync(fixture, Hours(10));
        var others = (await fixture.Store.Archive.OfPersonAsync(103, Token)).Count(c => c.Repository != 902);

        var report = await fixture.Store.PurgeAsync(CandidateId.GitHub, "@Ida-102", (document, _) => document, Token);

        Assert.True(report.Found);
        Assert.True(report.Archived > 0);
        Assert.Empty(await fixture.Store.Archive.OfPersonAsync(102, Token));
        Assert.Empty(await fixture.Store.Archive.PeopleAsync([102L], Token));
        Assert.Equal(others, (await fixture.Store.Archive.OfPersonAsync(103, Token)).Count);
        Assert.False((await fixture.Store.PurgeAsync(CandidateId.GitHub, "ida-102", (document, _) => document, Token)).Found);
    }

    [Fact]
    public async Task A_dossier_shows_the_counts()
    {
        await using var fixture = await OpenAsync();
        await ImportAsync(fixture, Hours(2));

        var dossier = await fixture.Store.DossierAsync(CandidateId.GitHub, "ida-104", Token);

        Assert.True(dossier.Any);
        Assert.Contains(dossier.Archive, a => a.Repository == "acme/queue" && a.Tally.Merged > 0);
    }

    [Fact]
    public async Task Whoever_meets_the_rule_becomes_a_candidate_with_evidence_and_a_seed()
    {
        await using var fixture = await OpenAsync();
        await ImportAsync(fixture, Hours(6));
        var catalogue = new SkillCatalogue([new Skill { Id = "go", Name = "Go", Kind = SkillKind.Language, Linguist = ["Go"] }]);
        var candidates = new ArchiveCandidates(fixture.Store, new ArchiveExtractor(catalogue), fixture.Clock);
        var job = new HarvestJob { Name = "archive", Kind = "harvest", Source = "github", Seeds = new HarvestSeeds { Archive = new ArchiveRule { Months = 2, ActiveMonths = 2, Merged = 5, People = 3 } } };

        var planned = await candidates.PlanAsync(job, Token);

        Assert.Equal(3, planned.Seeds.People.Length);
        var evidence = await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(planned.Seeds.People[0]), Token);
        var queue = Assert.Single(evidence.OfType<ActivityEvidence>(), a => a.RepositoryName == "acme/queue");
        Assert.Equal([Month.Of(2024, 3), Month.Of(2024, 4)], queue.Months.Select(m => m.Month));
        Assert.All(queue.Months, m => Assert.True(m.PullRequests > 0));
        Assert.Equal((How.Merged, "go"), evidence.OfType<SkillEvidence>().Select(s => (s.How, s.Skill)).Distinct().Single());
        Assert.Equal(3, await fixture.Store.Candidates.DirtyCountAsync(Token));
        var nobody = await candidates.PlanAsync(job with { Seeds = new HarvestSeeds { Archive = new ArchiveRule { Merged = 100_000 } } }, Token);
        Assert.Empty(nobody.Seeds.People);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => stop.Cancel();
    }
}
