using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.Boards.HackerNews;

/// <summary>
/// A post of a hiring thread: "Company | Role | Place | REMOTE (Europe) | Full-time | €75k–110k | address", in any order after the company, then what they want.
/// </summary>
internal static partial class HiringPost
{
    private const int LongestHead = 600;
    private const int LongestPart = 160;

    /// <returns>Null where the first line is no such head.</returns>
    public static PostingDraft? Read(string html)
    {
        var lines = html.Split("<p>", 2);
        var head = PostingReader.Line(lines[0].Split('\n')[0]) ?? "";
        if (head.Length > LongestHead)
            head = head[..LongestHead];
        var parts = Parts(head);
        if (parts.Count < 3 || Seeking().IsMatch(head))
            return null;
        var company = CompanyOf(parts[0]);
        var rest = parts.Skip(1).Where(p => p.Length <= LongestPart && !Address().IsMatch(p)).ToList();
        var pay = rest.FirstOrDefault(IsPay);
        var title = rest.FirstOrDefault(p => p != pay && Worker().IsMatch(p)) ?? rest.FirstOrDefault(p => p != pay && !IsKnown(p) && !IsPlace(p));
        if (title is null)
            return null;
        var others = rest.Where(p => p != title && p != pay).ToList();
        var remote = others.Where(p => RemoteWords.Of(p) is true).ToList();
        var body = lines.Length > 1 ? lines[1] : string.Join('\n', html.Split('\n').Skip(1));
        return new PostingDraft
        {
            Title = title,
            Company = company,
            Places = [.. others.Where(p => RemoteWords.Of(p) is not true && IsPlace(RemoteWords.Without(p))).Select(p => new DraftPlace(p)), .. remote.Where(p => Places(p).Length > 0 && OnSiteToo().IsMatch(p)).Select(p => new DraftPlace(p))],
            Remote = remote.Count > 0 ? true : others.Select(RemoteWords.Of).Contains(false) ? false : RemoteWords.Of(title),
            RemoteWithin = [.. remote.Where(p => !OnSiteToo().IsMatch(p)).SelectMany(p => Places(p)).Select(p => new DraftPlace(p))],
            Employment = [.. others.Where(EmploymentWords.IsOne)],
            Pay = pay is null ? null : new DraftPay(pay),
            Description = "<p>" + body,
        };
    }

    private static List<string> Parts(string head)
    {
        var parts = head.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        return parts.Count >= 3 ? parts : [.. OtherDivider().Split(head).Select(p => p.Trim()).Where(p => p.Length > 0)];
    }

    private static string CompanyOf(string part) => Address().Replace(Season().Replace(part, ""), "").Trim(' ', '-', '–', '(', ')', ',', ':') is { Length: > 0 } name ? name : part;

    private static bool IsPay(string part) => PayText.Find(part, [], ofPay: true) is not null && Money().IsMatch(part);

    private static bool IsKnown(string part) => RemoteWords.Of(part) is not null || EmploymentWords.IsOne(part) || Noise().IsMatch(part);

    private static bool IsPlace(string part) => part.Length is > 1 and <= 100 && !Noise().IsMatch(part) && !Worker().IsMatch(part)
        && PlaceResolver.Default.Resolve(part) is { Confidence: > 0 } place && (place.City is not null || !place.Countries.IsEmpty);

    /// <summary>"REMOTE (US, Canada)" is the US and Canada; hours and zones are no places.</summary>
    private static ImmutableArray<string> Places(string part) =>
        [.. PlaceDivider().Split(RemoteWords.Without(part)).Select(p => Only().Replace(p, "").Trim()).Where(p => p.Length > 1 && !Hours().IsMatch(p)).Where(p => Region().IsMatch(p) || IsPlace(p))];

    [GeneratedRegex(@"\b(engineers?|engineering|developers?|programmers?|architects?|devops|sre|swe|scientists?|designers?|managers?|leads?|head of|cto|founding|analysts?|administrators?|researchers?|consultants?|full[\s-]?stack|back[\s-]?end|front[\s-]?end|ios|android|interns?|roles?|director|product|sales|marketing|specialist|staff)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Worker();

    [GeneratedRegex(@"^\s*seeking (work|freelancer)", RegexOptions.IgnoreCase)]
    private static partial Regex Seeking();

    [GeneratedRegex(@"\(?\bhttps?://\S+|\b[\w-]+\.(com|io|ai|dev|co|org|net|app|so|xyz|tech|eu|de|uk)(/\S*)?\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\(\s*YC\s*[A-Z]?\d{0,2}\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Season();

    [GeneratedRegex(@"\b(visa|equity|stock|options|competitive|yc|series [a-f]|seed|h1b|sponsor\w*|required|multiple|hiring|apply|salary|benefits)\b|@", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex(@"[$€£¥₹]|\b(USD|EUR|GBP|CHF|CAD|AUD|PLN|SEK|INR)\b|\d\s?k\b", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"\s+[•·–—]\s+|\s+-\s+")]
    private static partial Regex OtherDivider();

    [GeneratedRegex(@"\s*[,;/()+&]\s*|\s+(?:or|and|within|in|from)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceDivider();

    [GeneratedRegex(@"\b(only|based|preferred|ok|in|within|time\s?zones?|residents?|citizens?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    [GeneratedRegex(@"\b(hours?|PT|ET|CT|MT|EST|PST|CET|UTC|GMT|[+-]\s?\d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    [GeneratedRegex(@"^(EU|EMEA|Europe|Americas|North America|South America|LATAM|APAC|Asia|Africa)$", RegexOptions.IgnoreCase)]
    private static partial Regex Region();

    /// <summary>"Berlin or remote", "NYC / Remote": an office too.</summary>
    [GeneratedRegex(@"\b(or|oder)\s+(fully )?remote\b|\bremote\s+(or|and)\s|/\s*remote\b|\bhybrid\b|\bon-?site\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnSiteToo();
}
