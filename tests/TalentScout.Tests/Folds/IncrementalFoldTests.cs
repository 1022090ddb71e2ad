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

    /// <summary>Version of a page: the evidence that says it came from it, some of it none.</summary>
    private static DocumentEvidence Document(int number, RandomEvidence random)
    {
        var key = $"github page {number}";
        var document = new SourceDocument
        {
            Key = key,
            Source = "github",
            Kind = "page",
            Address = $"{number}",
            Fetched = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            Body = Encoding.UTF8.GetBytes($"{random.Next(3)}"),
        };
        return new DocumentEvidence(document, random.Next(5) == 0 ? [] : [.. random.Many(12).Select(e => e with { Document = key })]);
    }

    private sealed class Folding : IAsyncDisposable
    {
        public static CancellationToken Token => TestContext.Current.CancellationToken;
        public required StoreDatabase Store { get; init; }
        public required CandidateFolder Folder { get; init; }

        public static async Task<Folding> OpenAsync()
        {
            var clock = new FakeTimeProvider();
            var directory = Directory.CreateTempSubdirectory("talentscout-folds-").FullName;
            var store = await StoreDatabase.OpenAsync(directory, clock, Token);
            return new Folding { Store = store, Folder = new CandidateFolder(store, RandomEvidence.Fold, "1", clock, NullLogger<CandidateFolder>.Instance) };
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
