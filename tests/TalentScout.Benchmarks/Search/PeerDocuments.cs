using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

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
        foreach (var line in Lines(file).Take(Sample))
        {
            var document = PeerDocument.Read(line.Span, skillsAlone: true);
            foreach (var language in document.Languages)
                skills.TryAdd(SkillId(language.Name), SkillKind.Language);
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

    /// <summary>Bytes, as whoever reads JSON wants them: each until the next is asked for.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(string file)
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
                yield return buffer.AsMemory(start, length);
            buffer.AsSpan(start..held).CopyTo(buffer);
            held -= start;
            if (held == buffer.Length)
                Array.Resize(ref buffer, held * 2);
        }

        if (held > 0)
            yield return buffer.AsMemory(0, held);
    }

    public static Candidate Candidate(ReadOnlySpan<byte> line)
    {
        var d = PeerDocument.Read(line, skillsAlone: false);
        // Ids begin at 1.
        var id = CandidateId.OfGitHub(d.Id + 1);
        var url = $"https://github.example/{d.Login}";
        var commits = 1 + (d.Commits / d.Repositories.Count);
        var repositories = ImmutableArray.CreateBuilder<CandidateRepository>(d.Repositories.Count);
        for (var i = 0; i < d.Repositories.Count; i++)
            repositories.Add(Repository(d, d.Repositories[i], i, commits));
        var skills = new List<CandidateSkill>();
        foreach (var (name, weight, last) in d.Languages)
            skills.Add(Skill(name, SkillKind.Language, How.Authored, weight, Month.Of(last), repositories.FirstOrDefault(r => r.Language == name) ?? repositories[0]));
        foreach (var name in d.Databases)
            skills.Add(Skill(name, SkillKind.Database, How.Used, 1, null, repositories[0]));
        foreach (var name in d.Frameworks)
            skills.Add(Skill(name, SkillKind.Framework, How.Used, 1, null, repositories[0]));
        return new Candidate
        {
            Id = id,
            Login = d.Login,
            Name = d.Name,
            Bio = d.Bio,
            ProfileUrl = url,
            Followers = d.Followers,
            Place = new Place { City = d.City, Countries = [d.Country], Latitude = d.Latitude, Longitude = d.Longitude, Confidence = 1 },
            Availability = new Availability(d.Hireable, null, url),
            Skills = [.. skills.DistinctBy(s => s.Skill).OrderBy(s => s.Skill, StringComparer.Ordinal)],
            Repositories = repositories.MoveToImmutable(),
            FirstActive = Month.Of(d.Years.Min(), 1),
            LastActive = Month.Of(d.Years.Max(), 6),
            ActiveMonths = d.Years.Count * 12,
            MergedElsewhere = d.PullRequests,
        };
    }

    private static CandidateRepository Repository(PeerDocument d, PeerRepository repo, int i, int commits) => new()
    {
        Id = RepositoryId.OfGitHub((d.Id * 64L) + i + 1),
        FullName = repo.FullName,
        Url = $"https://github.example/{repo.FullName}",
        Own = true,
        Description = repo.Text,
        Language = repo.Language,
        Topics = i > 0 ? [] : [.. d.Languages.Select(l => l.Name), .. d.Databases, .. d.Frameworks, .. d.Topics],
        Stars = repo.Stars,
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
}

/// <summary>
/// A line of docs.jsonl, as far as it is indexed. Read word by word: what is not kept becomes no string, and there is no object for each part. Other engines are given a file with tabs.
/// </summary>
internal sealed class PeerDocument
{
    private const string Owner = "peers/";
    private const string Between = " . ";

