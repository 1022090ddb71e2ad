using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Ashby;

/// <summary>Ashby's posting API: {"jobs": [...]} with HTML descriptions, secondary locations and, on request, compensation. Unlisted jobs are left out.</summary>
internal sealed class AshbyFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var jobs = page.Data["jobs"].Each.Where(j => !j["jobUrl"].IsEmpty && !j["title"].IsEmpty).ToList();
        return jobs.Count > 0 ? [.. jobs.Where(j => j.Flag("isListed") is not false).Select(j => Draft(j, page))] : null;
    }

    private static PostingDraft Draft(BoardNode job, BoardPage page) => new()
    {
        Title = job.String("title"),
        Company = page.Data.String("companyName", "organizationName") ?? CompanyOf(job.String("jobUrl")),
        Url = job.String("jobUrl"),
        Places = [PlaceOf(job), .. job["secondaryLocations"].Each.Select(PlaceOf)],
        Remote = job.String("workplaceType")?.ToLowerInvariant() is { } type ? type == "remote" : job.Flag("isRemote"),
        Posted = job.String("publishedAt", "publishedDate"),
        Employment = [.. job.Strings("employmentType").Select(t => t switch { "FullTime" => "full-time", "PartTime" => "part-time", "Intern" => "internship", _ => t })],
        Pay = PayOf(job["compensation"]),
        Description = job.String("descriptionHtml", "descriptionPlain"),
    };

    private static DraftPlace PlaceOf(BoardNode node)
    {
        var address = node["address"]["postalAddress"] is { HasFields: true } postal ? postal : node["address"];
        return address.String("addressLocality") is { } city
            ? new DraftPlace(null, city, address.String("addressRegion"), address.String("addressCountry"))
            : new DraftPlace(node.String("location", "locationName") ?? address.String("addressCountry"));
    }

    private static DraftPay? PayOf(BoardNode compensation)
    {
        var salary = compensation["summaryComponents"].Each.Concat(compensation["compensationTiers"].Each.SelectMany(t => t["components"].Each))
            .FirstOrDefault(c => c.String("compensationType") is "Salary");
        if (salary is not null)
            return new DraftPay(null, salary.String("minValue"), salary.String("maxValue"), salary.String("currencyCode"), salary.String("interval"));
        return compensation.String("compensationTierSummary", "scrapeableCompensationSalarySummary") is { } text ? new DraftPay(text) : null;
    }

    private static string? CompanyOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Segments is [_, var company, ..] ? Uri.UnescapeDataString(company.Trim('/')) : null;
}
