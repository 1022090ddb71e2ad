using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.RemoteOk;

/// <summary>Remote OK's feed: a list whose first element is a notice. Salary 0 and location "" are unknown; its tags are often beside the point.</summary>
internal sealed class RemoteOkFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var list = page.Data.Each.ToList();
        var jobs = list.Where(j => !j["position"].IsEmpty && (!j["slug"].IsEmpty || !j["epoch"].IsEmpty)).ToList();
        return jobs.Count > 0 ? [.. jobs.Select(Draft)] : list.Any(n => !n["legal"].IsEmpty) ? [] : null;
    }

    private static PostingDraft Draft(BoardNode job) => new()
    {
        Title = job.String("position"),
        Company = job.String("company"),
        Url = job.String("url", "apply_url"),
        RemoteWithin = job.String("location") is { } place ? [new DraftPlace(place)] : [],
        // Every posting of this board is remote.
        Remote = true,
        Posted = job.String("date", "epoch"),
        Pay = new DraftPay(null, job.String("salary_min"), job.String("salary_max"), job.String("salary_currency") ?? "USD", "year"),
        Description = job.String("description"),
        Skills = job.Strings("tags"),
        SkillsAreTags = true,
    };
}
