using System.Collections.Immutable;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Feeds;

/// <summary>
/// Any JSON or XML list of openings, told by its fields: an object with a title and two more things that openings have. Feeds of readers (RSS, Atom) are one
/// case of it. Names of fields are those that boards use.
/// </summary>
internal sealed class FeedFormat : IBoardFormat
{
    private static readonly string[] _titles = ["title", "position", "jobTitle", "job_title", "job_titles", "jobTitles", "titulo", "role", "name"];
    private static readonly string[] _companies = ["company", "companyName", "company_name", "hiringOrganization", "employer", "organization", "organisation", "startup", "business_name", "advertiser", "creator", "subcompany"];
    private static readonly string[] _places =
        ["locations", "location", "cities", "city", "locationName", "location_name", "locationsText", "jobLocation", "job_location", "office", "offices", "place", "jobGeo", "workplace", "additionalOffices"];
    private static readonly string[] _within = ["locationRestrictions", "location_restrictions", "candidate_required_location", "region", "applicantLocationRequirements", "remote_regions"];
    private static readonly string[] _posted =
        ["datePosted", "date_posted", "publishedAt", "published_at", "publishedOn", "publication_date", "pubDate", "published", "posted_on", "postedOn", "postedAt", "posted_at", "createdAt", "created_at", "created", "validFrom", "releasedDate", "date", "startDate", "jobPublishedDate", "lastUpdate", "updatedAt", "updated_at", "updated"];
    private static readonly string[] _closes = ["validThrough", "valid_through", "expiryDate", "expiry_date", "expiresAt", "expires_at", "expirationDate", "closingDate", "applicationDeadline", "deadline", "closes", "validTo", "endDate"];
    private static readonly string[] _employment =
        ["employmentTypes", "employmentType", "employment_type", "employment_types", "jobtypes", "jobType", "job_type", "job_types", "type", "commitment", "contract_type", "contractType", "schedule", "typeOfEmployment"];
    private static readonly string[] _descriptions = ["encoded", "descriptionHtml", "description_html", "htmlContent", "description", "jobDescription", "job_description", "jobDescriptions", "content", "body", "summary", "excerpt", "details", "text"];
    private static readonly string[] _urls = ["url", "jobUrl", "job_url", "link", "absolute_url", "hostedUrl", "applicationLink", "application_link", "apply_url", "applyUrl", "apply_links", "externalPath", "guid", "href", "careers_url", "shortlink"];
    private static readonly string[] _skills = ["tech_stack", "techStack", "skills", "technologies", "required_skills", "requiredSkills", "stack"];

    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        if (page.Html is not null)
            return null;
        var drafts = new List<PostingDraft>();
        Collect(page.Data, drafts, 0);
        return drafts;
    }

    private static void Collect(BoardNode node, List<PostingDraft> drafts, int depth)
    {
        if (depth > LooseJson.MaxDepth || drafts.Count >= BoardReader.MaxPostings)
            return;
        if (node.HasFields && IsOpening(node))
        {
            drafts.Add(Draft(node));
            return;
        }

        foreach (var (_, value) in node.Fields)
            Collect(value, drafts, depth + 1);
        foreach (var item in node.Items)
            Collect(item, drafts, depth + 1);
    }

    /// <summary>A channel has a title, a link and a description too: what holds openings is none.</summary>
    private static bool IsOpening(BoardNode node)
    {
        if (node[_titles].Words is not { } title || title.Length > 300 || !node["item", "entry", "jobs", "offers", "jobPostings", "postings"].IsEmpty)
            return false;
        string[][] groups = [_companies, [.. _places, .. _within], _posted, _employment, _descriptions, _urls];
        var known = groups.Count(g => !node[g].IsEmpty);
        return known >= (node[_titles[..^1]].IsEmpty ? 4 : 2);
    }

    private static PostingDraft Draft(BoardNode job)
    {
        var title = job[_titles];
        var (company, types) = (CompanyOf(job, title.Words), Words(job["jobtypes"]).Concat(Words(job["parameters"]["employmentTypes"])).ToList());
        var within = Places(job[_within]);
        return new PostingDraft
        {
            Title = title.Items.Count > 1 ? string.Join(", ", title.Each.Select(t => t.Words).OfType<string>()) : title.Words,
            Company = company,
            Url = UrlOf(job),
            Places = Places(job[_places]),
            Remote = RemoteOf(job, types, within),
            RemoteWithin = within,
            Posted = job.String(_posted),
            Closes = job.String(_closes),
            Employment = types.Count > 0 ? [.. types] : [.. Words(job[_employment])],
            Pay = PayOf(job),
            Description = Longest(job),
            Skills = job.Strings(_skills),
        };
    }

    /// <summary>"10up: Senior UI Engineer": where no field names the company, the title of a feed's item does.</summary>
    private static string? CompanyOf(BoardNode job, string? title)
    {
        if (job[_companies].Words is { } named)
            return named;
        var colon = title?.IndexOf(": ", StringComparison.Ordinal) ?? -1;
        return colon is > 0 and < 60 && (!job["pubDate"].IsEmpty || !job["guid"].IsEmpty) ? title![..colon] : null;
    }

    private static string? UrlOf(BoardNode job)
    {
        var link = job[_urls];
        return link.Each.Select(l => l["href"].Words ?? l.Words).FirstOrDefault(l => l is not null)?.Trim();
    }

    /// <summary>The members of a list, in XML the elements within one: jobtypes/jobtype.</summary>
    private static IEnumerable<string> Words(BoardNode node) => (node.Fields.Count == 1 && node.Text is null or "" ? node.Fields[0].Value : node).Each.Select(n => n.Words).OfType<string>();

    private static ImmutableArray<DraftPlace> Places(BoardNode node) => [.. node.Each.Select(Place).Where(p => p is not { Text: null, City: null, Country: null })];

    private static DraftPlace Place(BoardNode node)
    {
        if (!node.HasFields)
            return new DraftPlace(node.Words);
        var address = node["address"] is { HasFields: true } inner ? inner : node;
        var city = address.String("addressLocality", "city", "town", "locality");
        var country = address.String("addressCountry", "country", "country_code", "countryCode", "country_name");
        return city is null ? new DraftPlace(node.String("name", "location", "text", "address", "label") ?? node.Text, Country: country) : new DraftPlace(null, city, address.String("addressRegion", "region", "state"), country);
    }

    private static bool? RemoteOf(BoardNode job, List<string> types, ImmutableArray<DraftPlace> within)
    {
        if (job.Flag("remote", "isRemote", "is_remote", "telecommuting", "remote_ok", "fully_remote", "has_remote") is { } said)
            return said;
        if (job.String("remote", "workplaceType", "workplace_type", "remote_policy", "locationType", "location_type", "workplace", "arrangement", "work_type") is { } words && RemoteWords.Of(words) is { } told)
            return told;
        // "Anywhere in the world" as the region of a feed.
        if (within.Any(p => RemoteWords.Of(p.Text) is true))
            return true;
        // A board that lists "Remote" among its types says no by leaving it out.
        return types.Count > 0 ? types.Any(t => RemoteWords.Of(t) is true) : null;
    }

    private static DraftPay? PayOf(BoardNode job)
    {
        var min = job.String("salary_min", "minSalary", "min_salary", "salaryMin", "annualSalaryMin", "salary_from", "salaryFrom", "min_annual_salary");
        var max = job.String("salary_max", "maxSalary", "max_salary", "salaryMax", "annualSalaryMax", "salary_to", "salaryTo", "max_annual_salary");
        var currency = job.String("salary_currency", "salaryCurrency", "currency", "currency_code");
        var pay = job["salary", "compensation", "salaryRange", "baseSalary", "pay"];
        if (min is not null || max is not null)
            return new DraftPay(null, min, max, currency, job.String("salary_period", "salaryPeriod", "salaryInterval", "salary_frequency") ?? (job["annualSalaryMin", "min_annual_salary"].IsEmpty ? null : "year"));
        if (pay.HasFields)
            return new DraftPay(null, pay.String("min", "minValue", "from", "min_value"), pay.String("max", "maxValue", "to", "max_value"), pay.String("currency", "currencyCode") ?? currency, pay.String("period", "interval", "unitText", "per"));
        return pay.Words is { } text ? new DraftPay(text, Currency: currency) : null;
    }

    private static string? Longest(BoardNode job) => _descriptions.Select(n => job[n]).SelectMany(n => n.HasFields && n.Words is null ? n.Fields.SelectMany(f => f.Value.Each) : n.Each)
        .Select(n => n["htmlContent"].Words ?? n.Words).OfType<string>().MaxBy(t => t.Length);
}
