using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.Tests.Folds;

/// <summary>What is derived step by step, while documents come, change and go, is what would be derived from the documents at the end.</summary>
public sealed class IncrementalFoldTests
{
    private const int Documents = 6;

    [Property(MaxTest = 25)]
    public async Task Folding_as_documents_come_and_go_gives_what_folding_at_the_end_gives(DoNotSize<int> seed)
    {
        var random = new RandomEvidence(seed.Item);
        var last = new Dictionary<int, DocumentEvidence>();
        await using var stepwise = await Folding.OpenAsync();
        for (var step = 0; step < 12; step++)
        {
            var number = random.Next(Documents);
            last[number] = Document(number, random);
            if (random.Next(4) == 0)
                await stepwise.Folder.FoldAfterAsync(() => stepwise.Store.Documents.SaveAsync([last[number]], Folding.Token), Folding.Token);
            else
                await stepwise.Store.Documents.SaveAsync([last[number]], Folding.Token);
            if (random.Next(3) == 0)
                await stepwise.Folder.FoldSomeAsync(2, Folding.Token);
            if (random.Next(6) == 0)
                await stepwise.Folder.FoldDirtyAsync(cancellationToken: Folding.Token);
        }

        await stepwise.Folder.FoldDirtyAsync(cancellationToken: Folding.Token);
        await using var atOnce = await Folding.OpenAsync();
        await atOnce.Store.Documents.SaveAsync(random.Shuffle(last.Values), Folding.Token);
        await atOnce.Folder.FoldDirtyAsync(cancellationToken: Folding.Token);

        Assert.Equal(await atOnce.PeopleAsync(), await stepwise.PeopleAsync());
        Assert.Equal(await atOnce.Store.ContentHashAsync(Folding.Token), await stepwise.Store.ContentHashAsync(Folding.Token));
    }

    [Fact]
    public async Task A_decision_does_not_wait_for_a_fold_of_everybody_and_is_not_undone_by_what_that_had_read()
    {
        using var first = new Halt();
        using var last = new Halt();
        await using var folding = await Folding.OpenAsync(new CandidateFold(RandomEvidence.Catalogue, text =>
        {
            (text switch { "first" => first, "last" => last, _ => null })?.Stop();
            return new Place { Text = text, City = text, Confidence = 1 };
        }));
        // Ids sort as text: batches of 400 by it. Folding 1500 folds the account that it was merged into as well, which nobody has marked.
        const int People = 2000;
        var (merged, target, other) = (CandidateId.OfGitHub(1500), CandidateId.OfGitHub(5000), CandidateId.OfGitHub(1600));
        await folding.Store.Documents.SaveAsync([Profile(1500, "at first"), Profile(5000, "before")], Folding.Token);
        await folding.Folder.FoldDirtyAsync(cancellationToken: Folding.Token);
        Assert.NotNull((await folding.Folder.FoldAfterAsync(() => folding.Store.Identities.MergeAsync(target, merged, "a test", Folding.Token), Folding.Token)).Decision);
        await folding.Store.Documents.SaveAsync(Enumerable.Range(1000, People).Select(n => Profile(n, n == 1000 ? "first" : n == 1000 + People - 1 ? "last" : "before")), Folding.Token);

        var everybody = Task.Run(() => folding.Folder.FoldDirtyAsync(threads: 1, cancellationToken: Folding.Token), Folding.Token);
        await first.Reached.WaitAsync(Folding.Token);
        // Of the second batch, which is read ahead while the first is folded.
        var decision = folding.Folder.FoldAfterAsync(() => folding.Store.Documents.SaveAsync([Profile(1600, "after"), Profile(5000, "after")], Folding.Token), Folding.Token);
        first.Release();
        await last.Reached.WaitAsync(Folding.Token);
        await decision.WaitAsync(Folding.Token);
        Assert.False(everybody.IsCompleted);
        await AssertAfterAsync();

        last.Release();
        await everybody;
        await AssertAfterAsync();
        Assert.Equal((People, 0L), (await folding.Store.Candidates.CountAsync(Folding.Token), await folding.Store.Candidates.DirtyCountAsync(Folding.Token)));

        async Task AssertAfterAsync()
        {
            foreach (var id in new[] { other, target })
                Assert.Equal("after", (await folding.Store.Candidates.GetAsync(id, Folding.Token))?.Place.City);
        }
    }

