using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>A profile: what an account says about itself.</summary>
internal sealed class UserKind(bool keepEmailOfHireable) : GitHubKind("user")
{
    private static readonly JsonShape Shape = JsonShape.Object(
        ("id", JsonShape.Value), ("login", JsonShape.Value), ("type", JsonShape.Value), ("html_url", JsonShape.Value), ("name", JsonShape.Text(ContactMask.Contacts)),
        ("company", JsonShape.Text(ContactMask.Contacts)), ("blog", JsonShape.Text(ContactMask.Contacts)), ("location", JsonShape.Text(ContactMask.Contacts)),
        ("bio", JsonShape.Text(ContactMask.Contacts)), ("hireable", JsonShape.Value), ("followers", JsonShape.Value), ("public_repos", JsonShape.Value),
        ("created_at", JsonShape.Value), ("suspended_at", JsonShape.Value), ("email", JsonShape.Value));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context)
    {
        if (Shape.Keep(body) is not { } kept || JsonNode.Parse(kept) is not JsonObject profile)
            return null;
        using var json = JsonDocument.Parse(kept);
        if (AccountKinds.Read(json.RootElement) is null)
            return null;
        if (!keepEmailOfHireable || json.RootElement.Flag("hireable") != true)
            profile.Remove("email");
        return Encoding.UTF8.GetBytes(profile.ToJsonString());
    }

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
            AccountKind = gone ? AccountKind.Gone : account.Kind,
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
    }
}
