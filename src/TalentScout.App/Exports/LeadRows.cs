using System.Runtime.CompilerServices;
using TalentScout.Search;

namespace TalentScout.App.Exports;

/// <summary>The hits of a query as rows of a lead list, a page at a time: as many as are taken are made.</summary>
internal static class LeadRows
{
    private const int PageSize = 100;

    public static LeadList ListOf(SearchAnswer answer, string title, DateTimeOffset now) => new()
    {
        Title = title,
        Query = answer.Query.Canonical,
        Scorer = answer.Scorer,
        Made = now,
        Total = Math.Min(answer.Total, SearchRequest.MaxHit),
    };

    /// <param name="top">Rows at most.</param>
    public static async IAsyncEnumerable<LeadRow> OfAsync(SearchEngine engine, SearchRequest request, int top, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (page, written) = (1, 0);
        while (written < top)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answer = engine.Search(request with { Page = page++, Size = PageSize, Facets = [], Explain = false });
            foreach (var hit in answer.Hits.Take(top - written))
                yield return Of(hit, engine.Get(hit.Id));
            written += answer.Hits.Length;
            if (answer.Hits.Length < PageSize)
                yield break;
            await Task.Yield();
        }
    }

    private static LeadRow Of(SearchHit hit, Candidate? candidate) => new()
    {
        Rank = hit.Rank,
        Id = hit.Id,
        Login = hit.Login,
        Name = hit.Name,
        Score = hit.Score,
        Country = hit.Place.Countries.Length > 0 ? hit.Place.Countries[0] : null,
        City = hit.Place.City,
        Place = hit.Place.Text,
        Company = hit.Company,
        Open = hit.Availability?.Open,
        ProfileUrl = candidate?.ProfileUrl ?? "",
        LastActive = hit.LastActive,
        ActiveMonths = hit.ActiveMonths,
        MergedElsewhere = hit.MergedElsewhere,
        Skills = hit.Skills,
        Why = hit.Why,
    };
}
