using System.Buffers;

namespace TalentScout;

/// <summary>
/// Where somebody's own changes to a repository are listed: the proof's address shows what the repository uses or is about, this one what they did there. GitHub and GitHub Enterprise list the
/// commits of an account at the default branch, and its merged pull requests.
/// </summary>
public static class WorkAddress
{
    private const string Commits = "/commits?author=", Pulls = "/pulls?q=is%3Apr+is%3Amerged+author%3A";

    private static readonly SearchValues<char> PlainHost = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <param name="login">As the account is called now; null: it is not to be told.</param>
    /// <returns>Null where nothing of theirs is known there, or the source has no such list.</returns>
    public static string? Of(SkillTrace trace, string? login)
    {
        if (login is null || trace is not { Repository.Source: CandidateId.GitHub, RepositoryName: { } name } || SiteOf(trace.Url) is not { } site)
            return null;
        return trace switch
        {
            { Commits: > 0 } => string.Concat(site, name, Commits, Uri.EscapeDataString(login)),
            { PullRequests: > 0 } => string.Concat(site, name, Pulls, Uri.EscapeDataString(login)),
            _ => null,
        };
    }

    /// <summary>https://host/ of an address; null where it is none of the web.</summary>
    private static string? SiteOf(string url)
    {
        const string Secure = "https://";
        // Nearly all are written as they should be.
        if (url.StartsWith(Secure, StringComparison.Ordinal) && url.AsSpan(Secure.Length).IndexOfAnyExcept(PlainHost) is > 0 and var length && url[Secure.Length + length] == '/' && IsPlain(url.AsSpan(Secure.Length, length)))
            return url[..(Secure.Length + length + 1)];
        return Uri.TryCreate(url, UriKind.Absolute, out var proof) && (proof.Scheme == Uri.UriSchemeHttps || proof.Scheme == Uri.UriSchemeHttp) ? proof.GetLeftPart(UriPartial.Authority) + "/" : null;
    }

    /// <summary>Names between dots; numbers might be an address that is written otherwise too.</summary>
    private static bool IsPlain(ReadOnlySpan<char> host) => char.IsAsciiLetter(host[0]) && host[^1] is not ('.' or '-') && !host.Contains("..", StringComparison.Ordinal);

    /// <summary>The repository's own page, where an address is one of these lists, which names the person; else the address as it is.</summary>
    public static string WithoutPerson(string address)
    {
        var list = address.IndexOf(Commits, StringComparison.Ordinal) is >= 0 and var commits ? commits : address.IndexOf(Pulls, StringComparison.Ordinal);
        return list < 0 ? address : address[..list];
    }
}
