using System.Buffers;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>
/// Commits per week of a repository's hundred most active contributors, over all of its history, in one request: instead of its commits, where a job reads none. GitHub
/// reckons it up when it is first asked, and answers 202 until then: it is asked again after pauses, a few times, and then given up for this run.
/// </summary>
internal sealed class StatisticsKind() : GitHubKind("statistics")
{
    private static readonly JsonShape Shape = JsonShape.List(JsonShape.Object(
        ("author", AccountShape.Shape), ("weeks", JsonShape.List(JsonShape.Object(("w", JsonShape.Value), ("c", JsonShape.Value))))));

    /// <summary>Weeks without a commit are left out: of a repository of ten years these are most.</summary>
    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context)
    {
        if (Shape.Keep(body) is not { } kept)
            return null;
        using var json = JsonDocument.Parse(kept);
        var output = new ArrayBufferWriter<byte>(kept.Length / 2);
        using var writer = new Utf8JsonWriter(output, JsonShape.Compact);
        writer.WriteStartArray();
        foreach (var entry in json.RootElement.Items().Where(e => AccountKinds.Read(e.Child("author")) is not null))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("author");
            writer.WriteRawValue(entry.Child("author")!.Value.GetRawText(), skipInputValidation: true);
            writer.WriteStartArray("weeks");
            foreach (var week in entry.Items("weeks").Where(w => w.Number("c") is > 0))
                writer.WriteRawValue(week.GetRawText(), skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public override byte[] Without(byte[] body, IsGone isGone) => ListCut.Of(body, null, item => item.Child("author"), isGone);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        foreach (var entry in page.Root.Items())
        {
            if (AccountKinds.Read(entry.Child("author")) is not { IsPerson: true } author || MonthsOf(entry) is not { Length: > 0 } months)
                continue;
            yield return new ActivityEvidence
            {
                Person = author.Key,
                Repository = repository.Key,
                RepositoryName = repository.Name,
                Owner = repository.Owner == author.Id,
                Months = [.. months],
                Url = $"{repository.Html}/commits?author={Uri.EscapeDataString(author.Login)}",
                Extractor = Extractor,
            };
        }
    }

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit) => !visit.Depth.Profiles
        ? []
        : page.Root.Items()
            .Select(entry => (Author: AccountKinds.Read(entry.Child("author")), Commits: MonthsOf(entry).Sum(m => m.Commits)))
            .Where(e => e.Author is { IsPerson: true } && e.Commits >= Math.Max(1, visit.Depth.MinCommitsToVisit))
            .Select(e => GitHubWork.User(e.Author!.Value, visit, "contributes to a repository of the job", e.Commits));

    /// <summary>A week counts in the month that it begins in.</summary>
    private static ActivityMonth[] MonthsOf(JsonElement entry) =>
    [
        .. entry.Items("weeks")
            .Select(w => (Begins: w.Number("w"), Commits: w.Count("c")))
            .Where(w => w is { Begins: > 0 and < 253_402_300_800, Commits: > 0 })
            .GroupBy(w => Month.Of(DateTimeOffset.FromUnixTimeSeconds(w.Begins!.Value)))
            .OrderBy(g => g.Key)
            .Select(g => new ActivityMonth(g.Key, Commits: g.Sum(w => w.Commits!.Value))),
    ];
}
