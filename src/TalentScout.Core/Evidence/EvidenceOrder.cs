using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// A total order of evidence by all that it says, so that a fold sees the same list whatever order it is handed, and a repeated claim once.
/// Equal is only what is equal in every field; arrays by their elements.
/// </summary>
internal sealed class EvidenceOrder : IComparer<Evidence>
{
    public static readonly EvidenceOrder Instance = new();

    /// <summary>In order, each claim once.</summary>
    public static List<Evidence> Canonical(IEnumerable<Evidence> evidence)
    {
        var sorted = evidence.ToList();
        sorted.Sort(Instance);
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (kept == 0 || Instance.Compare(sorted[kept - 1], sorted[i]) != 0)
                sorted[kept++] = sorted[i];
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }

    public int Compare(Evidence? x, Evidence? y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        if (x is null || y is null)
            return x is null ? -1 : 1;
        return Then(string.CompareOrdinal(x.Document, y.Document))
            ?? Then(Rank(x) - Rank(y))
            ?? Then(string.CompareOrdinal(x.Url, y.Url))
            ?? Then(string.CompareOrdinal(x.Extractor, y.Extractor))
            ?? Then(Nullable.Compare(x.Person, y.Person))
            ?? Then(Nullable.Compare(x.Repository, y.Repository))
            ?? Then(string.CompareOrdinal(x.Excerpt, y.Excerpt))
            ?? Within(x, y);
    }

    private static int? Then(int order) => order == 0 ? null : order;

