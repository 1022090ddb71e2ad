using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Store;

namespace TalentScout.Tests.Store;

/// <summary>A real database in a directory of its own.</summary>
public sealed class StoreFixture : IAsyncDisposable
{
    private StoreFixture(string directory, FakeTimeProvider clock, StoreDatabase store)
    {
        Directory = directory;
        Clock = clock;
        Store = store;
    }

    public string Directory { get; }
    public FakeTimeProvider Clock { get; }
    public StoreDatabase Store { get; private set; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<StoreFixture> OpenAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("talentscout-store-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero));
        return new StoreFixture(directory, clock, await StoreDatabase.OpenAsync(directory, clock, Token));
    }

    /// <summary>As after a restart of the program.</summary>
    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await StoreDatabase.OpenAsync(Directory, Clock, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    public static SourceDocument Document(string kind, string address, string body, CandidateId? person = null, RepositoryId? repository = null) => new()
    {
        Key = SourceDocument.KeyOf("github", kind, address),
        Source = "github",
        Kind = kind,
        Address = address,
        Person = person,
        Repository = repository,
        Fetched = new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero),
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static ImmutableArray<Evidence> Contributors(string key, RepositoryId repository, params (long Person, string Login, int Commits)[] people) =>
    [
        .. people.Select(p => new ContributionEvidence
        {
            Person = CandidateId.OfGitHub(p.Person),
            Repository = repository,
            RepositoryName = "acme/db",
            Login = p.Login,
            Commits = p.Commits,
            Url = "https://github.com/acme/db/graphs/contributors",
            Extractor = "github-contributors@1",
            Document = key,
        }),
    ];

    public static ProfileEvidence Profile(long person, string login, DateTimeOffset? seen = null) => new()
    {
        Person = CandidateId.OfGitHub(person),
        Login = login,
        Name = "Invented " + login,
        Url = "https://github.com/" + login,
        Extractor = "github-profile@1",
        Seen = seen ?? new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero),
    };
}
