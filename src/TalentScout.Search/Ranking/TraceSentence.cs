using System.Globalization;

namespace TalentScout.Search;

/// <summary>A proof in words, short: "38 commits merged into npgsql/npgsql over 14 months, last 2026-05".</summary>
internal static class TraceSentence
{
    public static string Of(SkillTrace trace)
    {
        var where = trace.RepositoryName ?? "elsewhere";
        var tail = Tail(trace.Months, trace.Last);
        var text = trace.How switch
        {
            How.Merged => trace.Commits + trace.PullRequests > 0 ? $"{Changes(trace)} merged into {where}{tail}" : $"work merged into {where}{tail}",
            How.Authored => $"{Changes(trace)} in their own {where}{tail}",
            How.Reviewed => $"{Count(trace.Reviews, "review")} in {where}{tail}",
            How.Used => $"{Named(trace.Via)} in {where}, with {Changes(trace)} there{tail}",
            _ => trace.RepositoryName is null ? $"says so ({Named(trace.Via)})" : $"named by {where} ({Named(trace.Via)})",
        };
        return trace.Scope == SkillScope.Runtime ? text : $"{text} ({ScopeName(trace.Scope)})";
    }

    public static string Of(CandidateRepository repository)
    {
        var work = repository.Months.Where(m => m.Commits > 0 || m.PullRequests > 0).ToList();
        var changes = ChangesText(Math.Max(0, repository.Commits - repository.TrivialCommits), repository.PullRequests);
        return $"{changes} merged into {repository.FullName}{Tail(work.Count, work.Count > 0 ? work[^1].Month : null)}";
    }

    private static string Changes(SkillTrace trace) => ChangesText(trace.Commits, trace.PullRequests);

    private static string ChangesText(int commits, int pullRequests) => (commits, pullRequests) switch
    {
        (0, 0) => "no counted commits",
        (0, _) => Count(pullRequests, "pull request"),
        _ => Count(commits, "commit"),
    };

    private static string Tail(int months, Month? last) =>
        (months > 1 ? string.Create(CultureInfo.InvariantCulture, $" over {months} months") : "") + (last is { } month ? $", last {month}" : "");

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n} {what}{(n == 1 ? "" : "s")}");

    private static string Named(string via)
    {
        var colon = via.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? via : $"{via[(colon + 1)..]} as {via[..colon]}";
    }

    private static string ScopeName(SkillScope scope) => scope switch
    {
        SkillScope.Test => "for tests only",
        SkillScope.Optional => "optional",
        SkillScope.Indirect => "an indirect dependency",
        _ => "commented out",
    };
}