    public long Id { get; private set; }
    public string Login { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Bio { get; private set; } = "";
    public string City { get; private set; } = "";
    public string Country { get; private set; } = "";
    public double Latitude { get; private set; }
    public double Longitude { get; private set; }
    public List<(string Name, double Weight, DateOnly Last)> Languages { get; } = [];
    public List<string> Databases { get; } = [];
    public List<string> Frameworks { get; } = [];
    public List<string> Topics { get; } = [];
    public List<PeerRepository> Repositories { get; } = [];
    public List<int> Years { get; } = [];

    /// <summary>Of all years.</summary>
    public int Commits { get; private set; }
    public int PullRequests { get; private set; }
    public int Followers { get; private set; }
    public bool Hireable { get; private set; }

    /// <param name="skillsAlone">no further than languages, databases and frameworks, which stand in front of most</param>
    /// <exception cref="InvalidDataException">it has another form</exception>
    public static PeerDocument Read(ReadOnlySpan<byte> line, bool skillsAlone)
    {
        var document = new PeerDocument();
        var reader = new Utf8JsonReader(line);
        Enter(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (skillsAlone && reader.ValueTextEquals("topics"u8))
                break;
            document.Take(ref reader);
        }

        return document;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8))
            Id = Number(ref reader);
        else if (reader.ValueTextEquals("login"u8))
            Login = Text(ref reader);
        else if (reader.ValueTextEquals("name"u8))
            Name = Text(ref reader);
        else if (reader.ValueTextEquals("bio"u8))
            Bio = Text(ref reader);
        else if (reader.ValueTextEquals("city"u8))
            City = Text(ref reader);
        else if (reader.ValueTextEquals("country"u8))
            Country = Text(ref reader);
        else if (reader.ValueTextEquals("lat"u8))
            Latitude = Real(ref reader);
        else if (reader.ValueTextEquals("lon"u8))
            Longitude = Real(ref reader);
        else if (reader.ValueTextEquals("languages"u8))
            TakeLanguages(ref reader);
        else if (reader.ValueTextEquals("databases"u8))
            TakeTexts(ref reader, Databases);
        else if (reader.ValueTextEquals("frameworks"u8))
            TakeTexts(ref reader, Frameworks);
        else if (reader.ValueTextEquals("topics"u8))
            TakeTexts(ref reader, Topics);
        else if (reader.ValueTextEquals("repos"u8))
            TakeRepositories(ref reader);
        else if (reader.ValueTextEquals("contrib"u8))
            TakeYears(ref reader);
        else if (reader.ValueTextEquals("followers"u8))
            Followers = (int)Number(ref reader);
        else if (reader.ValueTextEquals("hireable"u8))
            Hireable = reader.Read() && reader.GetBoolean();
        else
            reader.Skip();
    }

    private void TakeLanguages(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (name, weight, last) = ("", 0.0, default(DateOnly));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("n"u8))
                    name = Text(ref reader);
                else if (reader.ValueTextEquals("w"u8))
                    weight = Real(ref reader);
                else if (reader.ValueTextEquals("last"u8))
                    last = DateOnly.ParseExact(Text(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture);
                else
                    reader.Skip();
            }

            Languages.Add((name, weight, last));
        }
    }

    private void TakeRepositories(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.StartArray);
        Span<char> letters = stackalloc char[1024];
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (name, text, language, stars) = ("", "", "", 0);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("n"u8))
                    name = string.Concat(Owner, letters[..Letters(ref reader, letters)]);
                else if (reader.ValueTextEquals("d"u8))
                    text = WordsOf(name, ref reader, letters);
                else if (reader.ValueTextEquals("l"u8))
                    language = Language(ref reader);
                else if (reader.ValueTextEquals("s"u8))
                    stars = (int)Number(ref reader);
                else
                    reader.Skip();
            }

            Repositories.Add(new PeerRepository(name, text, language, stars));
        }
    }

    /// <summary>The words of the name come before what is said of it.</summary>
    private static string WordsOf(string name, ref Utf8JsonReader reader, scoped Span<char> letters)
    {
        var bare = name.AsSpan(Owner.Length);
        bare.Replace(letters, '-', ' ');
        Between.CopyTo(letters[bare.Length..]);
        var begun = bare.Length + Between.Length;
        return new string(letters[..(begun + Letters(ref reader, letters[begun..]))]);
    }

    /// <summary>Mostly one of theirs: then no string of its own.</summary>
    private string Language(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.String);
        foreach (var (name, _, _) in Languages)
            if (reader.ValueTextEquals(name))
                return name;
        return reader.GetString() ?? "";
    }

    private void TakeYears(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Years.Add(int.Parse(reader.ValueSpan, CultureInfo.InvariantCulture));
            Enter(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("c"u8))
                    Commits += (int)Number(ref reader);
                else if (reader.ValueTextEquals("pr"u8))
                    PullRequests += (int)Number(ref reader);
                else
                    reader.Skip();
            }
        }
    }

    private static void TakeTexts(ref Utf8JsonReader reader, List<string> to)
    {
        Enter(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            to.Add(reader.GetString() ?? "");
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.String);
        return reader.GetString() ?? "";
    }

    private static int Letters(ref Utf8JsonReader reader, scoped Span<char> to)
    {
        Enter(ref reader, JsonTokenType.String);
        return reader.CopyString(to);
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.Number);
        return reader.GetInt64();
    }

    private static double Real(ref Utf8JsonReader reader)
    {
        Enter(ref reader, JsonTokenType.Number);
        return reader.GetDouble();
    }

    private static void Enter(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        if (!reader.Read() || reader.TokenType != wanted)
            throw new InvalidDataException($"wanted {wanted} at byte {reader.TokenStartIndex} of a document");
    }
}

/// <param name="Text">its name in words, then its description</param>
internal readonly record struct PeerRepository(string FullName, string Text, string Language, int Stars);
