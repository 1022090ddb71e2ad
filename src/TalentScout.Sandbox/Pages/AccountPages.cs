using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Profile pages of people, organisations and bots, and their pictures.</summary>
internal static class AccountPages
{
    public static void Map(RouteTable routes)
    {
        routes.Page("{login}", request => Show(request, request.World.Account(request.Value("login"))));
        routes.Page("apps/{name}", request => Show(request, request.World.Account(request.Value("name") + "[bot]")));
        routes.Page("avatars/{id:long}.svg", Avatar);
    }

    private static Reply Show(ApiRequest request, SandboxAccount? account)
    {
        if (account is null or { Gone: true })
            return Page.NotFound();
        var facts = new[] { account.Company, account.Location, account.Blog, account.Hireable == true ? "open to offers" : null }.Where(f => !string.IsNullOrEmpty(f)).Select(f => $"<span class=\"tag\">{Page.Text(f)}</span>");
        var owned = request.World.RepositoriesOf(account).Where(r => r.Kind != RepositoryKind.Blocked).OrderByDescending(r => r.Pushed).ToList();
        var pulls = request.Shapes.History.PullsOf(account).Where(x => x.Pull.Merged is not null && x.Repository.Kind != RepositoryKind.Blocked).OrderByDescending(x => x.Pull.Merged).Take(30).ToList();
        var members = request.World.Memberships.Where(m => m.Organisation == account).ToList();
        var body = $"""
            <img src="/avatars/{account.Id.ToString(CultureInfo.InvariantCulture)}.svg" alt="" width="72" height="72" style="float:right;border-radius:12px">
            <h1>{Page.Text(account.Name ?? account.Login)}</h1>
            <p class="soft">{Page.Text(account.Login)} · {account.Type.ToString().ToLowerInvariant()} since {UnixTime.Iso(account.Created)[..4]} · {account.Followers.ToString(CultureInfo.InvariantCulture)} followers</p>
            <p>{Page.Text(account.Bio)}</p><p>{string.Concat(facts)}</p>
            {(owned.Count == 0 ? "" : "<h2>Repositories</h2>" + Page.Table(owned.Select(r => Page.Row(Page.Link(r.FullName, r.Name), Page.Text(r.Kind == RepositoryKind.Fork ? "fork" : r.Description), Page.Text(r.Language), Page.Day(r.Pushed)))))}
            {(pulls.Count == 0 ? "" : "<h2>Merged elsewhere and at home</h2>" + Page.Table(pulls.Select(x => Page.Row(Page.Link($"{x.Repository.FullName}/pull/{x.Pull.Number}", x.Pull.Title), Page.Link(x.Repository.FullName, x.Repository.FullName), Page.Day(x.Pull.Merged ?? 0)))))}
            {(members.Count == 0 ? "" : "<h2>People</h2><p>" + string.Join(" · ", members.Select(m => Page.Link(m.Member.Login, m.Member.Login))) + "</p>")}
            """;
        return Page.Of(account.Login, "", body);
    }

    /// <summary>A pattern made from the id: no photo, for there is no face.</summary>
    private static Reply Avatar(ApiRequest request)
    {
        if (request.Number("id") is not { } id)
            return Page.NotFound();
        var dice = new Dice((ulong)id);
        var hue = dice.Below(360);
        var cells = Enumerable.Range(0, 15).Where(_ => dice.Chance(52)).SelectMany(i => new[] { (X: i % 3, Y: i / 3), (X: 4 - (i % 3), Y: i / 3) }).Distinct();
        var squares = string.Concat(cells.Select(c => $"<rect x=\"{c.X}\" y=\"{c.Y}\" width=\"1\" height=\"1\"/>"));
        return Reply.Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 7 7\"><rect x=\"-1\" y=\"-1\" width=\"7\" height=\"7\" fill=\"hsl({hue} 35% 90%)\"/><g fill=\"hsl({hue} 45% 45%)\">{squares}</g></svg>", "image/svg+xml");
    }
}
