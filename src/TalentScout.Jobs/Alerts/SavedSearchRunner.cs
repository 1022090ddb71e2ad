using System.Collections.Immutable;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>Asks a saved search again, and tells what is different from its last answer. Nothing of its meaning changes without being said.</summary>
public sealed class SavedSearchRunner(StoreDatabase store, SearchEngine engine, QueryParser parser, SkillCatalogue catalogue)
{
    private const int PageSize = 100;

    /// <returns>The alerts that it brought; none at the first time, which only takes down how things stand.</returns>
    public async Task<ImmutableArray<SearchAlert>> RunAsync(SavedSearch search, CancellationToken cancellationToken = default)
    {
        if (search.Paused is not null)
            return [];
        var parse = parser.Parse(search.Canonical);
        var difference = parse.Ok ? QueryMeaning.Difference(search.Meaning, QueryMeaning.Of(parse.Query, catalogue)) : $"it cannot be read any more: {parse.Error.Message}";
        if (difference is not null)
            return await store.Saved.FinishAsync(search with { Paused = difference }, null, [About($"not asked: {difference}. Agree to go on")], cancellationToken);

        var request = new SearchRequest { Query = parse.Query!, Weights = search.Weights, Size = PageSize, Explain = true };
        var hits = new List<SavedHit>();
        string scorer;
        var page = 1;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answer = engine.Search(request with { Page = page++ });
            scorer = answer.Scorer;
            hits.AddRange(answer.Hits.Select(HitOf));
            if (answer.Hits.Length < PageSize)
                break;
        }
        while (hits.Count < SavedSearch.Followed);

        var same = scorer == search.Scorer;
        var before = await store.Saved.HitsAsync(search.Id, cancellationToken);
        ImmutableArray<SearchAlert> alerts = search.Asked is null ? [] : SavedDiff.Of(before, hits, same, row => WhyGone(row, parse.Query!, search));
        if (!same)
            alerts = alerts.Insert(0, About($"the scorer changed from {search.Scorer} to {scorer}: the query means the same, places are compared from now on"));
        return await store.Saved.FinishAsync(search with { Scorer = scorer }, hits, alerts, cancellationToken);
    }

    private static SearchAlert About(string sentence) => new(AlertKind.Search, null, null, null, sentence);

    private string? WhyGone(LeadRow row, SearchQuery query, SavedSearch search)
    {
        if (store.Suppressions.Contains(row.Id))
            return null;
        var why = engine.Why(row.Id, query, search.Weights);
        if (why is null)
            return "not in the index any more";
        return why.Matches
            ? FormattableString.Invariant($"place {row.Rank} to {why.Rank}: behind the first {SavedSearch.Followed} that are followed")
            : string.Join("; ", why.Conditions.Where(c => c.Required && c.Verdict != "met").Select(c => $"{c.Condition}: {c.Because}"));
    }

    private static SavedHit HitOf(SearchHit hit) => new(
        new LeadRow
        {
            Rank = hit.Rank,
            Id = hit.Id,
            Login = hit.Login,
            Name = hit.Name,
            Score = hit.Score,
            City = hit.Place.City,
            Place = hit.Place.Text,
            Company = hit.Company,
            Open = hit.Availability?.Open,
            ProfileUrl = hit.ProfileUrl ?? "",
            LastActive = hit.LastActive,
            ActiveMonths = hit.ActiveMonths,
            MergedElsewhere = hit.MergedElsewhere,
            Skills = [.. hit.Skills.Where(s => s.Asked).Select(s => s with { Evidence = [.. s.Evidence.Take(1)] })],
            Why = [.. hit.Why.Take(2)],
        },
        (hit.Explanation?.Details ?? []).GroupBy(d => d.Description.Split(':')[0]).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(d => d.Value), StringComparer.Ordinal));
}
