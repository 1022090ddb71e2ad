namespace TalentScout.Harvest.GitHub;

/// <summary>The kinds of work that titles of a person's accepted changes speak of: "add composite index on orders". Titles of trivial changes say nothing.</summary>
internal static class MergedTitles
{
    /// <summary>A title is somebody's own words, but others have read and accepted what it stands for.</summary>
    private const double Confidence = 0.8;

    public static IEnumerable<SkillEvidence> Of(
        AboutText text, IEnumerable<(DateTimeOffset At, string Html, string? Title)> changes, CandidateId person, RepositoryId repository, bool own, string extractor) => changes
        .Where(c => !TrivialChange.Is(c.Title))
        .SelectMany(c => text.Depth(c.Title!).Select(d => (Change: c, Skill: d.Skill.Id, d.Words)))
        .GroupBy(d => d.Skill, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g =>
        {
            var newest = g.OrderByDescending(d => d.Change.At).ThenBy(d => d.Change.Html, StringComparer.Ordinal).First();
            return new SkillEvidence
            {
                Person = person,
                Repository = repository,
                Skill = g.Key,
                How = own ? How.Authored : How.Merged,
                Via = $"{SkillTraceWays.Title}:{newest.Words}",
                Confidence = Confidence,
                Count = g.Count(),
                First = Day(g.Min(d => d.Change.At)),
                Last = Day(newest.Change.At),
                Url = newest.Change.Html,
                Excerpt = newest.Change.Title,
                Extractor = extractor,
            };
        });

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
