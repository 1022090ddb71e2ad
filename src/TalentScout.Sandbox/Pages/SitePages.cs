using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>The front page and what crawlers ask for.</summary>
internal static class SitePages
{
    public static void Map(RouteTable routes)
    {
        routes.Page("robots.txt", request => Reply.Text(
            $"""
            # An invented place: everything may be read but the raw files and the forms.
            User-agent: *
            Disallow: /*/*/raw/
            Disallow: /careers/apply/
            Crawl-delay: 0

            Sitemap: {request.Shapes.Html}/careers/sitemap.xml

            """, "text/plain; charset=utf-8"));
        routes.Page("explore", Explore);
    }

    private static Reply Explore(ApiRequest request)
    {
        var world = request.World;
        var shared = world.Repositories.Where(r => r.Kind == RepositoryKind.Project).OrderByDescending(r => r.Pushed).Take(60);
        var rows = shared.Select(r => Page.Row(Page.Link(r.FullName, r.FullName), Page.Text(r.Description), Page.Text(r.Language), Page.Day(r.Pushed)));
        var people = world.Accounts.Count(a => a.Type == AccountType.User).ToString(CultureInfo.InvariantCulture);
        return Page.Of("Sandbox", "", $"<h1>An invented GitHub</h1><p>{people} people, seed {world.Options.Seed.ToString(CultureInfo.InvariantCulture)}.</p><h2>Lately pushed</h2>{Page.Table(rows)}");
    }
}
