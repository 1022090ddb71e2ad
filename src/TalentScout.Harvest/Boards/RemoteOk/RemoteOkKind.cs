namespace TalentScout.Harvest.Boards.RemoteOk;

/// <summary>The whole board in one answer.</summary>
internal sealed class RemoteOkKind(Uri address, BoardReader reader) : FeedBoardKind("remoteok", reader)
{
    public const string Address = "https://remoteok.com/";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) => [Work(Jobs, new Uri(address, "api"))];
}
