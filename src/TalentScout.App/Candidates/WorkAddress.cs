using TalentScout.App.Layout;

namespace TalentScout.App.Candidates;

/// <summary>
/// Where somebody's own changes to a repository are listed: the proof's address shows what the repository uses or is about, this one what they did there. GitHub and GitHub Enterprise list the
/// commits of an account at the default branch, and its merged pull requests.
/// </summary>
internal static class WorkAddress
{
    /// <param name="login">As the account is called now; null: it is not to be told.</param>
    /// <returns>Null where nothing of theirs is known there, or the source has no such list.</returns>
    public static string? Of(SkillTrace trace, string? login)
    {
        if (login is null || trace is not { Repository.Source: CandidateId.GitHub, RepositoryName: { } name } || !Uri.TryCreate(trace.Url, UriKind.Absolute, out var proof) || !WebAddress.IsSafe(trace.Url))
            return null;
        var (repository, who) = ($"{proof.GetLeftPart(UriPartial.Authority)}/{name}", Uri.EscapeDataString(login));
        return trace switch
        {
            { Commits: > 0 } => $"{repository}/commits?author={who}",
            { PullRequests: > 0 } => $"{repository}/pulls?q=is%3Apr+is%3Amerged+author%3A{who}",
            _ => null,
        };
    }
}
