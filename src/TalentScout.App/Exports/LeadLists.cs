using System.Runtime.CompilerServices;
using TalentScout.Export;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Exports;

/// <summary>Freezes answers and shortlists, writes what was frozen, and compares it with today's.</summary>
public sealed class LeadLists(SearchEngine engine, StoreDatabase store, QueryParser parser, TimeProvider clock)
{
    /// <summary>Rows of one list at most.</summary>
    public const int Most = 100_000;

    /// <summary>Rows of a query's list where nobody says how many.</summary>
    public const int Usual = 1000;

    /// <summary>The hits of a query.</summary>
    /// <param name="top">1..<see cref="Most"/></param>
    public Task<LeadList> FreezeAsync(SearchRequest request, string title, int top, string by, CancellationToken cancellationToken)
    {
        var answer = engine.Search(request with { Page = 1, Size = 1, Facets = [], Explain = false });
        var list = new LeadList
        {
            Title = title,
            Query = answer.Query.Canonical,
            Scorer = answer.Scorer,
            Weights = request.Weights.IsEmpty ? null : request.Weights,
            Generation = answer.Generation,
            Made = clock.GetUtcNow(),
            MadeBy = by,
            Total = answer.Total,
        };
        return store.LeadLists.FreezeAsync(list, RowsOf(request, top, cancellationToken), cancellationToken);
    }

    /// <summary>Everybody on a shortlist, in its order.</summary>
    public async Task<LeadList> FreezeAsync(Shortlist shortlist, string by, CancellationToken cancellationToken)
    {
        var rows = await RowsOfAsync(shortlist, cancellationToken);
        var answer = engine.Search(new SearchRequest { Query = QueryOf(shortlist.Query), Size = 1 });
        var list = new LeadList
        {
            Title = shortlist.Role,
            Query = shortlist.Query,
            Brief = shortlist.Brief,
            Shortlist = shortlist.Id,
            Scorer = answer.Scorer,
            Generation = answer.Generation,
            Made = clock.GetUtcNow(),
            MadeBy = by,
            Total = rows.Count,
        };
        return await store.LeadLists.FreezeAsync(list, rows.ToAsyncEnumerable(), cancellationToken);
    }

    /// <summary>Writes a frozen list, and a line into the log once it is out. One that broke off is in the log with the rows that may have left by then.</summary>
    public async Task<ExportCounts> WriteAsync(LeadList list, ExportFormat format, ExportProfile? columns, Stream output, string by, CancellationToken cancellationToken)
    {
        var counts = new ExportCounts();
        try
        {
            return await LeadExport.WriteAsync(output, format, columns, list, store.LeadLists.RowsAsync(list.Id, cancellationToken), IsWithheld, cancellationToken);
        }
        finally
        {
            await LogAsync(list, format, columns, by, counts, CancellationToken.None);
        }

        bool IsWithheld(LeadRow row)
        {
            var withheld = IsSuppressed(row);
            counts = withheld ? counts with { Withheld = counts.Withheld + 1 } : counts with { Written = counts.Written + 1 };
            return withheld;
        }
    }

    /// <summary>The same into a file that appears only when it is whole.</summary>
    public async Task<ExportCounts> WriteFileAsync(LeadList list, ExportFormat format, ExportProfile? columns, string path, string by, CancellationToken cancellationToken)
    {
        var counts = await LeadExport.WriteFileAsync(path, format, columns, list, store.LeadLists.RowsAsync(list.Id, cancellationToken), IsSuppressed, cancellationToken);
        await LogAsync(list, format, columns, by, counts, cancellationToken);
        return counts;
    }

    /// <summary>A frozen list beside what the same query, or the same shortlist, gives today.</summary>
    public async Task<LeadListDiff> CompareAsync(LeadList list, CancellationToken cancellationToken)
    {
        var then = await store.LeadLists.RowsAsync(list.Id, cancellationToken).ToListAsync(cancellationToken);
        var request = new SearchRequest { Query = QueryOf(list.Query), Weights = list.Weights ?? System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty };
        var scorer = engine.Search(request with { Size = 1 }).Scorer;
        IReadOnlyCollection<LeadRow> now = list.Shortlist is { } id && await store.Shortlists.GetAsync(id, cancellationToken) is { } shortlist
            ? await RowsOfAsync(shortlist, cancellationToken)
            // As many as were frozen then: who stands behind them is not on the list.
            : await RowsOf(request, list.Count == list.Total ? Most : Math.Max(1, list.Count), cancellationToken).ToListAsync(cancellationToken);
        return LeadListDiff.Of(list, then, now, scorer);
    }

    private bool IsSuppressed(LeadRow row) => store.Suppressions.Contains(row.Id);

    private Task LogAsync(LeadList list, ExportFormat format, ExportProfile? columns, string by, ExportCounts counts, CancellationToken cancellationToken) => store.LeadLists.LogAsync(
        list, by, format.Name, columns?.Name, columns is null ? null : string.Join(", ", columns.Columns.Select(c => c.Header)), counts.Written, counts.Withheld, cancellationToken);

    /// <summary>A canonical query that is read no more finds everybody: it only ranks what is on the list anyway.</summary>
    private SearchQuery QueryOf(string canonical) => parser.Parse(canonical) is { Ok: true, Query: var query } ? query : SearchQuery.Everything;

    private async Task<IReadOnlyList<LeadRow>> RowsOfAsync(Shortlist shortlist, CancellationToken cancellationToken)
    {
        var files = await store.Leads.FilesAsync(shortlist.Id, cancellationToken);
        var cards = engine.Cards([.. files.Select(f => f.Lead.Candidate)], QueryOf(shortlist.Query)).ToDictionary(c => c.Id);
        return [.. files.Where(f => !store.Suppressions.Contains(f.Lead.Candidate)).Select((f, i) => LeadRowMaker.Of(f, cards.GetValueOrDefault(f.Lead.Candidate), i + 1, shortlist, engine))];
    }

    private async IAsyncEnumerable<LeadRow> RowsOf(SearchRequest request, int top, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var hit in engine.Stream(request, top))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return LeadRowMaker.Of(hit, engine);
        }

        await Task.CompletedTask;
    }
}
