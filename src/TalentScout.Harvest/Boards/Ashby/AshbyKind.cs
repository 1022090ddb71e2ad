using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Harvest.Boards.Ashby;

/// <summary>Gated: asked only for employers that the job lists, and only where robots.txt allows.</summary>
internal sealed class AshbyKind(Uri address, BoardReader reader) : FeedBoardKind("ashby", reader)
{
    public const string Address = "https://api.ashbyhq.com/posting-api/job-board/";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) => job.Seeds.Boards.Select(company => Work(Jobs, AddressOf(company)));

    public override BoardRequest RequestOf(WorkItem item, HarvestJob job) => BoardRequest.Json with { GateOpen = job.Seeds.Boards.Any(company => AddressOf(company).AbsoluteUri == item.Address) };

    private Uri AddressOf(string company) => new(address, $"{Uri.EscapeDataString(company)}?includeCompensation=true");
}
