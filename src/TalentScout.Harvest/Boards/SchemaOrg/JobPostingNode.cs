using System.Collections.Immutable;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>One JobPosting, whichever syntax it was written in. Texts stand where objects should, lists where one should, and parts elsewhere under their @id.</summary>
internal sealed class JobPostingNode(BoardNode node, IReadOnlyDictionary<string, BoardNode> byId)
{
    public static bool IsOne(BoardNode node) => node["@type", "type"].Each.Any(t => t.Text is { } type && type.TrimEnd('/').EndsWith("JobPosting", StringComparison.OrdinalIgnoreCase));

    public PostingDraft ToDraft()
    {
        var places = Places(node["jobLocation"]);
        return new PostingDraft
        {
            Title = node["title"].Words ?? node["name"].Words,
            Company = NameOf(node["hiringOrganization"]),
            Url = node["url"].Words ?? AbsoluteId() ?? node["mainEntityOfPage"].Words,
            Places = places,
            Remote = node.Strings("jobLocationType").Any(t => RemoteWords.Of(t) is true) ? true : null,
            RemoteWithin = [.. Each(node["applicantLocationRequirements"]).Select(Within).OfType<DraftPlace>()],
            Posted = node["datePosted"].Words ?? node["datePublished"].Words,
            Closes = node["validThrough"].Words ?? node["expires"].Words,
            Employment = node.Strings("employmentType"),
            Pay = PayOf(node["baseSalary"]) ?? PayOf(node["estimatedSalary"]),
            Description = Description(),
            Skills = [.. Each(node["skills"]).Select(s => s.HasFields ? s.String("name", "description") : s.Words).OfType<string>()],
        };
    }

    private string Description()
    {
        var text = PostingReader.Unescaped(node["description"].Words);
        foreach (var (field, heading) in new[] { ("responsibilities", "Responsibilities"), ("qualifications", "Qualifications"), ("experienceRequirements", "Requirements") })
            foreach (var part in node[field].Each.Select(n => n.String("description") ?? n.Words).OfType<string>())
                if (!text.Contains(part, StringComparison.Ordinal))
                    text += $"\n<h3>{heading}</h3>\n<p>{PostingReader.Unescaped(part)}</p>";
        return text;
    }

    private string? AbsoluteId() => node["@id"].Text is { } id && Uri.TryCreate(id, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? id : null;

    /// <summary>Members of a value, each followed to where it is written out.</summary>
    private IEnumerable<BoardNode> Each(BoardNode value) => value.Each.Select(n => n.Fields.Count == 1 && n["@id"].Text is { } id && byId.TryGetValue(id, out var whole) ? whole : n);

    private string? NameOf(BoardNode organisation) => Each(organisation).Select(o => o.HasFields ? o["name"].Words ?? o["legalName"].Words ?? o["@value"].Words : o.Words).FirstOrDefault(n => n is not null);

    private ImmutableArray<DraftPlace> Places(BoardNode locations) => [.. Each(locations).SelectMany(PlacesOf)];

    private IEnumerable<DraftPlace> PlacesOf(BoardNode location)
    {
        if (!location.HasFields)
            return location.Words is { } text ? [new DraftPlace(text)] : [];
        var addresses = Each(location["address"]).ToList();
        if (addresses.Count == 0)
            addresses = [location];
        return addresses.Select(a => AddressOf(a) ?? (location["name"].Words is { } name ? new DraftPlace(name) : null)).OfType<DraftPlace>();
    }

    private static DraftPlace? AddressOf(BoardNode address)
    {
        if (!address.HasFields)
            return address.Words is { } text ? new DraftPlace(text) : null;
        var (city, region, country) = (address["addressLocality"].Words, address["addressRegion"].Words, CountryOf(address["addressCountry"]));
        if (city is not null || region is not null || country is not null)
            return new DraftPlace(null, city, region, country);
        return address["streetAddress"].Words is { } street ? new DraftPlace(street) : address["name"].Words is { } name ? new DraftPlace(name) : null;
    }

    private static string? CountryOf(BoardNode country) => country.HasFields ? country["name"].Words ?? country["@id"].Words : country.Words;

    private DraftPlace? Within(BoardNode place)
    {
        if (place["address"] is { IsEmpty: false } address)
            return Each(address).Select(AddressOf).FirstOrDefault();
        return (place.HasFields ? place["name"].Words : place.Words) is { } name ? new DraftPlace(name) : null;
    }

    private DraftPay? PayOf(BoardNode salaries)
    {
        foreach (var salary in Each(salaries))
        {
            var currency = salary["currency", "salaryCurrency", "priceCurrency"].Words ?? node["salaryCurrency"].Words;
            if (!salary.HasFields)
                return salary.Words is { } amount ? Plain(amount, currency) : null;
            var value = Each(salary["value"]).FirstOrDefault() ?? BoardNode.Nothing;
            var amounts = value.HasFields ? value : salary;
            var per = amounts["unitText", "unitCode", "duration"].Words ?? salary["unitText", "unitCode", "duration"].Words;
            if (amounts["minValue", "maxValue", "median"].IsEmpty && (value.HasFields ? value["value"].Words : value.Words ?? salary["price", "amount"].Words) is { } one)
                return Plain(one, currency, per);
            if (!amounts["minValue", "maxValue"].IsEmpty)
                return new DraftPay(null, amounts["minValue"].Words, amounts["maxValue"].Words, currency, per);
            if (amounts["median"].Words is { } median)
                return Plain(median, currency, per);
        }

        return null;
    }

    /// <summary>One amount, or a text that may hold a range.</summary>
    private static DraftPay Plain(string amount, string? currency, string? per = null) => new(null, amount, amount, currency, per);
}
