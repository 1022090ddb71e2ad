using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>One company's own career pages, with schema.org JobPosting as JSON-LD, and a sitemap that names them.</summary>
internal static class CareerSite
{
    public static void Map(RouteTable routes)
    {
        routes.Page("careers", Index);
        routes.Page("careers/jobs/{slug}", Job);
        routes.Page("careers/sitemap.xml", Sitemap);
        routes.Page("sitemap.xml", Sitemap);
        routes.Page("careers/apply/{slug}", _ => Page.Of("Apply", "", "<h1>Apply</h1><p>Nobody is hired here: the company does not exist.</p>"));
    }

    public static string AddressOf(SandboxPosting posting, Shapes shapes) => $"{shapes.Html}/careers/jobs/{posting.Slug}";

    private static IEnumerable<SandboxPosting> Postings(ApiRequest request) => request.World.Postings.Where(p => p.OwnSite);

    private static Reply Index(ApiRequest request)
    {
        var rows = Postings(request).Select(p => Page.Row(Page.Link("careers/jobs/" + p.Slug, p.Title), Page.Text(GreenhouseRoutes.PlaceOf(p)), $"<span class=\"soft\">{Iso(p.Posted)}</span>"));
        return Page.Of("Careers", "", $"<h1>Work with us</h1>{Page.Table(rows)}");
    }

    private static Reply Job(ApiRequest request)
    {
        if (Postings(request).FirstOrDefault(p => p.Slug == request.Value("slug")) is not { } posting)
            return Page.NotFound();
        var data = $"<script type=\"application/ld+json\">{JsonLd(posting, request.Shapes)}</script>";
        return Page.Of(
            $"{posting.Title} · {posting.Company.Name}",
            Page.Link("careers", "All openings"),
            $"{data}<h1>{Page.Text(posting.Title)}</h1><p class=\"soft\">{Page.Text(GreenhouseRoutes.PlaceOf(posting))} · {Iso(posting.Posted)}</p>{posting.Description}<p>{Page.Link("careers/apply/" + posting.Slug, "Apply")}</p>");
    }

    private static Reply Sitemap(ApiRequest request)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var posting in Postings(request))
            text.Append($"  <url><loc>{AddressOf(posting, request.Shapes)}</loc><lastmod>{Iso(posting.Posted)}</lastmod></url>\n");
        return Reply.Text(text.Append("</urlset>\n").ToString(), "application/xml; charset=utf-8");
    }

    /// <summary>Every third page wraps the posting in a @graph, as some site builders do.</summary>
    private static string JsonLd(SandboxPosting posting, Shapes shapes)
    {
        using var stream = new MemoryStream();
        // The default encoder escapes &lt; and &gt;: a description cannot end the script element.
        using (var w = new Utf8JsonWriter(stream))
        {
            var graph = posting.Id % 3 == 0;
            w.WriteStartObject();
            w.WriteString("@context", "https://schema.org/");
            if (graph)
            {
                w.WriteStartArray("@graph");
                w.WriteStartObject();
                w.WriteString("@type", "Organization");
                w.WriteString("name", posting.Company.Name);
                w.WriteEndObject();
                w.WriteStartObject();
            }
            Fields(w, posting, shapes);
            if (graph)
            {
                w.WriteEndObject();
                w.WriteEndArray();
            }
            w.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Fields(Utf8JsonWriter w, SandboxPosting posting, Shapes shapes)
    {
        w.WriteString("@type", "JobPosting");
        w.WriteString("title", posting.Title);
        w.WriteString("description", posting.Description);
        w.WriteString("datePosted", Iso(posting.Posted));
        if (posting.Closes is { } closes)
            w.WriteString("validThrough", Iso(closes) + "T23:59:59Z");
        w.WriteString("employmentType", "FULL_TIME");
        w.WriteString("url", AddressOf(posting, shapes));
        w.WriteStartObject("hiringOrganization");
        w.WriteString("@type", "Organization");
        w.WriteString("name", posting.Company.Name);
        w.WriteString("sameAs", $"{shapes.Html}/{posting.Company.Login}");
        w.WriteEndObject();
        if (posting.City is not null)
        {
            w.WriteStartObject("jobLocation");
            w.WriteString("@type", "Place");
            w.WriteStartObject("address");
            w.WriteString("@type", "PostalAddress");
            w.WriteString("addressLocality", posting.City);
            w.WriteString("addressCountry", posting.Country);
            w.WriteEndObject();
            w.WriteEndObject();
        }
        if (posting.Remote)
        {
            w.WriteString("jobLocationType", "TELECOMMUTE");
            w.WriteStartObject("applicantLocationRequirements");
            w.WriteString("@type", "Country");
            w.WriteString("name", posting.CountryName);
            w.WriteEndObject();
        }
        if (posting.Salary is not { } salary)
            return;
        w.WriteStartObject("baseSalary");
        w.WriteString("@type", "MonetaryAmount");
        w.WriteString("currency", salary.Currency);
        w.WriteStartObject("value");
        w.WriteString("@type", "QuantitativeValue");
        w.WriteNumber("minValue", salary.Min);
        w.WriteNumber("maxValue", salary.Max);
        w.WriteString("unitText", "YEAR");
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
