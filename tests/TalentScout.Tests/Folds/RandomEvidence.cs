using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Tests.Folds;

/// <summary>
/// Evidence from a seed, out of so few values that everything collides: repeated claims, two profiles of one moment, names that differ in case, claims
/// that differ in one field only.
/// </summary>
public sealed class RandomEvidence(int seed)
{
    private readonly Random _random = new(seed);

    public static readonly SkillCatalogue Catalogue = new(
    [
        Skill("csharp", SkillKind.Language, "backend"), Skill("go", SkillKind.Language, "backend"), Skill("react", SkillKind.Framework, "frontend"),
        Skill("postgresql", SkillKind.Database, "data"), new Skill { Id = "sql", Name = "SQL", Kind = SkillKind.Database, Group = true },
    ]);

    public static readonly CandidateFold Fold = new(Catalogue, text => new Place { Text = text, City = text, Confidence = 1 });

    public ImmutableArray<Evidence> Many(int most)
    {
        var list = Enumerable.Range(0, _random.Next(1, most)).Select(_ => One()).ToList();
        // Some of it twice, as two copies and not as one object.
        list.AddRange(list.Where(_ => _random.Next(4) == 0).Select(e => e with { Url = new string(e.Url) }).ToList());
        return [.. list];
    }

    public ImmutableArray<T> Shuffle<T>(IEnumerable<T> items)
    {
        var array = items.ToArray();
        _random.Shuffle(array);
        return [.. array];
    }

    public int Next(int below) => _random.Next(below);

    /// <summary>Each claim's document says which; the address tells it too, so that what came from it can be found again.</summary>
    public Evidence One()
    {
        var document = $"github page {_random.Next(6)}";
        var person = CandidateId.OfGitHub(_random.Next(1, 4));
        var number = _random.Next(1, 4);
        var repository = RepositoryId.OfGitHub(number);
        var name = Pick("a/x", "b/y", "A/x");
        var url = $"https://example.org/{document[^1]}/{Pick("", "blob/main/", "blob/dev/")}{_random.Next(2)}";
        Evidence claim = _random.Next(11) switch
        {
            0 => new ProfileEvidence { Url = url, Extractor = "p@1", Person = person, Login = Pick("ann", "bob")!, Location = Pick("Berlin", "Graz", null), Hireable = PickBool(), Followers = Maybe(), Seen = Seen(), Name = Pick("Ann", "Anne", null) },
            1 => new RepositoryEvidence { Url = url, Extractor = "r@1", Person = Chance(2) ? person : null, Repository = repository, Owner = Chance(2) ? person : null, FullName = name!, Topics = Chance(2) ? ["db"] : [], Stars = Maybe(), Fork = Chance(4), Seen = Seen(), Language = Pick("C#", null) },
            2 or 3 => Skill(url, Chance(2) ? person : null, Chance(3) ? null : repository),
            4 or 5 => new ActivityEvidence { Url = url, Extractor = Pick("c@1", "s@1")!, Person = person, Repository = repository, RepositoryName = name!, Owner = Chance(6), Months = Months(), Touched = Chance(3) ? ImmutableSortedDictionary<string, int>.Empty.Add("csharp", _random.Next(1, 4)) : ImmutableSortedDictionary<string, int>.Empty },
            6 => new ContributionEvidence { Url = url, Extractor = "n@1", Person = person, Repository = repository, RepositoryName = name!, Login = Pick("ann", "Ann", "bob")!, AccountKind = Chance(5) ? AccountKind.Bot : AccountKind.Person, Commits = _random.Next(1, 40) },
            7 => new ChangeEvidence { Url = url, Extractor = "f@1", Person = person, Repository = repository, RepositoryName = name!, Day = new DateOnly(2020 + _random.Next(2), 1 + _random.Next(3), 1), Files = _random.Next(3), Trivial = Chance(3), Skills = Chance(3) ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add(Pick("csharp", "postgresql", "unknown")!, Pick("a.cs", "db/b.cs")!) },
            8 => new LinkEvidence { Url = url, Extractor = "k@1", Repository = repository, Links = Links(), Seen = Chance(2) ? Seen() : null },
            9 => new HeadEvidence { Url = url, Extractor = "h@1", Repository = repository, Branch = Pick("main", "dev")!, Commit = Pick("aa11", "bb22")!, Committed = Seen() },
            _ => Chance(2)
                ? new MembershipEvidence { Url = url, Extractor = "m@1", Person = person, Organisation = Pick("Acme", "acme", "zeta")! }
                : new AvailabilityEvidence { Url = url, Extractor = "a@1", Person = person, Open = Chance(2), Said = Day() },
        };
        return claim with { Document = document, Excerpt = Pick("said so", "wrote so", null) };
    }

    public static string Json(object? value) => JsonSerializer.Serialize(value);

    private SkillEvidence Skill(string url, CandidateId? person, RepositoryId? repository) => new()
    {
        Url = url,
        Extractor = "k@1",
        Person = person,
        Repository = person is null && repository is null ? RepositoryId.OfGitHub(1) : repository,
        Skill = Pick("csharp", "go", "react", "postgresql", "sql", "unknown")!,
        How = (How)_random.Next(5),
        Via = Pick("language:C#", "nuget:Npgsql")!,
        Path = Pick("a.csproj", "b.csproj", null),
        Line = Maybe(),
        Scope = (SkillScope)_random.Next(5),
        Share = Chance(2) ? _random.Next(1, 4) / 4.0 : null,
        Confidence = Chance(2) ? 1 : 0.5,
        Count = _random.Next(1, 4),
        First = Day(),
        Last = Day(),
        Seen = Chance(2) ? Seen() : null,
    };

    private ManifestLinks Links() => new()
    {
        Path = Pick("a.csproj", "b.csproj", "in/a.csproj")!,
        Home = Pick("", "in")!,
        Parent = Pick("a.csproj", "b.csproj", null),
        Names = Chance(2) ? [] : [new LinkName("x", Pick("postgresql", "go", "")!, "nuget:Npgsql")],
        Uses = Chance(2) ? [] : [new LinkUse(Pick("x", "y", "maven:${g}:y")!, _random.Next(3), (SkillScope)_random.Next(2), "uses x", Pick("nuget:Npgsql", null))],
        Values = Chance(2) ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("g", Pick("a", "b")!),
        Scopes = Chance(2) ? [] : [new LinkScope("nuget:Npgsql", (SkillScope)_random.Next(1, 4))],
        Decided = Chance(3) ? ["nuget:Npgsql"] : [],
    };

    private ImmutableArray<ActivityMonth> Months() =>
    [
        .. Enumerable.Range(0, _random.Next(0, 4)).Select(i => new ActivityMonth(Month.Of(2025, 1).Plus(i * 2), _random.Next(4), _random.Next(3), _random.Next(2), _random.Next(2)) { TrivialCommits = 0 }),
    ];

    private DateTimeOffset Seen() => new(2026, 3, _random.Next(1, 3), 0, 0, 0, TimeSpan.Zero);
    private DateOnly? Day() => Chance(3) ? null : new DateOnly(2025, _random.Next(1, 4), 1);
    private int? Maybe() => Chance(2) ? null : _random.Next(3);
    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
    private bool? PickBool() => _random.Next(3) switch { 0 => null, 1 => false, _ => true };
    private string? Pick(params string?[] of) => of[_random.Next(of.Length)];

    private static Skill Skill(string id, SkillKind kind, string role) => new() { Id = id, Name = id, Kind = kind, Role = role };
}
