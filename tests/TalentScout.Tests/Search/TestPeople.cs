using System.Collections.Immutable;

namespace TalentScout.Tests.Search;

/// <summary>Invented candidates, written down as a reader would tell of them.</summary>
internal static class TestPeople
{
    public static readonly Month Now = Month.Of(SearchLab.Now);

    public static Candidate Person(int id, string login) => new()
    {
        Id = CandidateId.OfGitHub(id),
        Login = login,
        Name = $"Person {login}",
        ProfileUrl = $"https://github.example/{login}",
    };

    /// <summary>Work in a repository in each of so many months up to the last one, with what is found there as (skill, how).</summary>
    public static Candidate Worked(this Candidate person, Job job, params (string Skill, How How)[] found)
    {
        var months = Enumerable.Range(0, job.Months)
            .Select(i => new ActivityMonth(job.Last.Plus(i - job.Months + 1), job.Commits, job.PullRequests) { TrivialCommits = job.Trivial })
            .ToImmutableArray();
        var repository = new CandidateRepository
        {
            Id = new RepositoryId("github", job.Repository),
            FullName = job.Repository,
            Url = $"https://github.example/{job.Repository}",
            Own = job.Own,
            Description = job.Description,
            Commits = job.Commits * job.Months,
            TrivialCommits = job.Trivial * job.Months,
            PullRequests = job.PullRequests * job.Months,
            Peers = job.Peers,
            Months = months,
        };
        var traces = found.Select(f => (f.Skill, Trace: new SkillTrace
        {
            How = f.How,
            Via = $"language:{f.Skill}",
            Url = $"{repository.Url}/blob/main/{f.Skill}",
            Repository = repository.Id,
            RepositoryName = repository.FullName,
            Commits = repository.Commits - repository.TrivialCommits,
            PullRequests = repository.PullRequests,
            Months = months.Length,
            Peers = job.Peers,
            Weight = job.Weight,
            Scope = job.Scope,
            Touched = job.Touched,
            Beside = job.Beside,
            ChangesRead = job.Read,
            StackSize = job.StackSize,
            First = months[0].Month,
            Last = job.Last,
        }));
        var all = person.Repositories.Add(repository);
        var activity = all.SelectMany(r => r.Months).GroupBy(m => m.Month)
            .Select(g => new ActivityMonth(g.Key, g.Sum(m => m.Commits), g.Sum(m => m.PullRequests))).OrderBy(m => m.Month).ToImmutableArray();
        return person with
        {
            Repositories = all,
            Activity = activity,
            FirstActive = activity[0].Month,
            LastActive = activity[^1].Month,
            ActiveMonths = activity.Length,
            MergedElsewhere = all.Where(r => !r.Own).Sum(r => r.Commits - r.TrivialCommits),
            Skills = traces.Aggregate(person.Skills, (skills, t) => Add(skills, t.Skill, t.Trace)),
        };
    }

    /// <summary>Says so in the profile.</summary>
    public static Candidate Says(this Candidate person, params string[] skills) => person with
    {
        Bio = $"Expert in {string.Join(", ", skills)}",
        Skills = skills.Aggregate(person.Skills, (all, skill) => Add(all, skill, new SkillTrace
        {
            How = How.Declared,
            Via = "text:bio",
            Url = person.ProfileUrl!,
        })),
    };

    public static Candidate In(this Candidate person, string city, string country, double latitude, double longitude, string zone = "Europe/Berlin") => person with
    {
        Place = new Place { Text = city, City = city, Countries = [country], Latitude = latitude, Longitude = longitude, TimeZone = zone, Confidence = 0.9 },
    };

    public static Candidate With(this Candidate person, Func<Candidate, Candidate> change) => change(person);

    private static ImmutableArray<CandidateSkill> Add(ImmutableArray<CandidateSkill> skills, string id, SkillTrace trace)
    {
        var had = skills.FirstOrDefault(s => s.Skill == id);
        var traces = (had?.Traces ?? []).Add(trace);
        var skill = new CandidateSkill
        {
            Skill = id,
            Kind = TestSkills.Catalogue.Find(id)!.Kind,
            How = traces.Min(t => t.How),
            Last = traces.Max(t => t.Last),
            Traces = traces,
            TraceCount = traces.Length,
        };
        return [.. skills.Where(s => s.Skill != id).Append(skill).OrderBy(s => s.Skill, StringComparer.Ordinal)];
    }
}

/// <summary>Commits, pull requests and trivial commits are per month.</summary>
internal sealed record Job(string Repository)
{
    public int Commits { get; init; } = 8;
    public int PullRequests { get; init; }
    public int Trivial { get; init; }
    public int Months { get; init; } = 12;
    public Month Last { get; init; } = TestPeople.Now;
    public int Peers { get; init; } = 30;
    public bool Own { get; init; }
    public double Weight { get; init; } = 1;
    public int Touched { get; init; }
    public int Beside { get; init; }
    public int Read { get; init; }
    public int StackSize { get; init; }
    public SkillScope Scope { get; init; } = SkillScope.Runtime;
    public string? Description { get; init; }
}
