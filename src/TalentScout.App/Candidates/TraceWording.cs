using TalentScout.App.Layout;

namespace TalentScout.App.Candidates;

/// <summary>A proof of a skill as a sentence: what the person did there, and what there shows the skill.</summary>
internal static class TraceWording
{
    public static string Sentence(SkillTrace trace)
    {
        var parts = new[] { Work(trace), Sign(trace), Touching(trace), Sureness(trace) }.Where(p => p.Length > 0);
        return Capital(string.Join("; ", parts));
    }

    /// <summary>"42 commits and 3 pull requests over 14 months"; empty where no work of theirs is known.</summary>
    private static string Work(SkillTrace trace)
    {
        var amounts = new List<string>();
        if (trace.Commits > 0)
            amounts.Add(Wording.Count(trace.Commits, Texts.Commits_One, Texts.Commits_Other));
        if (trace.PullRequests > 0)
            amounts.Add(Wording.Count(trace.PullRequests, Texts.Pulls_One, Texts.Pulls_Other));
        if (trace.Reviews > 0)
            amounts.Add(Wording.Count(trace.Reviews, Texts.Reviews_One, Texts.Reviews_Other));
        if (amounts.Count == 0)
            return "";
        var what = Join(amounts);
        return trace.Months > 1 ? Wording.Format(Texts.Work_OverMonths, what, Wording.Number(trace.Months)) : what;
    }

    /// <summary>What is known of which files they touch; empty where nothing is, or where it makes no sense.</summary>
    private static string Touching(SkillTrace trace)
    {
        if (trace.ChangesTouching > 0)
            return Wording.Format(Texts.Trace_Touching, Wording.Number(trace.ChangesTouching), Wording.Number(trace.ChangesRead));
        return trace.IsUntouched ? Wording.Format(Texts.Trace_TouchingNone, Wording.Number(trace.ChangesRead)) : "";
    }

    private static string Sureness(SkillTrace trace) => trace.Confidence < 1 ? Wording.Format(Texts.Trace_Sure, Wording.Percent(trace.Confidence)) : "";

    /// <summary>By what the skill was recognised: "npm:express" -> "depends on express (npm)".</summary>
    private static string Sign(SkillTrace trace)
    {
        var colon = trace.Via.IndexOf(':');
        var (kind, value) = colon < 0 ? (trace.Via, "") : (trace.Via[..colon], trace.Via[(colon + 1)..]);
        return kind switch
        {
            "language" => trace.Weight < 1 ? Wording.Format(Texts.Via_LanguageShare, value, Wording.Percent(trace.Weight)) : Wording.Format(Texts.Via_Language, value),
            "main-language" => Wording.Format(Texts.Via_MainLanguage, value),
            "change" => Wording.Format(Texts.Via_Change, value),
            "self" => Wording.Format(Texts.Via_Self, value[(value.IndexOf(':') + 1)..]),
            "file" when trace.ChangesRead == 0 && trace.Repository is not null => Wording.Format(Texts.Via_FileUnknown, Pattern(value)),
            SkillTraceWays.Title => Wording.Format(Texts.Via_Title, value),
            "sql" or "migration" => Wording.Format(Texts.Via_Content, value),
            "feature" => Wording.Format(Texts.Via_Feature, value),
            "topic" => Wording.Format(Texts.Via_Topic, value),
            "image" => Wording.Format(Texts.Via_Image, value),
            "file" => Wording.Format(Texts.Via_File, Pattern(value)),
            "connection" => Wording.Format(Texts.Via_Connection, value),
            "name" => Wording.Format(Texts.Via_Name, value),
            "text" => Wording.Format(Texts.Via_Text, value),
            _ when value.Length > 0 => Wording.Format(Texts.Via_Package, value, kind),
            _ => trace.Via,
        };
    }

    /// <summary>That it may lie in any folder goes without saying.</summary>
    private static string Pattern(string glob) => glob.StartsWith("**/", StringComparison.Ordinal) ? glob[3..] : glob;

    public static string? Scope(SkillScope scope) => scope switch
    {
        SkillScope.Test => Texts.Scope_Test,
        SkillScope.Optional => Texts.Scope_Optional,
        SkillScope.Indirect => Texts.Scope_Indirect,
        SkillScope.Commented => Texts.Scope_Commented,
        _ => null,
    };

    public static string Join(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => Wording.Format(Texts.Join_Last, string.Join(Texts.Join_Comma, parts.Take(parts.Count - 1)), parts[^1]),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Wording.Culture) + text[1..];
}
