using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

internal static class CommitDate
{
    /// <summary>When the work was done: when it was authored, unless that clock was wrong, for nothing is committed before it is written.</summary>
    public static DateTimeOffset? Of(JsonElement commit)
    {
        var authored = commit.Child("commit")?.Child("author")?.Time("date");
        var committed = commit.Child("commit")?.Child("committer")?.Time("date");
        return authored is { } a && (committed is null || a <= committed.Value.AddDays(1)) ? a : committed;
    }
}
