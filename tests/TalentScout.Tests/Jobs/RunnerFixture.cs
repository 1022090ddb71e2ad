using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Tests.Jobs;

/// <summary>The runner over a real store and a real index in a directory of its own, a scripted source, and a clock that the test moves.</summary>
public sealed class RunnerFixture : IAsyncDisposable
{
    public static readonly DateOnly Tonight = new(2026, 3, 1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-jobs-").FullName;

    private RunnerFixture()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero));
        Source = new ScriptedSource(Clock);
    }

    public FakeTimeProvider Clock { get; }
    public ScriptedSource Source { get; }
    public StoreDatabase Store { get; private set; } = null!;
    public CandidateIndex Index { get; private set; } = null!;
    public CandidateFolder Folder { get; private set; } = null!;
    public IndexFollower Follower { get; private set; } = null!;
    public HarvestRunner Runner { get; private set; } = null!;
    public Recorder Progress { get; } = new();
    public HarvestJob Job { get; set; } = new() { Name = "nightly", Kind = "harvest", Source = "github", Budget = new HarvestBudget { FreshHours = 0 } };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunnerFixture> OpenAsync(params string[] seeds)
    {
        var fixture = new RunnerFixture();
        fixture.Source.Seeds = [.. seeds.Select(s => ScriptedSource.Item(s))];
        await fixture.StartAsync();
        return fixture;
    }

    /// <summary>The program ends, however it was going, and starts again on the same directory.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Names of the folders of the index, each one build.</summary>
    public IEnumerable<string?> IndexFolders() => Directory.EnumerateDirectories(Path.Combine(_directory, "index"), "build-*").Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Somebody moved the database away, and left the index.</summary>
    public async Task ReplaceStoreAsync()
    {
        await StopAsync();
        foreach (var file in Directory.EnumerateFiles(_directory))
            File.Delete(file);
        await StartAsync();
    }

    public Task<HarvestRun> RunAsync(DateOnly? night = null, bool again = false, CancellationToken? cancellationToken = null) =>
        Runner.RunAsync(Job, Source, night ?? Tonight, again, Progress, cancellationToken ?? Token);

    /// <summary>
    /// Lets time pass until the run has ended: in steps while it is parked, in moments while it works, so that on a busy machine hours do not go by
    /// between a failure and what the run makes of it.
    /// </summary>
    public async Task<HarvestRun> PassTimeAsync(Task<HarvestRun> run, TimeSpan step)
    {
        while (!run.IsCompleted)
        {
            Clock.Advance(Progress.Last?.Run.State == RunState.Parked ? step : Moment);
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Token));
        }

        return await run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartAsync()
    {
        var catalogue = new SkillCatalogue([]);
        Store = await StoreDatabase.OpenAsync(_directory, Clock, Token);
        Index = CandidateIndex.Open(Path.Combine(_directory, "index"), catalogue, new RankingOptions(), Clock);
        Folder = new CandidateFolder(Store, new CandidateFold(catalogue, _ => Place.Unknown), "test", Clock, NullLogger<CandidateFolder>.Instance);
        Follower = new IndexFollower(Store, Index, Clock, NullLogger<IndexFollower>.Instance);
        Runner = new HarvestRunner(Store, Folder, Follower, Clock, NullLogger<HarvestRunner>.Instance);
    }

    private async Task StopAsync()
    {
        Follower.Dispose();
        Folder.Dispose();
        Index.Dispose();
        await Store.DisposeAsync();
    }

    public sealed class Recorder : IProgress<RunProgress>
    {
        private readonly ConcurrentQueue<RunProgress> _told = new();
        private readonly ConcurrentDictionary<RunState, TaskCompletionSource<RunProgress>> _states = new();

        public ImmutableArray<RunProgress> Told => [.. _told];
        public RunProgress? Last { get; private set; }

        public Task<RunProgress> FirstAsync(RunState state) => Of(state).Task.WaitAsync(Token);

        public void Report(RunProgress value)
        {
            Last = value;
            _told.Enqueue(value);
            Of(value.Run.State).TrySetResult(value);
        }

        private TaskCompletionSource<RunProgress> Of(RunState state) => _states.GetOrAdd(state, _ => new TaskCompletionSource<RunProgress>(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
