namespace TalentScout;

/// <summary>
/// Where somebody's own changes to a repository are listed: the proof's address shows what the repository uses or is about, this one what they did there. GitHub and GitHub Enterprise list the
/// commits of an account at the default branch, and its merged pull requests.
/// </summary>
public static class WorkAddress
{
    private const string Commits = "/commits?author=", Pulls = "/pulls?q=is%3Apr+is%3Amerged+author%3A";

    /// <param name="login">As the account is called now; null: it is not to be told.</param>
    /// <returns>Null where nothing of theirs is known there, or the source has no such list.</returns>
    public static string? Of(SkillTrace trace, string? login)
    {
        if (login is null || trace is not { Repository.Source: CandidateId.GitHub, RepositoryName: { } name } || !Uri.TryCreate(trace.Url, UriKind.Absolute, out var proof) || !(proof.Scheme == Uri.UriSchemeHttps || proof.Scheme == Uri.UriSchemeHttp))
            return null;
        var (repository, who) = ($"{proof.GetLeftPart(UriPartial.Authority)}/{name}", Uri.EscapeDataString(login));
        return trace switch
        {
            { Commits: > 0 } => repository + Commits + who,
            { PullRequests: > 0 } => repository + Pulls + who,
            _ => null,
        };
    }

    /// <summary>The repository's own page, where an address is one of these lists, which names the person; else the address as it is.</summary>
    public static string WithoutPerson(string address)
    {
        var list = address.IndexOf(Commits, StringComparison.Ordinal) is >= 0 and var commits ? commits : address.IndexOf(Pulls, StringComparison.Ordinal);
        return list < 0 ? address : address[..list];
    }
}
