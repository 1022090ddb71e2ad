using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TalentScout.Benchmarks.Search;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>
/// A source that answers at once, with pages of the size and number that a harvest of GitHub has after minimisation: a contributor list and commit pages per
/// repository, a profile and a list of own repositories per person. What it serves depends on the address alone.
/// </summary>
internal sealed class SyntheticSource(int people, int repositories, int pages, DateTimeOffset now) : ISource
{
    private const string Source = "github";
    private const int AuthorsPerPage = 30, OwnRepositories = 5, ContributorsPerPage = 100;
    private static readonly ImmutableArray<string> Skills = [.. SyntheticSkills.Catalogue.All.Where(s => !s.Group).Select(s => s.Id)];

    /// <summary>Answer "not modified" where something is stored.</summary>
    public bool Unchanged { get; set; }

    public string Name => Source;

    public IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) => Enumerable.Range(1, repositories).Select(r => Item("repository", $"repositories/{r}", 10));

    public Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken)
    {
        var followUps = FollowUps(item);
        if (stored is not null && Unchanged)
            return Task.FromResult(new WorkResult(item, FetchOutcome.Unchanged) { FollowUps = followUps });
        var document = new SourceDocument
        {
            Key = item.Key,
            Source = Source,
            Kind = item.Kind,
            Address = item.Address,
            Person = item.Kind is "user" or "repositories-of" ? CandidateId.OfGitHub(Number(item)) : null,
            Repository = item.Kind is "user" or "repositories-of" ? null : RepositoryId.OfGitHub(Number(item)),
            Fetched = now,
            Validators = new Validators("\"" + item.Address + "\"", null),
            Body = Body(item),
        };
        return Task.FromResult(new WorkResult(item, FetchOutcome.Ok) { Document = document, Evidence = Extract(document), FollowUps = followUps });
    }

    public bool Reads(SourceDocument document) => document.Source == Source;

    public ImmutableArray<Evidence> Extract(SourceDocument document) => [.. Claims(document).Select(e => e with { Document = document.Key })];

    private static WorkItem Item(string kind, string address, int priority) => new() { Source = Source, Kind = kind, Address = address, Priority = priority };

    private static long Number(WorkItem item) => NumberIn(item.Address);

    private static long NumberIn(string address) => long.Parse(address.Split('/')[1], CultureInfo.InvariantCulture);

    private ImmutableArray<WorkItem> FollowUps(WorkItem item) => item.Kind switch
    {
        "repository" =>
        [
            .. Enumerable.Range(0, (Contributors + ContributorsPerPage - 1) / ContributorsPerPage).Select(p => Item("contributors", $"repositories/{Number(item)}/contributors/{p}", 20)),
            .. Enumerable.Range(0, pages / repositories).Select(p => Item("commits", $"repositories/{Number(item)}/commits/{p}", 30)),
        ],
        "contributors" => [.. PeopleOf(item.Address, ContributorsPerPage).Select(p => Item("user", $"user/{p}", 40))],
        "user" => [Item("repositories-of", $"user/{Number(item)}/repos", 50)],
        _ => [],
    };

    /// <summary>Each repository has so many, so that everybody is met about three times.</summary>
    private int Contributors => Math.Max(ContributorsPerPage, people * 3 / repositories);

    private IEnumerable<long> PeopleOf(string address, int count)
    {
        var random = new Random(Stable(address));
        return Enumerable.Range(0, count).Select(_ => 1L + random.Next(people)).Distinct();
    }

    private IEnumerable<Evidence> Claims(SourceDocument document)
    {
        var random = new Random(Stable(document.Address));
        var number = NumberIn(document.Address);
        return document.Kind switch
        {
            "repository" => RepositoryClaims(number, null, random, 40),
            "contributors" => PeopleOf(document.Address, ContributorsPerPage).Select(p => (Evidence)new ContributionEvidence
            {
                Person = CandidateId.OfGitHub(p),
                Repository = RepositoryId.OfGitHub(number),
                RepositoryName = $"org/repository-{number}",
                Login = $"person-{p}",
                Commits = random.Next(1, 200),
                Url = $"https://github.com/org/repository-{number}/graphs/contributors",
                Extractor = "synthetic-contributors@1",
            }),
            "commits" => PeopleOf(document.Address, AuthorsPerPage).Select(p => (Evidence)new ActivityEvidence
            {
                Person = CandidateId.OfGitHub(p),
                Repository = RepositoryId.OfGitHub(number),
                RepositoryName = $"org/repository-{number}",
                Months = [new ActivityMonth(Month.Of(2026, 1).Plus(-random.Next(60)), random.Next(1, 8))],
                Url = $"https://github.com/org/repository-{number}/commits?author=person-{p}",
                Extractor = "synthetic-commits@1",
            }),
            "user" =>
            [
                new ProfileEvidence
                {
                    Person = CandidateId.OfGitHub(number), Login = $"person-{number}", Name = $"Person {number}", Location = number % 3 == 0 ? "Berlin, Germany" : null,
                    Followers = random.Next(500), Url = $"https://github.com/person-{number}", Extractor = "synthetic-user@1", Seen = document.Fetched,
                },
            ],
            _ => Enumerable.Range(0, OwnRepositories).SelectMany(i => RepositoryClaims(1_000_000 + (number * OwnRepositories) + i, number, random, 2)),
        };
    }

    private IEnumerable<Evidence> RepositoryClaims(long repository, long? owner, Random random, int findings)
    {
        var id = RepositoryId.OfGitHub(repository);
        var name = owner is { } o ? $"person-{o}/project-{repository}" : $"org/repository-{repository}";
        yield return new RepositoryEvidence
        {
            Person = owner is { } person ? CandidateId.OfGitHub(person) : null,
            Owner = owner is { } p ? CandidateId.OfGitHub(p) : null,
            Repository = id,
            FullName = name,
            Language = "C#",
            Stars = random.Next(100),
            Url = "https://github.com/" + name,
            Extractor = "synthetic-repository@1",
            Seen = now,
            Pushed = new DateOnly(2026, 1, 1).AddDays(-random.Next(900)),
        };
        for (var i = 0; i < findings; i++)
        {
            var skill = Skills[random.Next(Skills.Length)];
            yield return new SkillEvidence
            {
                Repository = id,
                Skill = skill,
                How = How.Used,
                Via = $"nuget:{skill}",
                Path = "src/App.csproj",
                Line = i,
                Excerpt = $"<PackageReference Include=\"{skill}\" />",
                Url = $"https://github.com/{name}/blob/main/src/App.csproj#L{i}",
                Extractor = "synthetic-manifest@1",
            };
        }
    }

    private static byte[] Body(WorkItem item)
    {
        var size = item.Kind switch { "commits" => 14_000, "contributors" => 9_000, "user" => 700, "repository" => 2_500, _ => 5_000 };
        var random = new Random(Stable(item.Address));
        var text = new StringBuilder(size + 100).Append('[');
        while (text.Length < size)
            text.Append(CultureInfo.InvariantCulture, $"{{\"sha\":\"{random.NextInt64():x16}{random.NextInt64():x16}\",\"author\":{{\"id\":{random.Next(100_000)}}},\"date\":\"2025-{1 + random.Next(12):D2}-01T00:00:00Z\"}},");
        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    /// <summary>The same in every process, unlike string.GetHashCode.</summary>
    private static int Stable(string text) => (int)text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
