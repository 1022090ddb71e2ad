using System.Collections.Immutable;
using FsCheck.Xunit;
using TalentScout.Benchmarks.Search;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>What holds for every query, over a few hundred invented people in several segments with deletions.</summary>
public sealed class SearchPropertyTests(SearchPropertyTests.Crowd crowd) : IClassFixture<SearchPropertyTests.Crowd>
{
    private const int MaxTest = 60;

    [Property(MaxTest = MaxTest)]
    public void Hits_and_total_are_those_of_reading_every_candidate(int seed)
    {
        var query = RandomQueries.Query(seed);

        var answer = crowd.Lab.Engine.Search(new SearchRequest { Query = query, Size = 100 });

        var expected = crowd.People.Where(p => RandomQueries.Holds(query.Root, p, crowd.SkillsOf(p))).Select(p => p.Login).ToHashSet();
        Assert.Equal(expected.Count, answer.Total);
        Assert.All(answer.Hits, hit => Assert.Contains(hit.Login, expected));
    }

    [Property(MaxTest = MaxTest)]
    public void Facets_are_exact_over_all_hits(int seed)
    {
        var query = RandomQueries.Query(seed);

        var answer = crowd.Lab.Engine.Search(new SearchRequest { Query = query, Facets = SearchRequest.FacetNames });

        var hits = crowd.People.Where(p => RandomQueries.Holds(query.Root, p, crowd.SkillsOf(p))).ToList();
        foreach (var (facet, kind) in new[] { ("language", SkillKind.Language), ("database", SkillKind.Database), ("framework", SkillKind.Framework) })
            Assert.Equal(Counts(hits.SelectMany(p => crowd.SkillsOf(p).Where(s => SyntheticSkills.Catalogue.Find(s)!.Kind == kind))), answer.Facets[facet]);
        Assert.Equal(Counts(hits.SelectMany(p => p.Place.Countries)), answer.Facets["country"]);
        Assert.Equal(Counts(hits.SelectMany(p => p.Roles.Where(r => r.Share >= 0.2).Select(r => r.Role))), answer.Facets["role"]);
        var now = Month.Of(SearchLab.Now);
        Assert.Equal(hits.Count(p => p.LastActive >= now.Plus(-6)), answer.Facets["activity"].SingleOrDefault(f => f.Value == "6m")?.Count ?? 0);
        Assert.Equal(hits.Count(p => p.LastActive < now.Plus(-24)), answer.Facets["activity"].SingleOrDefault(f => f.Value == "older")?.Count ?? 0);
    }

    [Property(MaxTest = MaxTest)]
    public void Explanations_add_up_to_the_score(int seed)
    {
        foreach (var hit in crowd.Lab.Engine.Search(new SearchRequest { Query = RandomQueries.Query(seed), Size = 5, Explain = true }).Hits)
        {
            Assert.Equal(hit.Score, hit.Explanation!.Value);
            ExplanationTests.AssertSums(hit.Explanation);
        }
    }

    [Property(MaxTest = 15)]
    public void Removing_any_cited_evidence_lowers_the_score(int seed)
    {
        var random = new Random(seed);
        var all = SyntheticSkills.Catalogue.All.Where(s => !s.Group).ToList();
        var query = Ask.All(Ask.Any(Ask.Skill(all[random.Next(all.Count)].Id), Ask.Skill(all[random.Next(all.Count)].Id)));
        foreach (var hit in crowd.Lab.Engine.Search(new SearchRequest { Query = query, Size = 2, Explain = true }).Hits)
        {
            var person = crowd.People.Single(p => p.Id == hit.Id);
            using var lab = new SearchLab(SyntheticSkills.Catalogue);
            foreach (var url in ExplanationTests.Leaves(hit.Explanation!).Where(l => l.Value > 0).Select(l => l.Url).OfType<string>().Where(u => u != person.ProfileUrl).Distinct())
            {
                lab.Add(Without(person, url));
                var left = lab.Engine.Search(new SearchRequest { Query = query, Explain = true }).Hits;
                Assert.True(left.Length == 0 || left[0].Score < hit.Score || IsReplaced(hit, left[0]), $"{hit.Login} without {url}");
            }
        }
    }

    /// <summary>The other of two alternatives is exactly as strong, and is cited now.</summary>
    private static bool IsReplaced(SearchHit before, SearchHit after) =>
        after.Score == before.Score && ExplanationTests.Leaves(after.Explanation!).Select(l => l.Url).Except(ExplanationTests.Leaves(before.Explanation!).Select(l => l.Url)).Any();

