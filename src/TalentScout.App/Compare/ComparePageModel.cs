using System.Collections.Immutable;
using TalentScout.App.Candidates;
using TalentScout.App.Search;

namespace TalentScout.App.Compare;

/// <param name="LeftOut">People asked for beyond the most that fit beside each other.</param>
public sealed record ComparePageModel(ImmutableArray<CandidatePageModel> People, SearchAddress From, int LeftOut)
{
    /// <summary>Skills that get a row: those asked for that somebody has, else the strongest of all of them together.</summary>
    public ImmutableArray<string> Skills
    {
        get
        {
            var all = People.SelectMany(p => p.Strengths.Values).GroupBy(s => s.Id).OrderByDescending(g => g.Sum(s => s.Strength)).Select(g => g.Key).ToList();
            var asked = all.Where(s => People.Any(p => p.Asked.Contains(s))).ToList();
            return [.. asked.Concat(all.Except(asked)).Take(Math.Max(asked.Count, Shown))];
        }
    }

    /// <summary>The conditions of the search, the same for everybody; empty without one.</summary>
    public ImmutableArray<WhyCondition> Conditions => People.Select(p => p.Why).FirstOrDefault(w => w is not null)?.Conditions ?? [];

    public string Without(CandidateId id) =>
        From.Path("/compare") + string.Concat(People.Where(p => p.Candidate.Id != id).Select((p, i) => $"{(i == 0 && From.Path("/compare") == "/compare" ? '?' : '&')}id={Uri.EscapeDataString(p.Candidate.Id.ToString())}"));

    private const int Shown = 8;
}
