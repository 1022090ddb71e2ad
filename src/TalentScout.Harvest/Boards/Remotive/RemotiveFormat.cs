using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Remotive;

/// <summary>Remotive's feed: {"jobs": [...]}, all of them remote, with the places where people may live and pay as a text.</summary>
internal sealed class RemotiveFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var jobs = page.Data["jobs"].Each.Where(j => !j["title"].IsEmpty && (!j["candidate_required_location"].IsEmpty || !j["publication_date"].IsEmpty) && !j["company_name"].IsEmpty).ToList();
        return jobs.Count > 0 ? [.. jobs.Select(Draft)] : null;
    }

    private static PostingDraft Draft(BoardNode job) => new()
    {
        Title = job.String("title"),
        Company = job.String("company_name"),
        Url = job.String("url"),
        Remote = true,
        RemoteWithin = [.. (job.String("candidate_required_location") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new DraftPlace(p))],
        Posted = job.String("publication_date"),
        Employment = job.Strings("job_type"),
        Pay = job.String("salary") is { } salary ? new DraftPay(salary) : null,
        Description = job.String("description"),
        Skills = job.Strings("tags"),
        SkillsAreTags = true,
    };
}
