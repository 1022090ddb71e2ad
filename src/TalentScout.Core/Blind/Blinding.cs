using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>
/// Takes out of everything that is said about one person who they are: name, handles, employer, homepage, and what is popular about them. Their words and
/// addresses elsewhere are masked where they name any of it, so that "merged in acme/ledger" does not tell the employer. What they did stays: it is what
/// a blind review is about. Numbers of the account and of repositories lead to them at GitHub: in their place stand <see cref="BlindNames"/>.
/// </summary>
public sealed class Blinding
{
    public const string Mask = "•••";

    /// <summary>A part of a name that is shorter is a particle ("da", "of"), and a word of every sentence.</summary>
    private const int LeastNamePart = 3;

    /// <summary>A handle from this length on is masked inside longer words too ("maralind-bot", "mara lind.example").</summary>
    private const int LeastInside = 5;

    private static readonly string[] CompanyForms = ["gmbh", "inc", "ltd", "llc", "ag", "sa", "sarl", "corp", "the", "and", "und", "bv", "ab", "oy", "plc", "company", "software", "group"];

    private readonly BlindNames _names;
    private readonly Regex? _naming;

    private Blinding(CandidateId id, BlindNames names, Regex? naming) => (Id, Label, _names, _naming) = (names.Of(id), names.Label(id), names, naming);

    /// <summary>What stands for their number.</summary>
    public CandidateId Id { get; }

    /// <summary>What stands for their name.</summary>
    public string Label { get; }

