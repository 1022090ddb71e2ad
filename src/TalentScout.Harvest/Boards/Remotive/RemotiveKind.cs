namespace TalentScout.Harvest.Boards.Remotive;

/// <summary>One request per category; the terms allow a few a day, which the registry holds.</summary>
internal sealed class RemotiveKind(Uri address, BoardReader reader) : FeedBoardKind("remotive", reader)
{
    public const string Address = "https://remotive.com/api/remote-jobs";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) =>
        (job.Seeds.Boards.IsEmpty ? ["software-dev"] : job.Seeds.Boards).Select(category => Work(Jobs, new Uri(address, $"?category={Uri.EscapeDataString(category)}")));
}
