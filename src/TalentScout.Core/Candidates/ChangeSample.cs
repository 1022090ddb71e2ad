using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What the changes of a person in one repository touched, as far as their files were looked into.</summary>
internal sealed record ChangeSample
{
    /// <summary>So many changes looked into tell what somebody does not touch, too.</summary>
    public const int Telling = 3;

    public static readonly ChangeSample None = new();

    public int Read { get; init; }
    public int Trivial { get; init; }
    public ImmutableSortedDictionary<string, SkillChanges> Skills { get; init; } = ImmutableSortedDictionary<string, SkillChanges>.Empty;

    /// <summary>Share of a person's changes that hardly count, shrunk towards none where few were read.</summary>
    public double TrivialShare => Read < Telling ? 0 : (double)Trivial / (Read + 1);

    /// <summary>Shrunk towards one half: one of one is no certainty.</summary>
    public double ShareOf(string skill) => Skills.TryGetValue(skill, out var changes) ? (changes.Count + 0.5) / (Math.Max(Read - Trivial, changes.Count) + 1.0) : 0;

    public static ImmutableDictionary<RepositoryId, ChangeSample> ByRepository(IEnumerable<Evidence> mine) => mine.OfType<ChangeEvidence>()
        .Where(c => c.Repository is not null)
        // A commit can be asked for in a repository and in its fork, or be read twice: it is one change.
        .DistinctBy(c => (c.Repository, c.Url))
        .GroupBy(c => c.Repository!.Value)
        .ToImmutableDictionary(g => g.Key, g => Of([.. g]));

    private static ChangeSample Of(List<ChangeEvidence> changes) => new()
    {
        Read = changes.Count,
        Trivial = changes.Count(c => c.Trivial),
        Skills = changes.SelectMany(c => c.Skills, (c, s) => (Change: c, Skill: s.Key, Path: s.Value))
            .GroupBy(s => s.Skill, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => SkillChanges.Of([.. g.Select(s => (s.Change, s.Path))]), StringComparer.Ordinal),
    };
}

/// <summary>Changes that touched a skill's files, with the newest as the one to show.</summary>
internal sealed record SkillChanges(int Count, string Path, string Url, string? Excerpt, Month First, Month Last)
{
    public static SkillChanges Of(List<(ChangeEvidence Change, string Path)> changes)
    {
        var (newest, path) = changes.OrderByDescending(c => c.Change.Day).ThenBy(c => c.Change.Url, StringComparer.Ordinal).First();
        return new SkillChanges(changes.Count, path, newest.Url, newest.Excerpt, Month.Of(changes.Min(c => c.Change.Day)), Month.Of(newest.Day));
    }
}
