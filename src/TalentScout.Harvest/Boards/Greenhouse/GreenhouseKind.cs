namespace TalentScout.Harvest.Boards.Greenhouse;

/// <summary>One request per company: boards/{company}/jobs?content=true.</summary>
internal sealed class GreenhouseKind(Uri address, BoardReader reader) : FeedBoardKind("greenhouse", reader)
{
    public const string Address = "https://boards-api.greenhouse.io/v1/boards/";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) =>
        job.Seeds.Boards.Select(company => Work(Jobs, new Uri(address, $"{Uri.EscapeDataString(company)}/jobs?content=true")));
}
