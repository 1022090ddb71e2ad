using System.Globalization;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>A profile: what an account says about itself.</summary>
internal sealed class UserKind(bool keepEmailOfHireable, AboutText text) : GitHubKind("user", 2)
{
    private const double OfBio = 0.5;
    private static readonly TimeSpan GoneAge = TimeSpan.FromDays(14);

    private static readonly (string, JsonShape)[] Members =
    [
        ("id", JsonShape.Value), ("login", JsonShape.Value), ("type", JsonShape.Value), ("html_url", JsonShape.Value), ("name", JsonShape.Text(ContactMask.Contacts)),
        ("company", JsonShape.Text(ContactMask.Contacts)), ("blog", JsonShape.Text(ContactMask.Contacts)), ("location", JsonShape.Text(ContactMask.Contacts)),
        ("bio", JsonShape.Text(ContactMask.Contacts)), ("hireable", JsonShape.Value), ("followers", JsonShape.Value), ("public_repos", JsonShape.Value),
        ("created_at", JsonShape.Value), ("suspended_at", JsonShape.Value),
    ];

    private static readonly JsonShape Shape = JsonShape.Object(Members);
    private static readonly JsonShape WithEmail = JsonShape.Object([.. Members, ("email", JsonShape.Value)]);

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context)
    {
        if (Shape.Keep(body) is not { } kept)
            return null;
        using var json = JsonDocument.Parse(kept);
        if (AccountKinds.Read(json.RootElement) is null)
            return null;
        return keepEmailOfHireable && json.RootElement.Flag("hireable") == true ? WithEmail.Keep(body) : kept;
    }

    /// <summary>Of an account that is listed somewhere, but is gone or suspended: enough to know it as that.</summary>
    public override byte[]? Tombstone(ItemContext context, GitHubPage? before) => (before is null ? context : before.Context with { Login = before.Root.Text("login") }) switch
    {
        { Person: { } id, Login: { } login } => JsonSerializer.SerializeToUtf8Bytes(new { id, login, gone = true }),
        _ => null,
    };

    /// <summary>Accounts seldom come back: a gone one is asked for once in a while.</summary>
    public override bool IsFinal(GitHubPage stored, DateTimeOffset now) => stored.Root.Flag("gone") == true && now - stored.Document.Fetched < GoneAge;

    public override Account? Subject(GitHubPage page) => AccountKinds.Read(page.Root);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        var user = page.Root;
        if (AccountKinds.Read(user) is not { } account)
            yield break;
        var gone = user.Flag("gone") == true || user.Time("suspended_at") is not null;
        yield return new ProfileEvidence
        {
            Person = account.Key,
            Login = account.Login,
            AccountKind = gone ? AccountKind.Gone : AccountKinds.OfProfile(account.Kind, account.Login, user.Text("name"), user.Text("bio")),
            Name = user.Text("name"),
            Location = user.Text("location"),
            Company = user.Text("company"),
            Bio = user.Text("bio"),
            Blog = user.Text("blog"),
            Email = keepEmailOfHireable && user.Flag("hireable") == true ? user.Text("email") : null,
            Hireable = user.Flag("hireable"),
            Followers = user.Count("followers"),
            PublicRepositories = user.Count("public_repos"),
            Created = user.Day("created_at"),
            Seen = page.Document.Fetched,
            Url = user.Text("html_url") ?? page.Document.Address,
            Excerpt = user.Text("bio"),
            Extractor = Extractor,
        };
        if (user.Text("bio") is not { } bio)
            yield break;
        foreach (var (skill, excerpt) in text.Find(bio))
            yield return new SkillEvidence
            {
                Person = account.Key,
                Skill = skill.Id,
                How = How.Declared,
                Via = "text:bio",
                Confidence = OfBio,
                Url = user.Text("html_url") ?? page.Document.Address,
                Excerpt = excerpt,
                Extractor = Extractor,
            };
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (AccountKinds.Read(page.Root) is not { IsPerson: true } account || page.Root.Flag("gone") == true || page.Root.Time("suspended_at") is not null)
            yield break;
        var context = new ItemContext { Person = account.Id, Login = account.Login, Html = page.Root.Text("html_url"), Started = visit.Started };
        // Before the next person: half a budget shows half of the people whole, and not all of them by half.
        var priority = Math.Max(1, visit.Item.Priority - 1);
        if (visit.Depth.OwnRepositories && page.Root.Count("public_repos") != 0)
            yield return Of("user-repositories", "repos?type=owner&sort=pushed&per_page=100");
        if (visit.Depth.Organisations)
            yield return Of("organisations", "orgs?per_page=100");
        if (visit.Depth.Events)
            yield return Of("events", "events/public?per_page=100");
        if (visit.Depth.MergedElsewhere)
        {
            var question = Uri.EscapeDataString($"author:{account.Login} type:pr is:merged -user:{account.Login}");
            yield return GitHubWork.Item("merged-elsewhere", $"search/issues?q={question}&sort=created&order=desc&per_page=100", priority, visit.Item.Depth, context, GitHubWork.Search) with { Why = visit.Item.Why };
        }

        WorkItem Of(string kind, string rest) =>
            GitHubWork.Item(kind, string.Create(CultureInfo.InvariantCulture, $"user/{account.Id}/{rest}"), priority, visit.Item.Depth, context) with { Why = visit.Item.Why };
    }
}