    [Property(MaxTest = MaxTest)]
    public void Pages_cover_all_hits_once_in_falling_order_and_ties_go_by_id(int seed)
    {
        var sort = (SearchSort)((uint)seed % 4);
        var request = new SearchRequest { Query = RandomQueries.Query(seed), Size = 37, Sort = sort };

        var hits = new List<SearchHit>();
        for (var page = 1; ; page++)
        {
            var answer = crowd.Lab.Engine.Search(request with { Page = page });
            if (answer.Hits.Length == 0)
            {
                Assert.Equal(answer.Total, hits.Count);
                break;
            }

            hits.AddRange(answer.Hits);
        }

        Assert.Equal(Enumerable.Range(1, hits.Count), hits.Select(h => h.Rank));
        Assert.Equal(hits.Count, hits.Select(h => h.Id).Distinct().Count());
        Assert.Equal(sort switch
        {
            SearchSort.Active => hits.OrderByDescending(h => h.LastActive).ThenBy(h => h.Id),
            SearchSort.Merged => hits.OrderByDescending(h => h.MergedElsewhere).ThenBy(h => h.Id),
            SearchSort.Login => hits.OrderBy(h => h.Login, StringComparer.Ordinal).ThenBy(h => h.Id),
            _ => hits.OrderByDescending(h => h.Score).ThenBy(h => h.Id),
        }, hits);
    }

    [Property(MaxTest = MaxTest)]
    public void The_best_few_are_the_first_of_all(int seed)
    {
        // A short list passes most hits over by their bounds, a list of everybody none.
        var request = new SearchRequest { Query = RandomQueries.Query(seed), Sort = (SearchSort)((uint)seed % 5) };

        var few = crowd.Lab.Engine.Rows(request with { Size = 3 });
        var all = Enumerable.Range(1, 4).SelectMany(page => crowd.Lab.Engine.Rows(request with { Size = 100, Page = page }).Rows).ToList();

        Assert.Equal(Math.Min(3, all.Count), few.Rows.Length);
        Assert.Equal(all.Take(3), few.Rows);
        Assert.Equal(all.Count, few.Total);
    }

