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

    public static string Of(CandidateRepository repository) =>
        $"{ChangesText(Counted(repository), repository.PullRequests)} merged into {repository.FullName}{Tail(repository)}";

    /// <summary>What somebody did there, to follow what else is said of the repository: "a/b, 38 commits over 14 months, last 2026-05".</summary>
    public static string NameOf(CandidateRepository repository) =>
        $"{repository.FullName}{(Counted(repository) + repository.PullRequests > 0 ? $", {ChangesText(Counted(repository), repository.PullRequests)}" : "")}{Tail(repository)}";

    /// <summary>What the proof was weighed by beside what its sentence says, as far as it is known: "; 12 changes touch it; beside 7 others of its kind; in a stack of 14; 3 % of its commits; 240 others work there".</summary>
    /// <param name="repository">where it is; null where the candidate has none such</param>
    public static string Weighed(SkillTrace trace, CandidateRepository? repository, StrengthRules rules, RepositoryTies ties)
    {
        var said = new List<string>();
        if (trace.Touched > 0)
            said.Add(trace.Touched == 1 ? "1 change touches it" : $"{Count(trace.Touched, "change")} touch it");
        if (trace.IsUntouched && rules.UntouchedFactor < 1)
            said.Add(FormattableString.Invariant($"none of {trace.ChangesRead} changes looked into touches it"));
        if (trace.Weight < 1)
            said.Add($"{Part(trace.Weight)} of the code there");
        if (trace.Beside >= rules.BesideFew)
            said.Add(FormattableString.Invariant($"beside {trace.Beside} others of its kind"));
        if (trace.StackSize > rules.StackFew)
            said.Add(FormattableString.Invariant($"in a stack of {trace.StackSize}"));
        if (repository is not null)
        {
            var peers = ties.Peers(repository, rules);
            var closed = ties.IsClosed(repository);
            if (repository is { Own: false, Share: { } share } && !closed)
                said.Add($"{Part(share)} of its commits");
            said.Add(closed ? "nobody there is known from elsewhere" : peers == 0 ? "nobody else is known to work there" : peers == 1 ? "1 other works there" : $"{Count(peers, "other")} work there");
        }

        return string.Concat(said.Select(s => $"; {s}"));
    }

    private static string Part(double share) => share.ToString(share is > 0 and < 0.1 ? "P1" : "P0", CultureInfo.InvariantCulture);

    private static string Changes(SkillTrace trace) => ChangesText(trace.Commits, trace.PullRequests);

    private static string ChangesText(int commits, int pullRequests) => (commits, pullRequests) switch
    {
        (0, 0) => "no counted commits",
        (0, _) => Count(pullRequests, "pull request"),
        _ => Count(commits, "commit"),
    };

    private static int Counted(CandidateRepository repository) => Math.Max(0, repository.Commits - repository.TrivialCommits);

    private static string Tail(CandidateRepository repository)
    {
        var work = repository.Months.Where(m => m.Commits > 0 || m.PullRequests > 0).ToList();
        return Tail(work.Count, work.Count > 0 ? work[^1].Month : null);
    }

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
