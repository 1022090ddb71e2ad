using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>What a person's profile offers to be compared with others'. Pure.</summary>
public static partial class IdentityClues
{
    private const int ShortestHandle = 5;

    // A page there is not one's own.
    private static readonly FrozenSet<string> SharedHosts = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "github.com", "gitlab.com", "bitbucket.org", "google.com", "example.com", "example.org", "localhost", "facebook.com", "medium.com", "wordpress.com", "blogspot.com", "about.me", "stackoverflow.com");

    // A first path names the person.
    private static readonly FrozenSet<string> ProfileHosts = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "twitter.com", "x.com", "linkedin.com", "mastodon.social", "hachyderm.io", "fosstodon.org", "dev.to", "keybase.io", "youtube.com", "bsky.app", "t.me", "linktr.ee");

    public static ImmutableArray<IdentityClue> Of(Candidate candidate)
    {
        var url = candidate.ProfileUrl ?? "";
        var clues = new List<IdentityClue>();
        if (Homepage(candidate.Blog) is { } homepage)
            clues.Add(new IdentityClue(ClueKind.Homepage, homepage, url));
        if (!string.IsNullOrWhiteSpace(candidate.Email))
            clues.Add(new IdentityClue(ClueKind.Email, candidate.Email.Trim().ToLowerInvariant(), url));
        foreach (var account in Accounts($"{candidate.Blog} {candidate.Bio}").Where(a => !a.Equals(candidate.Login, StringComparison.OrdinalIgnoreCase)))
            clues.Add(new IdentityClue(ClueKind.Link, account, url));
        if (candidate.Login.Length >= ShortestHandle && candidate.Login != candidate.Id.Key)
            clues.Add(new IdentityClue(ClueKind.Handle, candidate.Login.ToLowerInvariant(), url));
        if (FullName(candidate.Name) is { } name)
            clues.Add(new IdentityClue(ClueKind.Name, name, url));
        return [.. clues.Distinct().OrderBy(c => c.Kind).ThenBy(c => c.Value, StringComparer.Ordinal)];
    }

    /// <summary>"https://www.Ann.dev/" -> "ann.dev"; null where it is none, or one that many share.</summary>
    public static string? Homepage(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || (text.Contains('@', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal)))
            return null;
        var written = text.Trim();
        if (!Uri.TryCreate(written.Contains("://", StringComparison.Ordinal) ? written : $"https://{written}", UriKind.Absolute, out var uri) || !uri.Scheme.StartsWith("http", StringComparison.Ordinal) || !uri.IdnHost.Contains('.', StringComparison.Ordinal))
            return null;
        var host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var path = uri.AbsolutePath.TrimEnd('/').ToLowerInvariant();
        if (SharedHosts.Contains(host))
            return null;
        return ProfileHosts.Contains(host) && path.Length < 2 ? null : host + path;
    }

    /// <summary>Handles of accounts at GitHub that a text links to.</summary>
    public static IEnumerable<string> Accounts(string text) =>
        Account().Matches(text).Select(m => m.Groups["handle"].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal);

    /// <summary>Two words at least, without accents and titles; null where it is less.</summary>
    public static string? FullName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var plain = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ');
        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && words.Sum(w => w.Length) >= 6 ? string.Join(' ', words) : null;
    }

    [GeneratedRegex(@"github\.com/(?<handle>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w/-])/?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Account();
}
