using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TalentScout.Harvest.Boards.Reading;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Harvest.Boards.HackerNews;

/// <summary>
/// A post of "Who wants to be hired?": somebody says in public that they are open to offers, where, and with what. Text about oneself: skills are declared.
/// The person is keyed by their name there; a GitHub account is theirs only where the post links it, and is then the address of their profile.
/// </summary>
internal sealed partial class WantedPost(SkillText skills)
{
    // 1: first. 2: a post that links several GitHub accounts names none as its author's.
    private const string Version = "hackernews-wanted@2";
    private const string Source = OptInPosts.Source;
    private const string ItemPage = "https://news.ycombinator.com/item?id=";
    private const int LongestExcerpt = 300;
    private const int LongestBio = 1_000;

    /// <summary>Null where the post was deleted, or is no top-level post of somebody who looks for work.</summary>
    public CandidateId? PersonOf(BoardNode post) =>
        post.Flag("deleted", "dead") is not true && post.String("by") is { } by && CandidateId.TryParse($"{Source}:{by}", out var id) && post.String("text") is { } text && IsWanted(text) ? id : null;

    public ImmutableArray<Evidence> Read(BoardNode post, SourceDocument document)
    {
        if (PersonOf(post) is not { } person || post.String("id") is not { } id)
            return [];
        var lines = Lines(post.String("text")!);
        var url = ItemPage + id;
        var said = DayText.Read(post.String("time")) ?? DateOnly.FromDateTime(document.Fetched.UtcDateTime);
        var place = Field(lines, LocationLabel());
        var remote = Field(lines, RemoteLabel());
        var technologies = Field(lines, TechnologyLabel());
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        evidence.Add(new ProfileEvidence
        {
            Person = person,
            Url = url,
            Extractor = Version,
            Login = person.Key,
            Location = Located(place, remote),
            Bio = Cut(string.Join('\n', lines.Where(l => !ContactLabel().IsMatch(l))), LongestBio),
            Blog = LinkOf(post.String("text")!),
            Hireable = true,
            Seen = new DateTimeOffset(said.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        });
        evidence.Add(new AvailabilityEvidence { Person = person, Url = url, Extractor = Version, Open = true, Said = said, Excerpt = Cut(lines[0], LongestExcerpt) });
        var named = technologies is null ? skills.Skills(string.Join('\n', lines)) : skills.Skills("Skills: " + technologies);
        foreach (var skill in named.Where(s => !s.Group))
            evidence.Add(new SkillEvidence
            {
                Person = person,
                Url = url,
                Extractor = Version,
                Skill = skill.Id,
                How = How.Declared,
                Via = "text:wants-to-be-hired",
                Excerpt = Cut(technologies ?? lines[0], LongestExcerpt),
                First = said,
                Last = said,
            });
        return evidence.ToImmutable();
    }

    private static bool IsWanted(string html)
    {
        var lines = Lines(html);
        return Field(lines, LocationLabel()) is not null && (Field(lines, TechnologyLabel()) is not null || Field(lines, RemoteLabel()) is not null);
    }

    private static List<string> Lines(string html) =>
        [.. Break().Split(ContactMask.Contacts(PostingReader.Unescaped(html))).Select(PostingReader.Line).OfType<string>()];

    private static string? Field(List<string> lines, Regex label) => lines.Select(l => label.Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value.Trim()).FirstOrDefault(v => v.Length is > 0 and <= 500);

    private static string? Located(string? place, string? remote) =>
        place is null ? null : RemoteWords.Of(place) is null && remote is not null && Yes().IsMatch(remote) ? $"{Cut(place, 100)} / Remote" : Cut(place, 100);

    /// <summary>The GitHub account that the post links, where it is one; else the first other page; never a mailbox.</summary>
    private static string? LinkOf(string html)
    {
        var links = Link().Matches(PostingReader.Unescaped(html).Replace("&#x2F;", "/", StringComparison.OrdinalIgnoreCase)).Select(m => m.Value.TrimEnd('.', ',', ')', '/')).ToList();
        var accounts = links.Where(l => GitHubAccount().IsMatch(l)).DistinctBy(l => l[(l.LastIndexOf('/') + 1)..].ToLowerInvariant()).ToList();
        return accounts is [var account] ? account : links.FirstOrDefault(l => !GitHubAccount().IsMatch(l) && !l.Contains("linkedin.com", StringComparison.OrdinalIgnoreCase));
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    [GeneratedRegex(@"<p>|</p>|<br\s*/?>|\n", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"^\W*locations?\W*:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex LocationLabel();

    [GeneratedRegex(@"^\W*remote\W*:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex RemoteLabel();

    [GeneratedRegex(@"^\W*(?:technolog(?:y|ies)|tech(?: stack)?|stack|skills?|languages?)\b[^:]{0,30}:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex TechnologyLabel();

    [GeneratedRegex(@"^\W*(e-?mail|contact|phone|telegram|discord|whatsapp|r[eé]sum[eé](/cv)?|cv)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ContactLabel();

    [GeneratedRegex(@"^\W*(yes|yep|preferred|only|ok|sure|open|fully|100|possible|either)", RegexOptions.IgnoreCase)]
    private static partial Regex Yes();

    [GeneratedRegex(@"https?://[^\s<>""'&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"^https?://(www\.)?github\.com/[A-Za-z0-9-]{1,39}$", RegexOptions.IgnoreCase)]
    private static partial Regex GitHubAccount();
}
