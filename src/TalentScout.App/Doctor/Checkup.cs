using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Harvest.GitHub;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Doctor;

/// <summary>Looks at everything the program needs, in the order in which trouble usually comes. Never throws for trouble: it is what it is there to tell.</summary>
/// <param name="hash">Also tells the fingerprint of all that is stored, which reads everything.</param>
internal sealed class Checkup(Workbench bench, bool hash = false)
{
    private const long LowDisk = 2L * 1024 * 1024 * 1024;

    public async IAsyncEnumerable<Finding> LookAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Try("configuration", () => new Finding("configuration", Verdict.Good, $"{bench.Installation.ConfigDirectory}: {bench.Catalogue.All.Length} skills, scorer {bench.Ranking.Scorer}, {bench.Sources.Sources.Length} sources"));
        yield return Try("jobs", Jobs);
        yield return Try("data directory", Disk);
        yield return await TryAsync("store", () => StoreAsync(cancellationToken));
        yield return await TryAsync("folds", () => FoldsAsync(cancellationToken));
        yield return await TryAsync("archive", () => ArchiveAsync(cancellationToken));
        if (hash)
            yield return await TryAsync("content", () => ContentAsync(cancellationToken));
        yield return await TryAsync("index", () => IndexAsync(cancellationToken));
        yield return Try("token", Token);
        yield return await TryAsync("source", () => SourceAsync(cancellationToken));
        await foreach (var finding in HarvestsAsync(cancellationToken))
            yield return finding;
    }

    /// <summary>The same before and after a run that brought nothing new.</summary>
    private async Task<Finding> ContentAsync(CancellationToken cancellationToken) =>
        new("content", Verdict.Good, $"sha256 {await (await bench.StoreAsync(cancellationToken)).ContentHashAsync(cancellationToken)} of documents, evidence and candidates without times");

    private async IAsyncEnumerable<Finding> HarvestsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HarvestState? state = null;
        var trouble = await TryAsync("harvests", async () =>
        {
            var insight = new HarvestInsight(await bench.StoreAsync(cancellationToken), bench.Clock);
            state = await insight.ReadAsync(bench.Jobs, [await bench.GitHubAsync(cancellationToken)], cancellationToken);
            return new Finding("harvests", Verdict.Good, "");
        });
        if (state is null)
        {
            yield return trouble;
            yield break;
        }

        foreach (var finding in HarvestWords.Of(state))
            yield return finding;
    }

    private Finding Jobs()
    {
        var jobs = bench.Jobs;
        var scheduled = jobs.Count(j => j.Enabled && j.Cron is not null);
        return new Finding("jobs", Verdict.Good, $"{bench.Installation.JobsDirectory}: {jobs.Count} jobs, {scheduled} scheduled ({string.Join(", ", jobs.Select(j => j.Name))})");
    }

    private Finding Disk()
    {
        Directory.CreateDirectory(bench.DataDirectory);
        var free = new DriveInfo(bench.DataDirectory).AvailableFreeSpace;
        var says = string.Create(CultureInfo.InvariantCulture, $"{bench.DataDirectory}: {free / (1024.0 * 1024 * 1024):0.0} GiB free");
        return free < LowDisk ? new Finding("data directory", Verdict.Bad, says, "make room, or choose another folder with --data: a harvest stops when the disk is full") : new Finding("data directory", Verdict.Good, says);
    }

    private async Task<Finding> StoreAsync(CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        var faults = await store.CheckAsync(cancellationToken);
        if (faults.Count > 0)
            return new Finding("store", Verdict.Bad, $"{store.FilePath}: {faults[0]}", "stop everything that writes, and restore the last backup of the data directory");
        var (documents, people) = (await store.Documents.CountAsync(cancellationToken), await store.Candidates.CountAsync(cancellationToken));
        return new Finding("store", Verdict.Good, string.Create(CultureInfo.InvariantCulture, $"{documents:N0} documents, {people:N0} candidates, sound"));
    }

    private async Task<Finding> FoldsAsync(CancellationToken cancellationToken)
    {
        var candidates = (await bench.StoreAsync(cancellationToken)).Candidates;
        const string ToDo = "serve folds them beside all else when it starts, a harvest at its end; or now with reindex";
        if (!await candidates.AreFoldedByAsync(bench.FoldRules, cancellationToken))
            return new Finding("folds", Verdict.Note, "everybody is still as the rules of before made them of what is stored", ToDo);
        return await candidates.DirtyCountAsync(cancellationToken) is > 0 and var marked
            ? new Finding("folds", Verdict.Note, string.Create(CultureInfo.InvariantCulture, $"{marked:N0} people are not yet what today's rules make of what is stored"), ToDo)
            : new Finding("folds", Verdict.Good, "everybody is what today's rules make of what is stored");
    }

    private async Task<Finding> ArchiveAsync(CancellationToken cancellationToken)
    {
        var coverage = await (await bench.StoreAsync(cancellationToken)).Archive.CoverageAsync(cancellationToken);
        if (coverage.First is not { } first)
            return new Finding("archive", Verdict.Good, "no hours of GH Archive imported");
        var says = string.Create(CultureInfo.InvariantCulture, $"{coverage.Hours:N0} hours of GH Archive from {first} to {coverage.Last}, {coverage.GapCount:N0} missing");
        if (!coverage.Counts.Untold.IsEmpty)
            says += $"; unknown in events: {string.Join("; ", coverage.Counts.Untold.Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Value:N0} x {u.Key}")))}";
        return coverage.GapCount > 0
            ? new Finding("archive", Verdict.Note, $"{says}, such as {string.Join(", ", coverage.Gaps.Take(3))}", "nobody is taken for idle in a missing hour; import it, should the archive have it by now")
            : new Finding("archive", Verdict.Good, says);
    }

    private async Task<Finding> IndexAsync(CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        var behind = await store.Candidates.SequenceAsync(cancellationToken) - bench.Index.Sequence;
        var writer = bench.Index.CanWrite ? "" : "; another process writes it";
        return behind > 0
            ? new Finding("index", Verdict.Note, string.Create(CultureInfo.InvariantCulture, $"{behind:N0} changes behind the store{writer}"), "it catches up at the next start of serve, or now with reindex")
            : new Finding("index", Verdict.Good, $"up to date, recency counted from {bench.Index.AsOf:yyyy-MM-dd}{writer}");
    }

    private static Finding Token() => Workbench.TokenOfEnvironment is not null
        ? new Finding("token", Verdict.Good, "GITHUB_TOKEN is set; it is only sent to the host of Harvest:GitHub:BaseAddress")
        : new Finding("token", Verdict.Note, "no GITHUB_TOKEN: GitHub allows 60 requests an hour and 10 searches a minute without one, so a night covers a few dozen people", "export GITHUB_TOKEN=…; a token without any scope is enough for public data");

    private async Task<Finding> SourceAsync(CancellationToken cancellationToken)
    {
        var address = bench.Settings.Section<GitHubOptions>("Harvest:GitHub").BaseAddress;
        var github = await bench.GitHubAsync(cancellationToken);
        var outcome = await github.AskLimitsAsync(cancellationToken);
        if (outcome.Status is not FetchStatus.Fetched)
            return new Finding("source", Verdict.Note, $"{address} does not answer: {outcome.Reason}", "a harvest parks its work until it does");
        var limits = github.Limits.Where(l => l.Remaining is not null).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Bucket} {l.Remaining} of {l.Limit} until {l.Reset:HH:mm} UTC"));
        return new Finding("source", Verdict.Good, $"{address} answers; limits left: {string.Join(", ", limits)}");
    }

    private static Finding Try(string place, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is SettingsException or StoreException or IOException or UnauthorizedAccessException)
        {
            return new Finding(place, Verdict.Bad, e.Message);
        }
    }

    private static async Task<Finding> TryAsync(string place, Func<Task<Finding>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception e) when (e is SettingsException or StoreException or IOException or UnauthorizedAccessException)
        {
            return new Finding(place, Verdict.Bad, e.Message);
        }
    }
}
