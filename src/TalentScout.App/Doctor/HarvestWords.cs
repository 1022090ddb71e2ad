using System.Globalization;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Doctor;

/// <summary>How the harvests stand, in plain words: the same that the page shows.</summary>
internal static class HarvestWords
{
    private const int LinesShown = 5;

    public static IEnumerable<Finding> Of(HarvestState state) => state.Sources.SelectMany(s => Of(s, state.At)).Concat(state.Jobs.SelectMany(Of));

    private static IEnumerable<Finding> Of(SourceState source, DateTimeOffset now)
    {
        foreach (var hold in source.Holds.Where(h => h.Until > now))
            yield return new Finding($"limit {hold.Bucket ?? source.Source}", Verdict.Note, string.Create(CultureInfo.InvariantCulture, $"waits until {hold.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {hold.Reason}"), "nothing to do: work goes on by itself then");
        if (source.Freshness.Any(b => b.People > 0))
            yield return new Finding($"freshness of {source.Source}", Verdict.Good, string.Join(", ", source.Freshness.Where(b => b.People > 0).Select(Words)));
    }

    private static string Words(FreshnessBand band) =>
        string.Create(CultureInfo.InvariantCulture, $"{band.People:N0} people read {(band.UpToDays is { } days ? $"within {days} days" : "longer ago")}");

    private static IEnumerable<Finding> Of(JobState job)
    {
        var place = $"harvest {job.Job}";
        if (job.Run is not { } run)
        {
            yield return new Finding(place, Verdict.Note, "has not run yet", $"it runs by its schedule, or now with: harvest {job.Job}");
            yield break;
        }

        var budget = job.Budget is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most:N0}") : "";
        var queue = job.Queue is { Pending: > 0 } q ? string.Create(CultureInfo.InvariantCulture, $"; to go: {q.Pending:N0}, of them waiting: {q.Waiting:N0}") : "";
        var error = job.LastError is { } said ? $"; last error: {said}" : "";
        yield return new Finding(
            place,
            run.State == RunState.Failed ? Verdict.Bad : job.LastError is null ? Verdict.Good : Verdict.Note,
            string.Create(CultureInfo.InvariantCulture, $"night of {run.Night:yyyy-MM-dd} {run.State.ToString().ToLowerInvariant()}, {job.BudgetUsed:N0}{budget} counted requests used{queue}{error}"));
        if (job.Queue is { States.IsEmpty: false } items)
            yield return new Finding($"{place}, work by state", Verdict.Good, string.Join(", ", items.States.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value:N0} {s.Key}"))));
        if (job.Queue is { Reasons.IsEmpty: false } waiting)
            yield return new Finding($"{place}, queue", Verdict.Good, string.Join("; ", waiting.Reasons.Take(LinesShown).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count:N0} {r.Kind}{(r.Why.Length > 0 ? $" ({r.Why})" : "")}"))));
        if (!job.Gaps.IsEmpty)
            yield return new Finding($"{place}, gaps", Verdict.Note, Lines(job.Gaps));
        if (!job.Drift.IsEmpty)
            yield return new Finding($"{place}, fields missing in answers", Verdict.Note, Lines(job.Drift), "what was read from them is unknown, not 0; where a field is new here, a newer TalentScout may know its successor");
        var read = job.Seeds.Where(s => s.Known).ToList();
        if (read.Count > 0)
            yield return new Finding($"{place}, coverage", Verdict.Good, string.Create(CultureInfo.InvariantCulture, $"{read.Count} of {job.Seeds.Length} seed repositories read; {read.Sum(s => s.Visited):N0} of {read.Sum(s => s.Listed):N0} listed contributors visited"));
    }

    private static string Lines(IEnumerable<RunReason> reasons) =>
        string.Join("; ", reasons.Take(LinesShown).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count:N0} x {r.Reason}")));
}
