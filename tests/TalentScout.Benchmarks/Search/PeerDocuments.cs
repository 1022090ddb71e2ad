using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// Candidates from the yardstick's docs.jsonl (one JSON object a line: id, login, name, bio, city, country, lat, lon, languages, databases, frameworks, topics,
/// repos, contrib, followers, hireable). What the other engines are given as one text stands here in bio and repositories: the names of skills as topics of the first
/// repository, the name of a repository in words before its description.
/// </summary>
internal static class PeerDocuments
{
    /// <summary>Skills are learnt from so many documents.</summary>
    private const int Sample = 20_000;
    private const string SkillsFile = "skills.tsv";

    /// <summary>Reads the skills that occur, and keeps them beside the index for whoever opens it.</summary>
    public static SkillCatalogue LearnSkills(string file, string directory)
    {
        var skills = new SortedDictionary<string, SkillKind>(StringComparer.Ordinal);
        foreach (var document in File.ReadLines(file).Take(Sample).Select(l => Parse(l, PeerJson.Default.SkillDocument)))
        {
            foreach (var language in document.Languages)
                skills.TryAdd(SkillId(language.N), SkillKind.Language);
            foreach (var database in document.Databases)
                skills.TryAdd(SkillId(database), SkillKind.Database);
            foreach (var framework in document.Frameworks)
                skills.TryAdd(SkillId(framework), SkillKind.Framework);
        }

        Directory.CreateDirectory(directory);
        File.WriteAllLines(Path.Combine(directory, SkillsFile), skills.Select(s => $"{s.Key}\t{s.Value}"));
        return ReadSkills(directory);
    }

    public static SkillCatalogue ReadSkills(string directory) => new(File.ReadLines(Path.Combine(directory, SkillsFile)).Select(line =>
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return new Skill { Id = line[..tab], Name = line[..tab], Kind = Enum.Parse<SkillKind>(line[(tab + 1)..]) };
    }));

    public static string SkillId(string name) => name.ToLowerInvariant();

    public static Candidate Candidate(string line)
    {
        var d = Parse(line, PeerJson.Default.PeerDocument);
        // Ids begin at 1.
        var id = CandidateId.OfGitHub(d.Id + 1);
        var url = $"https://github.example/{d.Login}";
        var repositories = d.Repos.Select((r, i) => Repository(d, r, i)).ToImmutableArray();
        return new Candidate
        {
            Id = id,
            Login = d.Login,
            Name = d.Name,
            Bio = d.Bio,
            ProfileUrl = url,
            Followers = d.Followers,
            Place = new Place { City = d.City, Countries = [d.Country], Latitude = d.Lat, Longitude = d.Lon, Confidence = 1 },
            Availability = new Availability(d.Hireable, null, url),
            Skills =
            [
                .. d.Languages.Select(l => Skill(l.N, SkillKind.Language, How.Authored, l.W, Month.Of(l.Last), repositories.FirstOrDefault(r => r.Language == l.N) ?? repositories[0]))
                    .Concat(d.Databases.Select(x => Skill(x, SkillKind.Database, How.Used, 1, null, repositories[0])))
                    .Concat(d.Frameworks.Select(x => Skill(x, SkillKind.Framework, How.Used, 1, null, repositories[0])))
                    .DistinctBy(s => s.Skill)
                    .OrderBy(s => s.Skill, StringComparer.Ordinal),
            ],
            Repositories = repositories,
            FirstActive = Month.Of(Years(d).Min(), 1),
            LastActive = Month.Of(Years(d).Max(), 6),
            ActiveMonths = d.Contrib.Count * 12,
            MergedElsewhere = d.Contrib.Values.Sum(y => y.Pr),
        };
    }

    private static IEnumerable<int> Years(PeerDocument d) => d.Contrib.Keys.Select(y => int.Parse(y, CultureInfo.InvariantCulture));

    private static CandidateRepository Repository(PeerDocument d, PeerRepository repo, int i) => new()
    {
        Id = RepositoryId.OfGitHub((d.Id * 64L) + i + 1),
        FullName = "peers/" + repo.N,
        Url = $"https://github.example/peers/{repo.N}",
        Own = true,
        Description = $"{repo.N.Replace('-', ' ')} . {repo.D}",
        Language = repo.L,
        Topics = i > 0 ? [] : [.. d.Languages.Select(l => l.N), .. d.Databases, .. d.Frameworks, .. d.Topics],
        Stars = repo.S,
        Commits = 1 + (d.Contrib.Values.Sum(y => y.C) / d.Repos.Length),
    };

    private static CandidateSkill Skill(string name, SkillKind kind, How how, double weight, Month? last, CandidateRepository where) => new()
    {
        Skill = SkillId(name),
        Kind = kind,
        How = how,
        Last = last,
        Traces =
        [
            new SkillTrace
            {
                How = how,
                Via = kind == SkillKind.Language ? "language" : "manifest",
                Url = where.Url,
                Repository = where.Id,
                RepositoryName = where.FullName,
                Weight = weight,
                Commits = where.Commits,
                Months = 12,
                Last = last,
            },
        ],
        TraceCount = 1,
    };

    private static T Parse<T>(string line, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException("an empty line among the documents");
}

/// <summary>A line of docs.jsonl, and what of it tells of skills.</summary>
internal sealed record PeerDocument(
    long Id, string Login, string Name, string Bio, string City, string Country, double Lat, double Lon, PeerLanguage[] Languages, string[] Databases, string[] Frameworks,
    string[] Topics, PeerRepository[] Repos, Dictionary<string, PeerYear> Contrib, int Followers, bool Hireable);

internal sealed record SkillDocument(PeerLanguage[] Languages, string[] Databases, string[] Frameworks);

internal sealed record PeerLanguage(string N, double W, DateOnly Last);

internal sealed record PeerRepository(string N, string D, string L, int S);

internal sealed record PeerYear(int Pr, int C, int R, int I);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PeerDocument))]
[JsonSerializable(typeof(SkillDocument))]
internal sealed partial class PeerJson : JsonSerializerContext;