    [Fact]
    public async Task A_decision_folds_whom_it_concerns_and_leaves_others_to_the_next_fold_of_everybody()
    {
        await using var folding = await Folding.OpenAsync();
        await folding.Store.Documents.SaveAsync([Profile(1, "before"), Profile(2, "before")], Folding.Token);

        await folding.Folder.FoldAfterAsync(() => folding.Store.Documents.SaveAsync([Profile(2, "after")], Folding.Token), Folding.Token);

        Assert.Null(await folding.Store.Candidates.GetAsync(CandidateId.OfGitHub(1), Folding.Token));
        Assert.Equal("after", (await folding.Store.Candidates.GetAsync(CandidateId.OfGitHub(2), Folding.Token))?.Place.City);
        Assert.Equal(1, (await folding.Folder.FoldDirtyAsync(cancellationToken: Folding.Token)).Changed);
    }

    private static DocumentEvidence Profile(int number, string location)
    {
        var page = Page(number, location);
        var profile = new ProfileEvidence { Url = $"https://example.org/{number}", Extractor = "p@1", Document = page.Key, Person = CandidateId.OfGitHub(number), Login = $"ann{number}", Location = location, Seen = page.Fetched };
        return new DocumentEvidence(page, [profile]);
    }

    /// <summary>Version of a page: the evidence that says it came from it, some of it none.</summary>
    private static DocumentEvidence Document(int number, RandomEvidence random)
    {
        var document = Page(number, $"{random.Next(3)}");
        return new DocumentEvidence(document, random.Next(5) == 0 ? [] : [.. random.Many(12).Select(e => e with { Document = document.Key })]);
    }

    private static SourceDocument Page(int number, string body) => new()
    {
        Key = $"github page {number}",
        Source = "github",
        Kind = "page",
        Address = $"{number}",
        Fetched = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Body = Encoding.UTF8.GetBytes(body),
    };

    /// <summary>Where a fold stops until it is told to go on.</summary>
    private sealed class Halt : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goOn = new();

        public Task Reached => _reached.Task;

        public void Stop()
        {
            _reached.TrySetResult();
            _goOn.Wait(Folding.Token);
        }

        public void Release() => _goOn.Set();

        public void Dispose() => _goOn.Dispose();
    }

    private sealed class Folding : IAsyncDisposable
    {
        public static CancellationToken Token => TestContext.Current.CancellationToken;
        public required StoreDatabase Store { get; init; }
        public required CandidateFolder Folder { get; init; }

        public static async Task<Folding> OpenAsync(CandidateFold? fold = null)
        {
            var clock = new FakeTimeProvider();
            var directory = Directory.CreateTempSubdirectory("talentscout-folds-").FullName;
            var store = await StoreDatabase.OpenAsync(directory, clock, Token);
            return new Folding { Store = store, Folder = new CandidateFolder(store, fold ?? RandomEvidence.Fold, "1", clock, NullLogger<CandidateFolder>.Instance) };
        }

        public async Task<ImmutableArray<string>> PeopleAsync()
        {
            var people = ImmutableArray.CreateBuilder<string>();
            await foreach (var candidate in Store.Candidates.StreamAsync(Token))
                people.Add(RandomEvidence.Json(candidate));
            people.Sort(StringComparer.Ordinal);
            return people.ToImmutable();
        }

        public async ValueTask DisposeAsync()
        {
            Folder.Dispose();
            await Store.DisposeAsync();
            Directory.Delete(Store.Directory, recursive: true);
        }
    }
}
