using System.Globalization;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SmartRecruiters;

/// <summary>A company's list in pages of 100, and then each posting, since the list has no descriptions.</summary>
internal sealed class SmartRecruitersKind(Uri address, BoardReader reader) : FeedBoardKind("smartrecruiters", reader)
{
    public const string Address = "https://api.smartrecruiters.com/v1/companies/";
    private const string List = "list";
    private const int Page = 100;

    /// <summary>Postings of one company that are read.</summary>
    private const int Most = 2_000;

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) =>
        job.Seeds.Boards.Select(company => Work(List, new Uri(address, $"{Uri.EscapeDataString(company)}/postings?limit={Page}&offset=0")));

    public override IEnumerable<WorkItem> FollowUps(SourceDocument document, WorkItem item, HarvestJob job)
    {
        if (document.Kind != List)
            yield break;
        var list = LooseJson.Parse(System.Text.Encoding.UTF8.GetString(document.Body.Span));
        var here = new Uri(item.Address);
        foreach (var id in list["content"].Each.Select(p => p.String("id")).OfType<string>())
            yield return Work(Jobs, new Uri(here, $"postings/{Uri.EscapeDataString(id)}"));
        var (offset, total) = (Number(list, "offset"), Math.Min(Most, Number(list, "totalFound")));
        if (offset + Page < total)
            yield return Work(List, new Uri(here, $"postings?limit={Page}&offset={(offset + Page).ToString(CultureInfo.InvariantCulture)}"));
    }

    private static int Number(BoardNode list, string name) => int.TryParse(list.String(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
