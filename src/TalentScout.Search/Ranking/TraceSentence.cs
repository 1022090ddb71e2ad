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

    /// <summary>By what it was recognised, as a reader would say it: "npm:express" -> "express (npm)", "file:**/*.csproj" -> "files like *.csproj".</summary>
    private static string Named(string via)
    {
        var colon = via.IndexOf(':', StringComparison.Ordinal);
        var (kind, value) = colon < 0 ? (via, "") : (via[..colon], via[(colon + 1)..]);
        return kind switch
        {
            "language" => $"{value} code",
            "topic" => $"the topic {value}",
            "image" => $"the image {value}",
            "file" => $"files like {(value.StartsWith("**/", StringComparison.Ordinal) ? value[3..] : value)}",
            "connection" => $"a connection to {value}",
            "text" => $"in the {value}",
            _ => value.Length > 0 ? $"{value} ({kind})" : via,
        };
    }

    private static string ScopeName(SkillScope scope) => scope switch
    {
        SkillScope.Test => "for tests only",
        SkillScope.Optional => "optional",
        SkillScope.Indirect => "an indirect dependency",
        _ => "commented out",
    };
}
