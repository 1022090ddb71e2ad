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
        foreach (var document in Lines(file).Take(Sample).Select(l => Parse(l, PeerJson.Default.SkillDocument)))
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

    /// <summary>Bytes, as whoever reads JSON wants them.</summary>
    public static IEnumerable<byte[]> Lines(string file)
    {
        var buffer = new byte[1 << 20];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var held = 0;
        while (true)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            if (read == 0)
                break;
            held += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start..held).IndexOf((byte)'\n')) >= 0; start += length + 1)
                yield return buffer[start..(start + length)];
            buffer.AsSpan(start..held).CopyTo(buffer);
            held -= start;
            if (held == buffer.Length)
                Array.Resize(ref buffer, held * 2);
        }

        if (held > 0)
            yield return buffer[..held];
    }

    public static Candidate Candidate(byte[] line)
    {
        var d = Parse(line, PeerJson.Default.PeerDocument);
        // Ids begin at 1.
        var id = CandidateId.OfGitHub(d.Id + 1);
        var years = d.Contrib.Keys.Select(y => int.Parse(y, CultureInfo.InvariantCulture)).ToList();
        var url = $"https://github.example/{d.Login}";
        var commits = 1 + (d.Contrib.Values.Sum(y => y.C) / d.Repos.Length);
        var repositories = d.Repos.Select((r, i) => Repository(d, r, i, commits)).ToImmutableArray();
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
            FirstActive = Month.Of(years.Min(), 1),
            LastActive = Month.Of(years.Max(), 6),
            ActiveMonths = d.Contrib.Count * 12,
            MergedElsewhere = d.Contrib.Values.Sum(y => y.Pr),
        };
    }

    private static CandidateRepository Repository(PeerDocument d, PeerRepository repo, int i, int commits) => new()
    {
        Id = RepositoryId.OfGitHub((d.Id * 64L) + i + 1),
        FullName = "peers/" + repo.N,
        Url = $"https://github.example/peers/{repo.N}",
        Own = true,
        Description = $"{repo.N.Replace('-', ' ')} . {repo.D}",
        Language = repo.L,
        Topics = i > 0 ? [] : [.. d.Languages.Select(l => l.N), .. d.Databases, .. d.Frameworks, .. d.Topics],
        Stars = repo.S,
        Commits = commits,
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

    private static T Parse<T>(byte[] line, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException("an empty line among the documents");
}

/// <summary>A line of docs.jsonl. Set property by property: a record of so many is read by way of a table of its arguments, numbers boxed.</summary>
internal sealed class PeerDocument
{
    public long Id { get; set; }
    public string Login { get; set; } = "";
    public string Name { get; set; } = "";
    public string Bio { get; set; } = "";
    public string City { get; set; } = "";
    public string Country { get; set; } = "";
    public double Lat { get; set; }
    public double Lon { get; set; }
    public PeerLanguage[] Languages { get; set; } = [];
    public string[] Databases { get; set; } = [];
    public string[] Frameworks { get; set; } = [];
    public string[] Topics { get; set; } = [];
    public PeerRepository[] Repos { get; set; } = [];
    public Dictionary<string, PeerYear> Contrib { get; set; } = [];
    public int Followers { get; set; }
    public bool Hireable { get; set; }
}

/// <summary>What of a line tells of skills.</summary>
internal sealed record SkillDocument(PeerLanguage[] Languages, string[] Databases, string[] Frameworks);

internal sealed class PeerLanguage
{
    public string N { get; set; } = "";
    public double W { get; set; }
    public DateOnly Last { get; set; }
}

internal sealed class PeerRepository
{
    public string N { get; set; } = "";
    public string D { get; set; } = "";
    public string L { get; set; } = "";
    public int S { get; set; }
}

internal sealed class PeerYear
{
    public int Pr { get; set; }
    public int C { get; set; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PeerDocument))]
[JsonSerializable(typeof(SkillDocument))]
internal sealed partial class PeerJson : JsonSerializerContext;
