namespace TalentScout.Harvest.Boards.Lever;

/// <summary>One request per company: {company}?mode=json.</summary>
internal sealed class LeverKind(Uri address, BoardReader reader) : FeedBoardKind("lever", reader)
{
    public const string Address = "https://api.lever.co/v0/postings/";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) =>
        job.Seeds.Boards.Select(company => Work(Jobs, new Uri(address, $"{Uri.EscapeDataString(company)}?mode=json")));
}