    [Property(MaxTest = MaxTest)]
    public void Skills_side_by_side_list_as_alternatives_do_with_the_score_of_all(int seed)
    {
        var random = new Random(seed);
        var all = SyntheticSkills.Catalogue.All.Where(s => !s.Group).ToList();
        QueryNode[] skills = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Ask.Skill(all[random.Next(all.Count)].Id)).DistinctBy(s => s.Skill)];
        var request = new SearchRequest { Query = Ask.All([.. skills, Ask.Range(QueryField.Months, 2, null)]), Match = SkillMatch.Some };
        List<SearchHit> List(SearchRequest asked) => [.. Enumerable.Range(1, 4).SelectMany(page => crowd.Lab.Engine.Search(asked with { Page = page, Size = 100 }).Hits)];

        // What goes with a single one is listed besides: AdjacentTests.
        if (skills.Length == 1)
            return;
        var answer = crowd.Lab.Engine.Search(request);
        var some = List(request);
        var strict = List(request with { Match = SkillMatch.All });
        var any = List(request with { Query = Ask.All(Ask.Any(skills), Ask.Range(QueryField.Months, 2, null)), Match = SkillMatch.All });

        Assert.Equal((any.Count, strict.Count), (answer.Total, answer.Complete));
        Assert.Equal(any.Select(h => h.Id).Order(), some.Select(h => h.Id).Order());
        Assert.Equal(strict.Select(h => (h.Id, h.Score)), some.Where(h => h.NotSeen.IsEmpty).Select(h => (h.Id, h.Score)));
        foreach (var hit in some)
            Assert.Equal(skills.OfType<SkillNode>().Count(s => !crowd.SkillsOf(crowd.People.Single(p => p.Id == hit.Id)).Contains(s.Skill)), hit.NotSeen.Length);
    }

    [Property(MaxTest = MaxTest)]
    public void What_was_done_together_is_the_same_however_it_is_counted(int seed)
    {
        var random = new Random(seed);
        var all = SyntheticSkills.Catalogue.All.Where(s => !s.Group).ToList();
        var slots = Enumerable.Range(0, random.Next(2, 4)).Select(_ => new FitSlot(new FitSkill("x", 1, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => all[random.Next(all.Count)].Id).Distinct()]), 1, true)).ToList();
        using var held = crowd.Lab.Index.Acquire();
        foreach (var view in held.View.Segments)
        {
            using var segment = new SegmentQuery(new QueryContext(crowd.Lab.Catalogue, crowd.Lab.Ranking, held.Searcher, held.AsOf), view);
            using var block = ScoreBlock.Rent(segment);
            block.Fill(view.Live, 0);
            var masses = new RepositoryMasses(slots, view.Columns);
            masses.Open(block);
            var most = new double[block.Count];
            masses.MostTogether(block, most);
            var counted = slots.Select((_, slot) => MostCounted(masses, block, slot)).ToList();
            var rules = crowd.Lab.Ranking.Query;
            for (var i = 0; i < block.Count; i++)
            {
                masses.Read(block, i);
                var together = 0.0;
                var repositories = new double[slots.Count];
                foreach (var repository in masses)
                {
                    together += masses.Together(repository);
                    for (var slot = 0; slot < slots.Count; slot++)
                        repositories[slot] += Math.Min(1, masses.Mass(slot, repository) / 0.1);
                }

                Assert.Equal(repositories, slots.Select((_, slot) => masses.Count(slot, i, 0.1)));
                Assert.True(most[i] >= together - 1e-9);
                Assert.Equal(together, masses.SumTogether(block, i));
                Assert.All(counted, (values, slot) => Assert.True(values[i] >= Saturation.Of(masses.Count(slot, i, rules.BreadthFullMass), rules.BreadthHalf) - 1e-9));
            }
        }
    }

    [Property(MaxTest = MaxTest)]
    public void No_score_is_above_its_bound_and_none_that_can_reach_the_floor_is_left_out(int seed)
    {
        var query = RandomQueries.Query(seed);
        using var held = crowd.Lab.Index.Acquire();
        var context = new QueryContext(crowd.Lab.Catalogue, crowd.Lab.Ranking, held.Searcher, held.AsOf);
        using var run = new QueryRun(query, context, held.View);
        for (var at = 0; at < held.View.Segments.Length; at++)
        {
            var segment = run.Segment(at);
            using var block = ScoreBlock.Rent(segment);
            block.Fill(segment.Hits(query.Root), 0);
            var (bounds, scores) = (new double[ScoreBlock.Size], new double[ScoreBlock.Size]);
            run.Scorer.Bound(block, bounds);
            run.Scorer.Score(block, scores);
            var docs = block.Docs.ToArray();
            for (var i = 0; i < docs.Length; i++)
                Assert.True(bounds[i] >= scores[i] - 1e-5, $"{bounds[i]} < {scores[i]}");
            if (docs.Length == 0)
                continue;
            var floor = scores[new Random(seed).Next(docs.Length)];

            run.Scorer.KeepWithin(block, bounds, floor);

            var kept = block.Docs.ToArray();
            Assert.All(docs.Where((_, i) => scores[i] >= floor), doc => Assert.Contains(doc, kept));
        }
    }

    /// <summary>Whatever the points: what is at hand of a hit never says less than its score.</summary>
    [Property(MaxTest = MaxTest)]
    public void What_is_at_hand_of_a_hit_rules_out_nobody_who_can_reach_the_floor(int seed)
    {
        var random = new Random(seed);
        var query = RandomQueries.Query(seed);
        var points = SignalNames.All.ToImmutableSortedDictionary(name => name, _ => random.Next(3) switch { 0 => 0, 1 => random.NextDouble() * 10, _ => random.Next(1001) }, StringComparer.Ordinal);
        var rules = crowd.Lab.Ranking with { Query = crowd.Lab.Ranking.Query with { Unknown = random.NextDouble() } };
        using var held = crowd.Lab.Index.Acquire();
        var context = new QueryContext(crowd.Lab.Catalogue, rules.With(points), held.Searcher, held.AsOf);
        using var run = new QueryRun(query, context, held.View);
        for (var at = 0; at < held.View.Segments.Length; at++)
        {
            var segment = run.Segment(at);
            if (run.Scorer.BoundsIn(segment.Columns, rules.Query) is not { } ceilings)
                continue;
            using var block = ScoreBlock.Rent(segment);
            var (hits, bounds, scores) = (segment.Hits(query.Root), new double[ScoreBlock.Size], new double[ScoreBlock.Size]);
            block.Fill(hits, 0);
            run.Scorer.Score(block, scores);
            var all = block.Docs.ToArray();

            block.Fill(hits, 0, ceilings, double.NegativeInfinity, bounds);
            Assert.Equal(all, block.Docs.ToArray());
            run.Scorer.BoundOthers(block, bounds);
            for (var i = 0; i < all.Length; i++)
                Assert.True(bounds[i] >= scores[i] - 1e-5, $"{bounds[i]} < {scores[i]}");

            foreach (var floor in scores.Take(all.Length).Order().Where((_, i) => i % 10 == 9))
            {
                block.Fill(hits, 0, ceilings, floor, bounds);
                Assert.Subset(block.Docs.ToArray().ToHashSet(), all.Where((_, i) => scores[i] >= floor).ToHashSet());
            }
        }
    }

    [Property(MaxTest = MaxTest)]
    public void The_same_query_gets_the_same_answer(int seed)
    {
        var request = new SearchRequest { Query = RandomQueries.Query(seed), Facets = SearchRequest.FacetNames, Explain = true };

        // An engine of its own: the other has the answer at hand.
        Assert.Equal(Text(crowd.Lab.Engine.Search(request)), Text(new SearchEngine(crowd.Lab.Index).Search(request)));
    }

    [Property(MaxTest = 10)]
    public void The_order_of_changes_and_the_segments_do_not_matter(int seed)
    {
        var random = new Random(seed);
        using var other = new SearchLab(SyntheticSkills.Catalogue);
        foreach (var part in crowd.People.OrderBy(_ => random.Next()).Chunk(1 + random.Next(200)))
            other.Add(part);
        var request = new SearchRequest { Query = RandomQueries.Query(seed), Facets = SearchRequest.FacetNames, Explain = true, Size = 50 };

        Assert.Equal(Text(crowd.Lab.Engine.Search(request)), Text(other.Engine.Search(request)));
    }

    [Property(MaxTest = MaxTest)]
    public void Why_agrees_with_the_search(int seed)
    {
        var query = RandomQueries.Query(seed);
        var answer = crowd.Lab.Engine.Search(new SearchRequest { Query = query, Size = 100 });
        var person = crowd.People[(int)((uint)seed % crowd.People.Count)];

        var why = crowd.Lab.Engine.Why(person.Id, query)!;

        Assert.Equal(RandomQueries.Holds(query.Root, person, crowd.SkillsOf(person)), why.Matches);
        Assert.Equal(why.Matches, why.Conditions.Where(c => c.Required).All(c => c.Verdict == "met"));
        if (answer.Hits.FirstOrDefault(h => h.Id == person.Id) is { } hit)
            Assert.Equal((hit.Rank, hit.Score), (why.Rank, why.Score));
    }

    private static double[] MostCounted(RepositoryMasses masses, ScoreBlock block, int slot)
    {
        var values = new double[block.Count];
        masses.MostCounted(block, slot, values);
        return values;
    }

    /// <summary>As folded without what has this address: a proof, or a repository with all work in it.</summary>
    private static Candidate Without(Candidate person, string url)
    {
        var gone = person.Repositories.Where(r => r.Url == url).Select(r => r.Id).ToHashSet();
        var left = person.Repositories.RemoveAll(r => gone.Contains(r.Id));
        var months = left.SelectMany(r => r.Months).Where(m => m.Commits + m.PullRequests > 0).Select(m => m.Month).Distinct().Order().ToList();
        return person with
        {
            Repositories = left,
            Skills =
            [
                .. person.Skills
                    .Select(s => s with { Traces = s.Traces.RemoveAll(t => t.Url == url || (t.Repository is { } id && gone.Contains(id))) })
                    .Where(s => s.Traces.Length > 0),
            ],
            ActiveMonths = months.Count,
            LastActive = months.Count > 0 ? months[^1] : null,
        };
    }

    /// <summary>All but the time it took and the generation, which tells how it was built.</summary>
    private static string Text(SearchAnswer answer) => System.Text.Json.JsonSerializer.Serialize(answer with { TookMs = 0, Generation = 0 });

    private static ImmutableArray<FacetCount> Counts(IEnumerable<string> values) =>
        [.. values.GroupBy(v => v).Select(g => new FacetCount(g.Key, g.Count())).OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)];

    public sealed class Crowd : IDisposable
    {
        private const int Count = 400;
        private readonly Dictionary<CandidateId, IReadOnlySet<string>> _skills = [];

        public Crowd()
        {
            var made = new SyntheticPeople(seed: 5, repositories: 120);
            People = [.. Enumerable.Range(0, Count).Select(made.Person)];
            // Once in an older state, some gone again: so that segments have deletions.
            Lab.Add(People.Take(Count / 2).Select(p => p with { Skills = [] }));
            var gone = Enumerable.Range(Count, 30).Select(made.Person).ToList();
            Lab.Add(gone);
            Lab.Add(People.Take(Count * 2 / 3));
            Lab.Remove(gone.Select(p => p.Id));
            Lab.Add(People.Skip(Count * 2 / 3));
        }

        internal SearchLab Lab { get; } = new(SyntheticSkills.Catalogue);
        internal List<Candidate> People { get; }

        internal IReadOnlySet<string> SkillsOf(Candidate person)
        {
            if (!_skills.TryGetValue(person.Id, out var skills))
                _skills[person.Id] = skills = Lab.Engine.Strengths(person).Select(s => s.Id).ToHashSet();
            return skills;
        }

        public void Dispose() => Lab.Dispose();
    }
}
