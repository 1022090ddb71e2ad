using System.Globalization;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Greenhouse;

/// <summary>
/// Greenhouse's job board API: {"jobs": [...]} of boards/{company}/jobs?content=true, or one job. The content is HTML escaped once more; pay, where it is
/// shown, is in cents.
/// </summary>
internal sealed class GreenhouseFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        var jobs = page.Data["jobs"].Each.DefaultIfEmpty(page.Data).Where(IsJob).ToList();
        return jobs.Count > 0 ? [.. jobs.Select(Draft)] : IsEmptyBoard(page) ? [] : null;
    }

    private static bool IsJob(BoardNode job) => !job["absolute_url"].IsEmpty && !job["title"].IsEmpty && (!job["internal_job_id"].IsEmpty || !job["updated_at"].IsEmpty || job["location"].HasFields);

    private static bool IsEmptyBoard(BoardPage page) => page.Host.EndsWith("greenhouse.io", StringComparison.OrdinalIgnoreCase) && page.Data["meta"].HasFields;

    private static PostingDraft Draft(BoardNode job) => new()
    {
        Title = job.String("title"),
        Company = job.String("company_name") ?? job["company"].Words,
        Url = job.String("absolute_url"),
        Places = [new DraftPlace(job.String("location")), .. job["offices"].Each.Select(o => new DraftPlace(o["location"].Words)).Where(p => p.Text is not null && job["location"].IsEmpty)],
        Posted = job.String("first_published", "updated_at"),
        Closes = job.String("application_deadline"),
        Employment = [.. job["metadata"].Each.Where(m => m.String("name") is { } name && name.Contains("employment", StringComparison.OrdinalIgnoreCase)).SelectMany(m => m.Strings("value"))],
        Pay = job["pay_input_ranges"].Each.Select(r => new DraftPay(null, Cents(r, "min_cents"), Cents(r, "max_cents"), r.String("currency_type"), r.String("title") ?? r.String("blurb"))).FirstOrDefault(),
        Description = job.String("content"),
    };

    private static string? Cents(BoardNode range, string name) =>
        decimal.TryParse(range.String(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cents) ? (cents / 100).ToString("0.##", CultureInfo.InvariantCulture) : null;
}