    private static int Rank(Evidence e) => e switch
    {
        ProfileEvidence => 0,
        RepositoryEvidence => 1,
        SkillEvidence => 2,
        ActivityEvidence => 3,
        ContributionEvidence => 4,
        MembershipEvidence => 5,
        AvailabilityEvidence => 6,
        ChangeEvidence => 7,
        LinkEvidence => 8,
        HeadEvidence => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "a kind of evidence without an order"),
    };

    private static int Within(Evidence x, Evidence y) => (x, y) switch
    {
        (ProfileEvidence a, ProfileEvidence b) => Profiles(a, b),
        (RepositoryEvidence a, RepositoryEvidence b) => Repositories(a, b),
        (SkillEvidence a, SkillEvidence b) => Skills(a, b),
        (ActivityEvidence a, ActivityEvidence b) => Activities(a, b),
        (ContributionEvidence a, ContributionEvidence b) => Then(string.CompareOrdinal(a.Login, b.Login)) ?? Then(string.CompareOrdinal(a.RepositoryName, b.RepositoryName))
            ?? Then(a.AccountKind.CompareTo(b.AccountKind)) ?? a.Commits.CompareTo(b.Commits),
        (MembershipEvidence a, MembershipEvidence b) => string.CompareOrdinal(a.Organisation, b.Organisation),
        (AvailabilityEvidence a, AvailabilityEvidence b) => Then(a.Open.CompareTo(b.Open)) ?? Nullable.Compare(a.Said, b.Said),
        (ChangeEvidence a, ChangeEvidence b) => Changes(a, b),
        (LinkEvidence a, LinkEvidence b) => Then(Links(a.Links, b.Links)) ?? Nullable.Compare(a.Seen, b.Seen),
        (HeadEvidence a, HeadEvidence b) => Then(a.Committed.CompareTo(b.Committed)) ?? Then(string.CompareOrdinal(a.Commit, b.Commit)) ?? string.CompareOrdinal(a.Branch, b.Branch),
        _ => 0,
    };

    private static int Profiles(ProfileEvidence a, ProfileEvidence b) =>
        Then(b.Seen.CompareTo(a.Seen)) ?? Then(string.CompareOrdinal(a.Login, b.Login)) ?? Then(a.AccountKind.CompareTo(b.AccountKind))
        ?? Then(string.CompareOrdinal(a.Name, b.Name)) ?? Then(string.CompareOrdinal(a.Location, b.Location)) ?? Then(string.CompareOrdinal(a.Company, b.Company))
        ?? Then(string.CompareOrdinal(a.Bio, b.Bio)) ?? Then(string.CompareOrdinal(a.Blog, b.Blog)) ?? Then(string.CompareOrdinal(a.Email, b.Email))
        ?? Then(Nullable.Compare(a.Hireable, b.Hireable)) ?? Then(Nullable.Compare(a.Followers, b.Followers))
        ?? Then(Nullable.Compare(a.PublicRepositories, b.PublicRepositories)) ?? Nullable.Compare(a.Created, b.Created);

    private static int Repositories(RepositoryEvidence a, RepositoryEvidence b) =>
        Then(b.Seen.CompareTo(a.Seen)) ?? Then(string.CompareOrdinal(a.FullName, b.FullName)) ?? Then(Nullable.Compare(a.Owner, b.Owner))
        ?? Then(string.CompareOrdinal(a.Description, b.Description)) ?? Then(string.CompareOrdinal(a.Language, b.Language))
        ?? Then(Lists(a.Topics, b.Topics, string.CompareOrdinal)) ?? Then(Nullable.Compare(a.Stars, b.Stars)) ?? Then(Nullable.Compare(a.Forks, b.Forks))
        ?? Then(a.Fork.CompareTo(b.Fork)) ?? Then(a.Archived.CompareTo(b.Archived)) ?? Then(a.Template.CompareTo(b.Template))
        ?? Then(Nullable.Compare(a.SizeKb, b.SizeKb)) ?? Then(Nullable.Compare(a.Created, b.Created)) ?? Nullable.Compare(a.Pushed, b.Pushed);

    private static int Skills(SkillEvidence a, SkillEvidence b) =>
        Then(string.CompareOrdinal(a.Skill, b.Skill)) ?? Then(a.How.CompareTo(b.How)) ?? Then(string.CompareOrdinal(a.Via, b.Via))
        ?? Then(string.CompareOrdinal(a.Path, b.Path)) ?? Then(Nullable.Compare(a.Line, b.Line)) ?? Then(a.Scope.CompareTo(b.Scope))
        ?? Then(Nullable.Compare(b.Share, a.Share)) ?? Then(b.Confidence.CompareTo(a.Confidence)) ?? Then(b.Count.CompareTo(a.Count))
        ?? Then(Nullable.Compare(a.First, b.First)) ?? Then(Nullable.Compare(a.Last, b.Last)) ?? Nullable.Compare(a.Seen, b.Seen);

    private static int Activities(ActivityEvidence a, ActivityEvidence b) =>
        Then(string.CompareOrdinal(a.RepositoryName, b.RepositoryName)) ?? Then(a.Owner.CompareTo(b.Owner)) ?? Then(Lists(a.Months, b.Months, Months))
        ?? Lists([.. a.Touched], [.. b.Touched], static (s, t) => Then(string.CompareOrdinal(s.Key, t.Key)) ?? s.Value.CompareTo(t.Value));

    private static int Changes(ChangeEvidence a, ChangeEvidence b) =>
        Then(string.CompareOrdinal(a.RepositoryName, b.RepositoryName)) ?? Then(a.Day.CompareTo(b.Day)) ?? Then(a.Files - b.Files) ?? Then(a.Trivial.CompareTo(b.Trivial))
        ?? Lists([.. a.Skills], [.. b.Skills], static (s, t) => Then(string.CompareOrdinal(s.Key, t.Key)) ?? string.CompareOrdinal(s.Value, t.Value));

    /// <summary>Of what manifests leave to others, by all that they say.</summary>
    public static int Links(ManifestLinks a, ManifestLinks b) =>
        Then(string.CompareOrdinal(a.Path, b.Path)) ?? Then(string.CompareOrdinal(a.Home, b.Home)) ?? Then(string.CompareOrdinal(a.Parent, b.Parent))
        ?? Then(Lists(a.Names, b.Names, static (s, t) => Then(string.CompareOrdinal(s.Name, t.Name)) ?? Then(string.CompareOrdinal(s.Skill, t.Skill)) ?? string.CompareOrdinal(s.Via, t.Via)))
        ?? Then(Lists(a.Uses, b.Uses, Uses))
        ?? Then(Lists([.. a.Values], [.. b.Values], static (s, t) => Then(string.CompareOrdinal(s.Key, t.Key)) ?? string.CompareOrdinal(s.Value, t.Value)))
        ?? Then(Lists(a.Scopes, b.Scopes, static (s, t) => Then(string.CompareOrdinal(s.Via, t.Via)) ?? s.Scope.CompareTo(t.Scope)))
        ?? Lists(a.Decided, b.Decided, string.CompareOrdinal);

    private static int Uses(LinkUse a, LinkUse b) =>
        Then(string.CompareOrdinal(a.Name, b.Name)) ?? Then(a.Line - b.Line) ?? Then(a.Scope.CompareTo(b.Scope)) ?? Then(string.CompareOrdinal(a.Excerpt, b.Excerpt))
        ?? Then(string.CompareOrdinal(a.Guess, b.Guess)) ?? string.CompareOrdinal(a.In, b.In);

    private static int Months(ActivityMonth a, ActivityMonth b) =>
        Then(a.Month.CompareTo(b.Month)) ?? Then(a.Commits - b.Commits) ?? Then(a.PullRequests - b.PullRequests) ?? Then(a.Reviews - b.Reviews)
        ?? Then(a.Issues - b.Issues) ?? Then(a.TrivialCommits - b.TrivialCommits) ?? Then(a.Days - b.Days) ?? a.BusiestDay - b.BusiestDay;

    private static int Lists<T>(ImmutableArray<T> a, ImmutableArray<T> b, Comparison<T> compare)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (compare(a[i], b[i]) is var order and not 0)
                return order;
        }

        return a.Length - b.Length;
    }
}
