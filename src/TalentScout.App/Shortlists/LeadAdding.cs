using System.Collections.Immutable;
using TalentScout.App.Search;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>From ids or logins to people who can be put on a shortlist, with the query that brought them.</summary>
public sealed class LeadAdding(SearchEngine engine, StoreDatabase store, QueryReader reader)
{
    public const int MostAtOnce = 500;

    /// <param name="names">Ids or logins.</param>
    /// <param name="query">The query that brought them; empty where none did.</param>
    /// <returns>Those who are known, and the names of those who are not.</returns>
    public async Task<(ImmutableArray<NewLead> People, ImmutableArray<string> Unknown)> FindAsync(IEnumerable<string> names, string query, CancellationToken cancellationToken)
    {
        var read = reader.Read(query, "");
        var asked = read.Trouble is null && read.Query != SearchQuery.Everything ? read.Query : null;
        var scorer = asked is null ? null : engine.Ranking.Scorer;
        var (people, unknown) = (ImmutableArray.CreateBuilder<NewLead>(), ImmutableArray.CreateBuilder<string>());
        foreach (var name in names.Select(n => n.Trim().TrimStart('@')).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await FindAsync(name, asked ?? SearchQuery.Everything, cancellationToken) is { } found)
                people.Add(found with { Query = asked?.Canonical, Scorer = scorer, Score = asked is null ? null : found.Score });
            else
                unknown.Add(name);
        }

        return (people.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>By id in the index, which is at hand; else as the store knows them, by login, old login or a merged account.</summary>
    private async Task<NewLead?> FindAsync(string name, SearchQuery query, CancellationToken cancellationToken)
    {
        if (CandidateId.TryParse(name, out var id) && engine.Cards([id], query) is [var card])
            return new NewLead(card.Id, card.Login, card.Name, card.ProfileUrl) { Score = card.Score };
        if (await store.Candidates.FindAsync(name, cancellationToken) is not { } candidate)
            return null;
        var score = engine.Cards([candidate.Id], query) is [var known] ? known.Score : (double?)null;
        return new NewLead(candidate.Id, candidate.Login, candidate.Name, candidate.ProfileUrl) { Score = score };
    }
}
