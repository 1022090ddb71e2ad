using System.Globalization;

namespace TalentScout.Search;

/// <summary>
/// How many of the people of a repository also work elsewhere together with others. Forty accounts that merge each other's changes look like a project,
/// but for this: of a real one some are known from other projects. Surveyed over everybody when an index is built, and kept with it; a repository
/// that came later is taken as it looks.
/// </summary>
internal sealed class RepositoryTies
{
    /// <summary>Peers from which on it tells something that nobody is known from elsewhere: of a few people that is usual.</summary>
    public const int Telling = 7;

    /// <summary>Growth of the index after which a survey is too old.</summary>
    private const double Growth = 1.25;
    private const char Separator = '\t';

    /// <summary>Nothing was surveyed.</summary>
    public static readonly RepositoryTies None = new([], 0);

    private readonly Dictionary<RepositoryId, int> _tied;
    private readonly int _people;

    internal RepositoryTies(Dictionary<RepositoryId, int> tied, int people) => (_tied, _people) = (tied, people);

    /// <summary>Whether the survey is of so many fewer people that it says little about these.</summary>
    public bool IsOutdated(int people) => people > _people * Growth;

    /// <summary>Nobody of the many who work there is known from anywhere else.</summary>
    public bool IsClosed(CandidateRepository repository) => repository.Peers >= Telling && _tied.TryGetValue(repository.Id, out var tied) && tied == 0;

    /// <summary>Others who work there, as far as they count: at most so many for each who is known from elsewhere.</summary>
    public int Peers(CandidateRepository repository, StrengthRules rules) =>
        repository.Peers >= Telling && _tied.TryGetValue(repository.Id, out var tied) ? (int)Math.Min(repository.Peers, tied * rules.PeersPerTie) : repository.Peers;

    public static RepositoryTies Load(string path)
    {
        if (!File.Exists(path))
            return None;
        var lines = File.ReadAllLines(path);
        return new RepositoryTies(
            lines.Skip(1).Select(l => l.Split(Separator)).ToDictionary(l => RepositoryId.Parse(l[0]), l => int.Parse(l[1], CultureInfo.InvariantCulture)),
            int.Parse(lines[0], CultureInfo.InvariantCulture));
    }

    public void Save(string path) => File.WriteAllLines(
        path,
        _tied.OrderBy(t => t.Key).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}{Separator}{t.Value}")).Prepend(_people.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>What has to be known of everybody before anybody is ranked: counts while it is shown them, in any order.</summary>
public sealed class PeopleSurvey
{
    private readonly Dictionary<RepositoryId, int> _tied = [];
    private readonly List<int> _lastMonths = [];
    private int _people;

    /// <summary>Of everybody seen the last month with work in it (<see cref="Month.Index"/>); without those who have none.</summary>
    internal IReadOnlyList<int> LastMonths => _lastMonths;

    public void See(CandidateOutline candidate)
    {
        if (candidate.AccountKind != AccountKind.Person || MachineHabits.Shows(candidate))
            return;
        _people++;
        if (candidate.LastActive is { } last)
            _lastMonths.Add(last.Index);
        var together = candidate.Repositories.Where(r => !r.Fork && r.Peers > 0 && r.HasWork).ToList();
        foreach (var repository in together.Where(r => r.Peers >= RepositoryTies.Telling))
            _tied[repository.Id] = _tied.GetValueOrDefault(repository.Id) + (together.Count > 1 ? 1 : 0);
    }

    internal RepositoryTies Result() => new(_tied, _people);
}
