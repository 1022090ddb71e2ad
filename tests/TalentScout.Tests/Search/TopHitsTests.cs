using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>The best of many, however they come and however many are equal: what sorting all of them gives.</summary>
public sealed class TopHitsTests
{
    [Fact]
    public void The_best_are_those_that_a_sort_puts_first()
    {
        const int People = 300;
        using var lab = SearchLab.With(Enumerable.Range(1, People).Select(i => i % 5 == 0
            ? TestPeople.Person(i, $"p{i}") with { Id = new CandidateId("referral", $"x{i * 7919 % 1000}") }
            : TestPeople.Person(i * 7919 % 100_003, $"p{i}")));
        using var held = lab.Index.Acquire();
        var places = held.View.Segments.SelectMany((s, segment) => Enumerable.Range(0, s.Columns.Count).Select(doc => (segment, doc))).ToList();
        Assert.Equal(People, places.Count);
        var random = new Random(3);

        for (var run = 0; run < 300; run++)
        {
            var keys = 1 + random.Next(run % 3 == 0 ? 3 : 100);
            var hits = places.OrderBy(_ => random.Next()).Take(random.Next(People + 1)).Select(p => new RankedDoc(random.Next(keys), p.segment, p.doc)).ToList();
            var (capacity, from) = (random.Next(120), random.Next(60));

            var top = new TopHits(capacity, held.View);
            foreach (var hit in hits)
            {
                var floor = top.Floor;
                top.Offer(hit);
                Assert.True(top.Floor >= floor);
            }

            hits.Sort((a, b) => TopHits.Compare(a, b, held.View));
            Assert.Equal(hits.Take(capacity).Skip(from), top.Take(from));
        }
    }
}
