using System.Globalization;

namespace TalentScout.Benchmarks.Search;

/// <summary>Invented repositories with what is found in them. A few are worked on by very many people.</summary>
internal sealed class SyntheticRepositories
{
    private const int OwnBase = 100_000_000;
    private readonly Repository[] _all;
    private readonly int[][] _byEcosystem;
    private readonly Dictionary<RepositoryId, RepositoryProfile> _profiles;

    public SyntheticRepositories(int seed, int count)
    {
        _all = [.. Enumerable.Range(0, count).Select(r => Make(seed, r))];
        _byEcosystem = [.. Enumerable.Range(0, SyntheticSkills.Ecosystems.Length).Select(e => _all.Index().Where(r => r.Item.Ecosystem == e).Select(r => r.Index).ToArray())];
        _profiles = _all.ToDictionary(r => r.Id, r => r.Profile);
    }

    public static int Ecosystem(Random random)
    {
        var at = random.Next(SyntheticSkills.Ecosystems.Sum(e => e.Share));
        for (var e = 0; ; e++)
            if ((at -= SyntheticSkills.Ecosystems[e].Share) < 0)
                return e;
    }

    /// <summary>The first of an ecosystem are picked far more often than the last.</summary>
    public Repository Pick(Random random, int ecosystem)
    {
        var of = _byEcosystem[ecosystem];
        return _all[of[(int)(of.Length * Math.Pow(random.NextDouble(), 3))]];
    }

    public RepositoryProfile? Profile(RepositoryId id) => _profiles.GetValueOrDefault(id);

    /// <summary>A repository of the person's own that nobody else works on.</summary>
    public static Repository Own(Random random, CandidateId owner, string login, int ecosystem, int k) =>
        Make(random, RepositoryId.OfGitHub(OwnBase + k), $"{login}/side-project", ecosystem, owner, people: 1);

    private static Repository Make(int seed, int r)
    {
        var random = new Random(unchecked((seed * 1_000_003) + (r * 104_729) + 11));
        var ecosystem = Ecosystem(random);
        var name = string.Create(CultureInfo.InvariantCulture, $"org{r % 400}/{SyntheticSkills.Ecosystems[ecosystem].Language}-{Stuff(random)}-{r}");
        return Make(random, RepositoryId.OfGitHub(r + 1), name, ecosystem, null, people: 1 + (int)Math.Exp(random.NextDouble() * 6));
    }

    private static Repository Make(Random random, RepositoryId id, string name, int ecosystem, CandidateId? owner, int people)
    {
        var (language, frameworks, _) = SyntheticSkills.Ecosystems[ecosystem];
        var url = $"https://github.example/{name}";
        var second = SyntheticSkills.Ecosystems[random.Next(SyntheticSkills.Ecosystems.Length)].Language;
        var findings = new List<SkillEvidence> { Found(language, How.Merged, $"language:{language}", 0.85) };
        if (second != language)
            findings.Add(Found(second, How.Merged, $"language:{second}", 0.15));
        findings.AddRange(Some(random, frameworks, 3).Select(f => Found(f, How.Used, $"package:{f}", null)));
        findings.AddRange(Some(random, SyntheticSkills.Databases, 3).Select(d => Found(d, random.NextDouble() < 0.3 ? How.Declared : How.Used, $"package:{d}", null)));
        findings.AddRange(Some(random, SyntheticSkills.Others, 3).Select(o => Found(o, How.Used, $"file:{o}", null)));
        return new Repository(id, name, ecosystem, new RepositoryProfile
        {
            Id = id,
            Facts = new RepositoryEvidence
            {
                Repository = id,
                FullName = name,
                Owner = owner,
                Description = $"A {Stuff(random)} for {Stuff(random)}s in {language}",
                Language = language,
                Topics = [language, Stuff(random)],
                Stars = random.Next(5000),
                Url = url,
                Extractor = "synthetic@1",
                Document = $"repository {name}",
                Seen = SyntheticPeople.Now,
            },
            Skills = [.. findings.DistinctBy(f => f.Skill)],
            Commits = people * 60,
            People = people,
        });

        SkillEvidence Found(string skill, How how, string via, double? share) => new()
        {
            Repository = id,
            Skill = skill,
            How = how,
            Via = via,
            Share = share,
            Url = $"{url}/blob/main/{skill}",
            Extractor = "synthetic@1",
        };
    }

    private static IEnumerable<string> Some(Random random, string[] of, int most) =>
        Enumerable.Range(0, random.Next(most + 1)).Select(_ => of[(int)(of.Length * Math.Pow(random.NextDouble(), 1.7))]).Distinct();

    private static string Stuff(Random random)
    {
        string[] words = ["queue", "ledger", "driver", "router", "cache", "scheduler", "parser", "gateway", "billing", "search", "mailer", "shop", "wiki", "proxy", "agent", "broker"];
        return words[random.Next(words.Length)];
    }

    public sealed record Repository(RepositoryId Id, string FullName, int Ecosystem, RepositoryProfile Profile);
}
