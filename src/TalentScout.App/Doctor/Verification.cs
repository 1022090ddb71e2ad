using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using TalentScout.App.Commands;
using TalentScout.App.Composition;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Doctor;

/// <summary>Reads all that is kept and holds the index against it. Changes nothing; beside a running serve, what changes meanwhile is not held against anybody.</summary>
internal sealed class Verification(Workbench bench, Terminal terminal)
{
    private const int Page = 500;
    private const int Shown = 5;
    private const string Reindex = "make the index anew: reindex";

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        StoreAuditReport audit;
        await using (var bar = LineProgress.Start(terminal, bench.Clock, "documents read", await store.Documents.CountAsync(cancellationToken)))
            audit = await store.AuditAsync(new Told<long>(bar.Report), cancellationToken);
        if (!audit.Faults.IsEmpty)
        {
            yield return new Finding("store", Verdict.Bad, $"{store.FilePath}: {audit.Faults[0]}", "stop everything that writes, and bring the last backup back: restore DIR --replace");
            yield break;
        }

        foreach (var finding in OfStore(audit))
            yield return finding;
        foreach (var finding in OfIndex(await IndexAsync(store, cancellationToken)))
            yield return finding;
    }

    private static IEnumerable<Finding> OfStore(StoreAuditReport audit)
    {
        yield return new Finding("store", Verdict.Good, "the file is sound");
        yield return audit.DamagedCount == 0
            ? new Finding("documents", Verdict.Good, Text($"{audit.Documents:N0} documents, all as they were stored"))
            : new Finding("documents", Verdict.Bad, Text($"{audit.DamagedCount:N0} of {audit.Documents:N0} documents are not what was stored: {string.Join(", ", audit.Damaged.Take(Shown))}"), "bring the last backup back, or harvest again");
        yield return audit.Orphans == 0
            ? new Finding("evidence", Verdict.Good, "every piece has its document")
            : new Finding("evidence", Verdict.Bad, Text($"{audit.Orphans:N0} pieces without a document"), "read the documents anew: extract");
        yield return audit.Suppressed == 0
            ? new Finding("suppressions", Verdict.Good, "nothing is stored of anybody who asked to be left out")
            : new Finding("suppressions", Verdict.Bad, Text($"something is stored of {audit.Suppressed:N0} people who asked to be left out"), "suppress them once more, by login or number");
        if (audit.ArchiveFault is { } fault)
            yield return new Finding("archive", Verdict.Bad, $"the counts of GH Archive cannot be read: {fault}", "bring the last backup back");
        if (audit.Unfolded > 0)
            yield return new Finding("folding", Verdict.Note, Text($"{audit.Unfolded:N0} people wait to be folded"), "the next harvest or import does it, or extract now");
    }

    private async Task<IndexAuditReport> IndexAsync(StoreDatabase store, CancellationToken cancellationToken)
    {
        using var audit = IndexAudit.Begin(bench.Index);
        await using var bar = LineProgress.Start(terminal, bench.Clock, "people compared", await store.Candidates.CountAsync(cancellationToken));
        var (after, seen) = (0L, 0L);
        while (await store.Candidates.ChangesAsync(after, Page, cancellationToken) is { Count: > 0 } page)
        {
            audit.See(page);
            after = page[^1].Sequence;
            bar.Report(seen += page.Count);
        }

        return audit.Result();
    }

    private static IEnumerable<Finding> OfIndex(IndexAuditReport audit)
    {
        if (audit.Fault is { } fault)
            yield return new Finding("index", Verdict.Bad, fault, Reindex);
        if (audit.IsGood)
            yield return new Finding("index", Verdict.Good, Text($"sound; its {audit.People:N0} people are those of the store, each with the same content, up to change {audit.Sequence}"));
        (string What, ImmutableArray<CandidateId> People)[] differences =
            [("in the store and not in the index", audit.Missing), ("in the index and not in the store", audit.Surplus), ("in both with another content", audit.Different)];
        foreach (var (what, people) in differences.Where(d => !d.People.IsEmpty))
            yield return new Finding("index", Verdict.Bad, Text($"{people.Length:N0} people are {what}: {string.Join(", ", people.Take(Shown))}"), Reindex);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
