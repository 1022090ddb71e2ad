using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SmartRecruiters;

/// <summary>SmartRecruiters' posting API: {"content": [...]} of a company's postings, without descriptions, or one posting with its jobAd.</summary>
internal sealed class SmartRecruitersFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var postings = page.Data["content"].Each.DefaultIfEmpty(page.Data).Where(IsPosting).ToList();
        return postings.Count > 0 ? [.. postings.Select(Draft)] : null;
    }

    private static bool IsPosting(BoardNode posting) => !posting["name"].IsEmpty && posting["company"].HasFields && (!posting["releasedDate"].IsEmpty || posting["jobAd"].HasFields);

    private static PostingDraft Draft(BoardNode posting)
    {
        var place = posting["location"];
        var sections = posting["jobAd"]["sections"];
        return new PostingDraft
        {
            Title = posting.String("name"),
            Company = posting["company"].String("name", "identifier"),
            Url = posting.String("postingUrl", "applyUrl") ?? PageOf(posting),
            Places = place.HasFields ? [new DraftPlace(null, place.String("city"), place.String("region"), place.String("country")) is { City: null, Region: null } ? new DraftPlace(place.String("fullLocation"), Country: place.String("country")) : new DraftPlace(null, place.String("city"), place.String("region"), place.String("country"))] : [],
            Remote = place.Flag("remote") is true ? true : place.Flag("hybrid") is true || place.Flag("remote") is false ? false : null,
            Posted = posting.String("releasedDate"),
            Employment = posting.Strings("typeOfEmployment"),
            Description = string.Join('\n', sections.Fields.Select(s => $"<h3>{Heading(s.Key, s.Value)}</h3>{s.Value.String("text")}")),
        };
    }

    /// <summary>The page that people read; the API gives its own address.</summary>
    private static string? PageOf(BoardNode posting) =>
        posting["company"].String("identifier") is { } company && posting.String("id") is { } id ? $"https://jobs.smartrecruiters.com/{Uri.EscapeDataString(company)}/{Uri.EscapeDataString(id)}" : null;

    /// <summary>The section's own name says more than the heading somebody gave it.</summary>
    private static string Heading(string key, BoardNode section) => key switch
    {
        "companyDescription" => "About us",
        "qualifications" => "Qualifications",
        "jobDescription" => "Job description",
        "additionalInformation" => "Additional information: what we offer",
        _ => section.String("title") ?? key,
    };
}
