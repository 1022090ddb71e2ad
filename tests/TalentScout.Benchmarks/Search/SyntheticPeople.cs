using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// Invented candidates, folded from invented evidence by the product's own fold. Person k is the same whatever the number of people; same
/// seed, same people. Heavy tails where the world has them: repositories of a person, people of a repository, commits of a month.
/// </summary>
internal sealed class SyntheticPeople
{
    public static readonly DateTimeOffset Now = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private const int FirstId = 10_000;
    private static readonly (string City, string Country, double Latitude, double Longitude, string Zone)[] Cities =
    [
        ("Berlin", "DE", 52.52, 13.405, "Europe/Berlin"), ("Potsdam", "DE", 52.39, 13.06, "Europe/Berlin"), ("Munich", "DE", 48.14, 11.58, "Europe/Berlin"),
        ("Paris", "FR", 48.86, 2.35, "Europe/Paris"), ("London", "GB", 51.51, -0.13, "Europe/London"), ("Madrid", "ES", 40.42, -3.7, "Europe/Madrid"),
        ("Warsaw", "PL", 52.23, 21.01, "Europe/Warsaw"), ("New York", "US", 40.71, -74.01, "America/New_York"), ("Seattle", "US", 47.61, -122.33, "America/Los_Angeles"),
        ("Toronto", "CA", 43.65, -79.38, "America/Toronto"), ("Sao Paulo", "BR", -23.55, -46.63, "America/Sao_Paulo"), ("Bengaluru", "IN", 12.97, 77.59, "Asia/Kolkata"),
        ("Tokyo", "JP", 35.68, 139.69, "Asia/Tokyo"), ("Sydney", "AU", -33.87, 151.21, "Australia/Sydney"),
    ];

    private static readonly string[] GivenNames = ["Ada", "Ben", "Cleo", "Dana", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kira", "Leo", "Mia", "Nils", "Ona", "Pia"];
    private static readonly string[] FamilyNames = ["Archer", "Brook", "Carver", "Dale", "Ember", "Field", "Grove", "Hill", "Iver", "Jarvis", "Kestrel", "Lake", "Moor", "North"];

    private readonly SyntheticRepositories _repositories;
    private readonly CandidateFold _fold = new(SyntheticSkills.Catalogue, PlaceOf);
    private readonly int _seed;

    public SyntheticPeople(int seed, int repositories)
    {
        _seed = seed;
        _repositories = new SyntheticRepositories(seed, repositories);
    }

    public Candidate Person(int k)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + (k * 7_919) + 7));
        var id = CandidateId.OfGitHub(FirstId + k);
        var login = string.Create(CultureInfo.InvariantCulture, $"{GivenNames[random.Next(GivenNames.Length)].ToLowerInvariant()}-{k}");
        var evidence = new List<Evidence> { Profile(random, id, login) };
        var home = SyntheticRepositories.Ecosystem(random);
        var count = 1 + (int)Math.Min(14, -Math.Log(1 - random.NextDouble()) * 2.2);
        for (var i = 0; i < count; i++)
            evidence.Add(Work(random, id, _repositories.Pick(random, random.NextDouble() < 0.8 ? home : SyntheticRepositories.Ecosystem(random))));
        var own = random.NextDouble() < 0.5 ? SyntheticRepositories.Own(random, id, login, home, k) : null;
        if (own is { Profile.Facts: { } facts })
            evidence.AddRange([facts with { Person = id }, Work(random, id, own) with { Owner = true }]);
        return _fold.Fold(id, evidence, repository => repository == own?.Id ? own.Profile : _repositories.Profile(repository))
            ?? throw new InvalidOperationException("a person with a profile folds to a candidate");
    }

    private static ProfileEvidence Profile(Random random, CandidateId id, string login)
    {
        var city = Cities[random.Next(Cities.Length)];
        return new ProfileEvidence
        {
            Person = id,
            Url = $"https://github.example/{login}",
            Extractor = "synthetic@1",
            Document = $"user {login}",
            Login = login,
            Name = $"{GivenNames[random.Next(GivenNames.Length)]} {FamilyNames[random.Next(FamilyNames.Length)]}",
            Location = random.NextDouble() < 0.6 ? city.City : null,
            Bio = random.NextDouble() < 0.3 ? $"I like {SyntheticSkills.Databases[random.Next(SyntheticSkills.Databases.Length)]} and quiet mornings" : null,
            Hireable = random.NextDouble() < 0.15 ? true : null,
            Followers = (int)Math.Exp(random.NextDouble() * 8),
            Created = new DateOnly(2009 + random.Next(16), 1 + random.Next(12), 1),
            Seen = Now,
        };
    }

    private static ActivityEvidence Work(Random random, CandidateId id, SyntheticRepositories.Repository repository) => new()
    {
        Person = id,
        Repository = repository.Id,
        RepositoryName = repository.FullName,
        Url = $"https://github.example/{repository.FullName}",
        Extractor = "synthetic@1",
        Document = $"commits {repository.FullName}",
        Months = Months(random),
    };

    private static ImmutableArray<ActivityMonth> Months(Random random)
    {
        var span = 1 + (int)Math.Min(60, -Math.Log(1 - random.NextDouble()) * 9);
        var last = Month.Of(Now).Plus(-(int)(-Math.Log(1 - random.NextDouble()) * 14));
        return
        [
            .. Enumerable.Range(0, span).Select(i => last.Plus(i - span + 1))
                .Where(m => m == last || random.NextDouble() < 0.5)
                .Select(m => new ActivityMonth(m, 1 + (int)Math.Exp(random.NextDouble() * 3.5), random.Next(3), random.Next(2)) { TrivialCommits = random.Next(2) }),
        ];
    }

    private static Place PlaceOf(string text)
    {
        var city = Cities.First(c => c.City == text);
        return new Place
        {
            Text = text,
            City = text,
            Countries = [city.Country],
            Latitude = city.Latitude,
            Longitude = city.Longitude,
            TimeZone = city.Zone,
            Confidence = 0.9,
        };
    }
}
