using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Lever;

/// <summary>Lever's postings API: a list (or one posting) with text, categories, a description and lists; createdAt in milliseconds.</summary>
internal sealed class LeverFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var postings = page.Data.Each.Where(p => !p["hostedUrl"].IsEmpty && !p["text"].IsEmpty).ToList();
        return postings.Count > 0 ? [.. postings.Select(p => Draft(p, page))] : null;
    }

    private static PostingDraft Draft(BoardNode posting, BoardPage page)
    {
        var categories = posting["categories"];
        var range = posting["salaryRange"];
        var places = categories.Strings("allLocations") is { Length: > 0 } all ? all : categories.Strings("location");
        return new PostingDraft
        {
            Title = posting.String("text"),
            // The API names no company: it is the board's own name.
            Company = posting.String("company") ?? CompanyOf(posting.String("hostedUrl") ?? page.Url),
            Url = posting.String("hostedUrl"),
            Places = [.. places.Select(p => new DraftPlace(p, Country: places.Length == 1 ? posting.String("country") : null))],
            Remote = posting.String("workplaceType")?.ToLowerInvariant() switch
            {
                "remote" => true,
                "on-site" or "onsite" or "hybrid" => false,
                _ => null,
            },
            Posted = posting.String("createdAt"),
            Employment = categories.Strings("commitment"),
            Pay = range.HasFields ? new DraftPay(null, range.String("min"), range.String("max"), range.String("currency"), range.String("interval")) : posting.String("salaryDescriptionPlain") is { } text ? new DraftPay(text) : null,
            Description = string.Join('\n', [.. Parts(posting)]),
        };
    }

    private static IEnumerable<string> Parts(BoardNode posting)
    {
        yield return posting.String("opening") ?? "";
        yield return posting.String("descriptionBody", "description", "descriptionPlain") ?? "";
        foreach (var list in posting["lists"].Each)
            yield return $"<h3>{list.String("text")}</h3><ul>{list.String("content")}</ul>";
        if (posting.String("additional", "additionalPlain") is { } additional)
            yield return $"<h3>What we offer</h3>{additional}";
    }

    private static string? CompanyOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Contains("lever.co", StringComparison.OrdinalIgnoreCase) && uri.Segments is [_, .. var rest]
            ? rest.Select(s => s.Trim('/')).FirstOrDefault(s => s is not ("v0" or "postings") && s.Length > 0)
            : null;
}