    public static Blinding Of(Candidate candidate, BlindNames names)
    {
        var handles = candidate.FormerLogins.Add(candidate.Login).Concat(candidate.Merged.Select(m => m.Login)).OfType<string>();
        var employers = candidate.Organisations.Concat(CompanyWords(candidate.Company));
        var others = new[] { candidate.Name, candidate.Company?.Trim().TrimStart('@'), candidate.Email, HostOf(candidate.Blog) }.OfType<string>()
            .Concat((candidate.Name ?? "").Split([' ', '.', ',', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length >= LeastNamePart));
        return new Blinding(candidate.Id, names, Naming(handles, employers.Concat(others)));
    }

    public Candidate Blind(Candidate candidate) => candidate with
    {
        Id = Id,
        Login = Label,
        Name = null,
        FormerLogins = [],
        Merged = [],
        Bio = null,
        Company = null,
        Blog = null,
        Email = null,
        ProfileUrl = null,
        Followers = null,
        // GitHub lists who came on a day.
        AccountSince = null,
        Place = candidate.Place with { Text = Text(candidate.Place.Text) },
        Availability = candidate.Availability is { } said ? said with { Url = Url(said.Url) ?? "" } : null,
        Organisations = [],
        Skills = [.. candidate.Skills.Select(Blind)],
        Repositories = [.. candidate.Repositories.Select(Blind)],
        Roles = [.. candidate.Roles.Select(r => r with { Because = Text(r.Because), Proofs = [.. r.Proofs.Select(p => p with { Repository = Text(p.Repository), Url = Url(p.Url) ?? "", Because = [.. p.Because.Select(t => Text(t))] })] })],
        Remarks = [.. candidate.Remarks.Select(r => r with { Repository = Text(r.Repository), Url = Url(r.Url) ?? "", Text = Text(r.Text) })],
        Seniority = candidate.Seniority with { Maintains = [.. candidate.Seniority.Maintains.Select(m => m with { FullName = Text(m.FullName), Url = Url(m.Url) ?? "", Because = Text(m.Because) })] },
    };

    public SearchHit Blind(SearchHit hit) => hit with
    {
        Id = Id,
        Login = Label,
        Name = null,
        ProfileUrl = null,
        Company = null,
        Bio = null,
        Place = hit.Place with { Text = Text(hit.Place.Text) },
        Availability = hit.Availability is { } said ? said with { Url = Url(said.Url) ?? "" } : null,
        Skills = [.. hit.Skills.Select(Blind)],
        Why = [.. hit.Why.Select(t => Text(t))],
        Together = hit.Together is { } together ? [.. together.Select(r => new HitRepository(Text(r.Name), Url(r.Url) ?? ""))] : null,
        Explanation = hit.Explanation is { } explanation ? Blind(explanation) : null,
    };

    public HitSkill Blind(HitSkill skill) => skill with { Evidence = [.. skill.Evidence.Select(e => e with { Url = Url(WorkAddress.WithoutPerson(e.Url)) ?? "", What = Text(e.What) })] };

    public WhyAnswer Blind(WhyAnswer why) => why with
    {
        Id = Id,
        Login = Label,
        Skills = [.. why.Skills.Select(Blind)],
        Conditions = [.. why.Conditions.Select(c => c with { Because = IsPopularity(c) ? Mask : Text(c.Because), Needed = Text(c.Needed) })],
        Explanation = why.Explanation is { } explanation ? Blind(explanation) : null,
    };

    public Explanation Blind(Explanation part) => part with { Description = Text(part.Description), Url = Url(part.Url), Details = [.. part.Details.Select(Blind)] };

    /// <summary>The text with everything in it masked that names the person or their employer.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Text(string? text) => text is null ? null : _naming?.Replace(text, Mask) ?? text;

    /// <summary>Null where the address names them: there is no half of an address.</summary>
    public string? Url(string? address) => address is null || (_naming?.IsMatch(Uri.UnescapeDataString(address)) ?? false) ? null : address;

    private static bool IsPopularity(WhyCondition condition) => condition.Condition.Contains("followers:", StringComparison.Ordinal);

    private CandidateSkill Blind(CandidateSkill skill) => skill with { Because = Text(skill.Because), Traces = [.. skill.Traces.Select(Blind)] };

    private SkillTrace Blind(SkillTrace trace) => trace with
    {
        Because = Text(trace.Because),
        Url = Url(trace.Url) ?? "",
        WorkUrl = null,
        Via = Text(trace.Via),
        Excerpt = Text(trace.Excerpt),
        Path = Text(trace.Path),
        Repository = trace.Repository is { } repository ? _names.Of(repository) : null,
        RepositoryName = Text(trace.RepositoryName),
    };

    private CandidateRepository Blind(CandidateRepository repository) => repository with
    {
        Id = _names.Of(repository.Id),
        FullName = Text(repository.FullName),
        Url = Url(repository.Url) ?? "",
        Description = Text(repository.Description),
        Topics = [.. repository.Topics.Select(t => Text(t))],
        Stars = null,
    };

    private static IEnumerable<string> CompanyWords(string? company) => (company ?? "")
        .Split([' ', ',', '@', '/', '(', ')', '&', '|'], StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.Trim('.', '-'))
        .Where(w => w.Length > LeastNamePart && !CompanyForms.Contains(w, StringComparer.OrdinalIgnoreCase));

    private static string? HostOf(string? blog) =>
        Uri.TryCreate(blog, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : string.IsNullOrWhiteSpace(blog) ? null : blog.Trim();

    private static Regex? Naming(IEnumerable<string> handles, IEnumerable<string> words)
    {
        // Longest first: of "Mara Lindqvist" no "Lindqvist" is left over.
        var whole = words.Concat(handles.Where(h => h.Length < LeastInside)).Select(w => w.Trim()).Where(w => w.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(w => (Word: w, Pattern: $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(w)}(?![\p{{L}}\p{{N}}])"));
        var inside = handles.Where(h => h.Length >= LeastInside).Distinct(StringComparer.OrdinalIgnoreCase).Select(h => (Word: h, Pattern: Regex.Escape(h)));
        var patterns = whole.Concat(inside).OrderByDescending(p => p.Word.Length).Select(p => p.Pattern).ToList();
        return patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
