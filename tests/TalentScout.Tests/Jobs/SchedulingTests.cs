using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Tests.Jobs;

/// <summary>The real scheduler on a real quartz.db, under a clock that the test moves.</summary>
public sealed class SchedulingTests : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-quartz-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));
    private readonly Probe _probe = new();
    private IHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HarvestJob Nightly(string cron = "0 30 2 * * ?") => new() { Name = "nightly", Kind = "probe", Description = "a probe", Cron = cron };

    [Fact]
    public async Task A_job_runs_at_its_time_and_its_history_tells()
    {
        var overview = await StartAsync(Nightly());
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero), (await overview.ListAsync(Token)).Single().Next);

        await PassAsync(TimeSpan.FromMinutes(31), runs: 1);

        var request = Assert.Single(_probe.Requests);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero), request.Due);
        Assert.False(request.Again);
        var status = (await UntilAsync(overview, s => s.LastExecution is not null)).Single();
        Assert.Equal((JobResult.Succeeded, "probed", false), (status.LastExecution!.Result, status.LastExecution.Summary, status.LastExecution.ByHand));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 2, 30, 0, TimeSpan.Zero), status.Next);
    }

    [Fact]
    public async Task Whom_an_earlier_build_folded_by_other_rules_is_folded_when_the_program_begins_to_serve()
    {
        var ann = CandidateId.OfGitHub(1);
        await using (var store = await StoreDatabase.OpenAsync(_directory, _clock, Token))
        {
            await store.Candidates.MarkEverybodyUnlessAsync("of an earlier build", Token);
            var page = new SourceDocument { Key = "github page 1", Source = "github", Kind = "page", Address = "1", Fetched = _clock.GetUtcNow(), Body = "{}"u8.ToArray() };
            await store.Documents.SaveAsync(
                [new DocumentEvidence(page, [new ProfileEvidence { Url = "https://example.org/1", Extractor = "p@1", Document = page.Key, Person = ann, Login = "ann", Name = "Ann", Seen = page.Fetched }])], Token);
            await store.Candidates.SaveAsync([new FoldedPerson(new DirtyPerson(ann, long.MaxValue), new Candidate { Id = ann, Login = "ann", Name = "As it was folded", ProfileUrl = "https://example.org/1" })], Token);
            Assert.Equal(0, await store.Candidates.DirtyCountAsync(Token));
        }

        await StartAsync();
        var (candidates, index) = (_host!.Services.GetRequiredService<StoreDatabase>().Candidates, _host.Services.GetRequiredService<CandidateIndex>());
        while ((await candidates.GetAsync(ann, Token))?.Name != "Ann" || index.Sequence < await candidates.SequenceAsync(Token))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);

        Assert.True(await candidates.AreFoldedByAsync("test", Token));
        Assert.Equal(0, await candidates.DirtyCountAsync(Token));
    }

    [Fact]
    public async Task A_time_missed_while_the_program_was_off_is_made_up_for_once()
    {
        await StartAsync(Nightly());
        await StopAsync();
        _clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(6));

        var overview = await StartAsync(Nightly());
        await PassAsync(TimeSpan.FromMinutes(2), runs: 1);

        Assert.Single(_probe.Requests);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 2, 30, 0, TimeSpan.Zero), (await overview.ListAsync(Token)).Single().Next);
    }

    [Fact]
    public async Task A_changed_file_is_scheduled_anew_and_a_removed_one_no_more()
    {
        await StartAsync(Nightly(), Nightly() with { Name = "other" });
        await StopAsync();

        var overview = await StartAsync(Nightly("0 0 4 * * ?"));

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero), (await overview.ListAsync(Token)).Single().Next);
        await PassAsync(TimeSpan.FromHours(3), runs: 1);
        Assert.Equal(["nightly"], _probe.Requests.Select(r => r.Job.Name));
    }

    [Fact]
    public async Task A_disabled_job_has_no_next_time_and_still_runs_on_command()
    {
        var overview = await StartAsync(Nightly() with { Enabled = false });

        Assert.Null((await overview.ListAsync(Token)).Single().Next);
        Assert.Equal(RunNowAnswer.Started, await overview.RunNowAsync("nightly", again: true, Token));
        await PassAsync(TimeSpan.FromSeconds(10), runs: 1);

        Assert.True(Assert.Single(_probe.Requests).Again);
        Assert.Equal(RunNowAnswer.NoSuchJob, await overview.RunNowAsync("nothing", cancellationToken: Token));
    }

    [Fact]
    public async Task A_running_job_is_not_started_twice_and_can_be_cancelled()
    {
        _probe.Blocks = true;
        var overview = await StartAsync(Nightly());
        await overview.RunNowAsync("nightly", cancellationToken: Token);
        await PassAsync(TimeSpan.FromSeconds(10), runs: 1);

        Assert.True((await overview.ListAsync(Token)).Single().Running);
        Assert.Equal(RunNowAnswer.AlreadyRunning, await overview.RunNowAsync("nightly", cancellationToken: Token));
        Assert.True(await overview.CancelAsync("nightly", Token));

        var status = (await UntilAsync(overview, s => !s.Running && s.LastExecution is not null)).Single();
        Assert.Equal((JobResult.Cancelled, true), (status.LastExecution!.Result, status.LastExecution.ByHand));
        Assert.False(await overview.CancelAsync("nightly", Token));
    }

    [Fact]
    public async Task The_end_of_the_program_cancels_what_runs()
    {
        _probe.Blocks = true;
        var overview = await StartAsync(Nightly());
        await overview.RunNowAsync("nightly", cancellationToken: Token);
        await PassAsync(TimeSpan.FromSeconds(10), runs: 1);

        await StopAsync();

        Assert.True(_probe.WasCancelled);
    }

    [Fact]
    public async Task A_fault_of_a_job_fails_its_run_and_not_the_scheduler()
    {
        _probe.Throws = true;
        var overview = await StartAsync(Nightly());
        await PassAsync(TimeSpan.FromMinutes(31), runs: 1);
        var status = (await UntilAsync(overview, s => s.LastExecution is not null)).Single();
        Assert.Equal(JobResult.Failed, status.LastExecution!.Result);

        await PassAsync(TimeSpan.FromDays(1), runs: 2);
        Assert.Equal(2, _probe.Requests.Count);
    }

    [Fact]
    public async Task A_harvest_names_a_source_that_there_is()
    {
        var overview = await StartAsync(Nightly() with { Kind = "harvest", Source = "gitlab" });
        await overview.RunNowAsync("nightly", cancellationToken: Token);
        await PassAsync(TimeSpan.FromSeconds(10), runs: 0);

        var status = (await UntilAsync(overview, s => s.LastExecution is not null)).Single();
        Assert.Equal((JobResult.Failed, "unknown source `gitlab`, want one of github"), (status.LastExecution!.Result, status.LastExecution.Summary));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<JobsOverview> StartAsync(params HarvestJob[] jobs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var store = await StoreDatabase.OpenAsync(_directory, _clock, Token);
        var catalogue = new SkillCatalogue([]);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(_ => store);
        builder.Services.AddSingleton(_ => CandidateIndex.Open(Path.Combine(_directory, "index"), catalogue, new RankingOptions(), _clock));
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddSingleton(new CandidateFold(catalogue, _ => Place.Unknown));
        builder.Services.AddSingleton<ISource>(new ScriptedSource(_clock));
        builder.Services.AddSingleton<IJobKind>(_probe);
        builder.Services.AddTalentScoutJobs(new JobsOptions { DataDirectory = _directory, Jobs = [.. jobs], FoldRules = "test" });
        _host = builder.Build();
        await _host.StartAsync(Token);
        return _host.Services.GetRequiredService<JobsOverview>();
    }

    private async Task StopAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        _host = null;
    }

    /// <summary>Lets time pass in steps, with a moment for the scheduler between them, until that much has passed and that many runs have begun.</summary>
    private async Task PassAsync(TimeSpan time, int runs)
    {
        var until = _clock.GetUtcNow() + time;
        var step = time / 60;
        while (_clock.GetUtcNow() < until || _probe.Requests.Count < runs)
        {
            _clock.Advance(_clock.GetUtcNow() < until ? step : TimeSpan.FromMilliseconds(100));
            await MomentAsync();
        }
    }

    private async Task<IReadOnlyList<JobStatus>> UntilAsync(JobsOverview overview, Func<JobStatus, bool> wanted)
    {
        while (true)
        {
            var list = await overview.ListAsync(Token);
            if (list.All(wanted))
                return list;
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await MomentAsync();
        }
    }

    private static Task MomentAsync() => Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);

    private sealed class Probe : IJobKind
    {
        public string Name => "probe";
        public ConcurrentQueue<JobRequest> Requests { get; } = new();
        public bool Blocks { get; set; }
        public bool Throws { get; set; }
        public bool WasCancelled { get; private set; }

        public async Task<JobReport> RunAsync(JobRequest request, CancellationToken cancellationToken)
        {
            Requests.Enqueue(request);
            if (Throws)
                throw new InvalidOperationException("a fault");
            try
            {
                if (Blocks)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }

            return new JobReport(JobResult.Succeeded, "probed") { Counts = ImmutableSortedDictionary<string, long>.Empty.Add("requests", 3) };
        }
    }
}
