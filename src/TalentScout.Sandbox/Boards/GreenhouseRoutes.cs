using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>A job board in the shape of Greenhouse's: /v1/boards/{company}/jobs?content=true.</summary>
internal static class GreenhouseRoutes
{
    private const string Root = "boards/greenhouse/v1/boards/{company}";

    public static void Map(RouteTable routes)
    {
        routes.Page(Root, request => Of(request) is { Count: > 0 } postings
            ? Reply.Of(w =>
            {
                w.WriteStartObject();
                w.WriteString("name", postings[0].Company.Name);
                w.WriteString("content", "");
                w.WriteEndObject();
            })
            : Missing());
        routes.Page(Root + "/jobs", List);
        routes.Page(Root + "/jobs/{id}", request => Of(request).Find(p => p.Id == request.Number("id")) is { } posting ? Reply.Of(w => Write(w, posting, request.Shapes, content: true)) : Missing());
        routes.Page("boards/greenhouse/{company}/jobs/{id}", request => Of(request).Find(p => p.Id == request.Number("id")) is { } posting
            ? Page.Of($"{posting.Title} at {posting.Company.Name}", Page.Text(posting.Company.Name), $"<h1>{Page.Text(posting.Title)}</h1><p class=\"soft\">{Page.Text(PlaceOf(posting))}</p>{posting.Description}")
            : Page.NotFound());
    }

    /// <summary>Address of the page that people read.</summary>
    public static string AddressOf(SandboxPosting posting, Shapes shapes) => $"{shapes.Html}/boards/greenhouse/{posting.Company.Login}/jobs/{posting.Id.ToString(CultureInfo.InvariantCulture)}";

    public static string PlaceOf(SandboxPosting posting) => posting switch
    {
        { City: null } => "Remote",
        { Remote: true } => $"{posting.City}, {posting.CountryName} or Remote",
        _ => $"{posting.City}, {posting.CountryName}",
    };

    private static List<SandboxPosting> Of(ApiRequest request) => [.. request.World.Postings.Where(p => !p.OwnSite && p.Company.Login.Equals(request.Value("company"), StringComparison.OrdinalIgnoreCase))];

    private static Reply List(ApiRequest request)
    {
        var postings = Of(request);
        return postings.Count == 0 ? Missing() : Reply.Of(w =>
        {
            w.WriteStartObject();
            w.WriteStartArray("jobs");
            foreach (var posting in postings)
                Write(w, posting, request.Shapes, request.Asked("content") == "true");
            w.WriteEndArray();
            w.WriteStartObject("meta");
            w.WriteNumber("total", postings.Count);
            w.WriteEndObject();
            w.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter w, SandboxPosting posting, Shapes shapes, bool content)
    {
        w.WriteStartObject();
        w.WriteString("absolute_url", AddressOf(posting, shapes));
        w.WriteNumber("internal_job_id", posting.Id - 1_000_000);
        w.WriteStartObject("location");
        w.WriteString("name", PlaceOf(posting));
        w.WriteEndObject();
        w.WriteNull("metadata");
        w.WriteNumber("id", posting.Id);
        w.WriteString("updated_at", posting.Posted.ToString("yyyy-MM-dd'T09:15:00-04:00'", CultureInfo.InvariantCulture));
        w.WriteString("requisition_id", "R-" + (posting.Id % 10_000).ToString(CultureInfo.InvariantCulture));
        w.WriteString("title", posting.Title);
        w.WriteString("company_name", posting.Company.Name);
        w.WriteString("first_published", posting.Posted.ToString("yyyy-MM-dd'T09:15:00-04:00'", CultureInfo.InvariantCulture));
        if (content)
        {
            // The board gives its HTML escaped once more.
            w.WriteString("content", WebUtility.HtmlEncode(posting.Description));
            w.WriteStartArray("departments");
            w.WriteStartObject();
            w.WriteNumber("id", 9001);
            w.WriteString("name", "Engineering");
            w.WriteEndObject();
            w.WriteEndArray();
            w.WriteStartArray("offices");
            w.WriteStartObject();
            w.WriteNumber("id", 7001);
            w.WriteString("name", posting.City);
            w.WriteString("location", posting.City is null ? null : $"{posting.City}, {posting.CountryName}");
            w.WriteEndObject();
            w.WriteEndArray();
        }
        w.WriteEndObject();
    }

    private static Reply Missing() => new(404, Reply.Json)
    {
        WriteJson = w =>
        {
            w.WriteStartObject();
            w.WriteNumber("status", 404);
            w.WriteString("error", "Job not found");
            w.WriteEndObject();
        },
    };
}
