using System.Collections.Immutable;

namespace TalentScout.Tests.App;

/// <summary>A few dozen invented people with different skills, places and amounts of work: the same for the same seed.</summary>
internal static class InventedPeople
{
    private static readonly string[] First = ["Ada", "Bo", "Cem", "Dua", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kai", "Lea"];
    private static readonly string[] Last = ["Almgren", "Birch", "Castell", "Dahl", "Ekwall", "Frost", "Grau", "Holt", "Imai", "Jansen"];
    private static readonly (string Country, string City, string Zone)[] Places =
        [("DE", "Berlin", "Europe/Berlin"), ("FR", "Paris", "Europe/Paris"), ("NZ", "Auckland", "Pacific/Auckland"), ("DE", "Hamburg", "Europe/Berlin")];

    public static ImmutableArray<Candidate> Of(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(i => One(i, random))];
    }

    private static Candidate One(int number, Random random)
    {
        var place = Places[random.Next(Places.Length)];
        var login = $"dev-{number:D3}";
        var repository = Repository(number, login, random);
        ImmutableArray<Skill> skills = [.. Invented.Catalogue.All.Where(s => !s.Group).OrderBy(_ => random.Next()).Take(3 + random.Next(6)).OrderBy(s => s.Id, StringComparer.Ordinal)];
        return new Candidate
        {
            Id = CandidateId.OfGitHub(1000 + number),
            Login = login,
            Name = $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}",
            ProfileUrl = "https://github.example/" + login,
            Place = random.Next(5) == 0 ? Place.Unknown : new Place { Text = place.City, Countries = [place.Country], City = place.City, TimeZone = place.Zone, Confidence = 0.9 },
            Availability = random.Next(4) == 0 ? new Availability(true, new DateOnly(2026, 8, 1), "https://github.example/" + login) : null,
            Skills = [.. skills.Select(s => Skill(s, repository))],
            Repositories = [repository],
            Activity = repository.Months,
            Roles = [new RoleShare("backend", 0.9, "most of it"), new RoleShare("devops", 0.1, "some")],
            FirstActive = repository.Months[0].Month,
            LastActive = repository.Months[^1].Month,
            ActiveMonths = repository.Months.Length,
            MergedElsewhere = repository.Own ? 0 : repository.Commits,
            Coverage = new Coverage { Profile = true, OwnRepositories = true, RepositoriesRead = 1, RepositoriesKnown = 1 },
        };
    }

    private static CandidateRepository Repository(int number, string login, Random random)
    {
        var own = random.Next(3) == 0;
        var last = Invented.ThisMonth.Plus(-random.Next(30));
        var length = 1 + random.Next(40);
        return new CandidateRepository
        {
            Id = RepositoryId.OfGitHub(5000 + number),
            FullName = own ? $"{login}/works" : $"commons/tool-{number % 7}",
            Url = own ? $"https://github.example/{login}/works" : $"https://github.example/commons/tool-{number % 7}",
            Own = own,
            Language = "C#",
            Commits = length * 3,
            PullRequests = length,
            Share = 0.3,
            Peers = own ? 0 : 9,
            Months = [.. Enumerable.Range(0, length).Select(i => new ActivityMonth(last.Plus(i - length + 1), 3, 1))],
        };
    }

    private static CandidateSkill Skill(Skill skill, CandidateRepository repository)
    {
        var how = repository.Own ? How.Authored : How.Merged;
        return new CandidateSkill
        {
            Skill = skill.Id,
            Kind = skill.Kind,
            How = how,
            First = repository.Months[0].Month,
            Last = repository.Months[^1].Month,
            Traces =
            [
                new SkillTrace
                {
                    How = how,
                    Via = "topic:" + skill.Id,
                    Url = repository.Url,
                    Repository = repository.Id,
                    RepositoryName = repository.FullName,
                    Commits = repository.Commits,
                    PullRequests = repository.PullRequests,
                    Months = repository.Months.Length,
                    Share = repository.Share,
                    Peers = repository.Peers,
                    First = repository.Months[0].Month,
                    Last = repository.Months[^1].Month,
                },
            ],
            TraceCount = 1,
        };
    }
}
