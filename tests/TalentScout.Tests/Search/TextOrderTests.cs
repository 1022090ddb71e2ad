using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>sort=text: by how much the words asked for say in what is written of a person.</summary>
public sealed class TextOrderTests
{
    [Fact]
    public void Rare_words_say_more_than_common_ones()
    {
        using var lab = SearchLab.With(
            TestPeople.Person(1, "p1") with { Bio = "billing and ledgers" },
            TestPeople.Person(2, "p2") with { Bio = "billing and mornings" },
            TestPeople.Person(3, "p3") with { Bio = "mornings and evenings" });

        Assert.Equal([1, 2, 3], Order(lab, Ask.Any(Ask.Text("ledgers"), Ask.Text("billing"), Ask.Text("mornings"))));
    }

    [Fact]
    public void What_is_excluded_says_nothing_and_what_weighs_more_says_more()
    {
        using var lab = SearchLab.With(
            TestPeople.Person(1, "p1") with { Bio = "ledgers" },
            TestPeople.Person(2, "p2") with { Bio = "mornings" },
            TestPeople.Person(3, "p3") with { Bio = "mornings evenings" });

        Assert.Equal([2, 1], Order(lab, Ask.Any(Ask.Text("ledgers"), Ask.Text("mornings") with { Weight = 9 }), Ask.Not(Ask.Text("evenings"))));
    }

    [Fact]
    public void Without_words_the_order_is_by_id()
    {
        using var lab = SearchLab.With(TestPeople.Person(3, "p3"), TestPeople.Person(1, "p1"), TestPeople.Person(2, "p2"));

        Assert.Equal([1, 2, 3], Order(lab));
    }

    [Fact]
    public void Other_segments_and_deleted_people_do_not_change_the_impact_of_a_text()
    {
        using var lab = SearchLab.With(TestPeople.Person(1, "p1") with { Bio = "ledgers" }, TestPeople.Person(2, "p2") with { Bio = "ledgers and a great many other words besides" });
        lab.Add(TestPeople.Person(3, "p3") with { Bio = "ledgers, ledgers" });
        lab.Add(TestPeople.Person(4, "p4") with { Bio = "ledgers, ledgers, ledgers" });
        lab.Remove(CandidateId.OfGitHub(4));

        Assert.Equal([3, 1, 2], Order(lab, Ask.Text("ledgers")));
    }

    [Theory]
    [InlineData("billing")]
    [InlineData("billing", "ledgers")]
    [InlineData("billing", "ledgers", "mornings")]
    public void A_deep_page_has_what_the_order_of_all_has_there(params string[] words)
    {
        const int Size = 100;
        var random = new Random(1);
        TalentScout.Candidate Person(int id) => TestPeople.Person(id, "p" + id) with
        {
            Bio = string.Join(' ', Enumerable.Range(0, 3 + random.Next(30)).Select(_ => new[] { "billing", "ledgers", "mornings", "other" }[random.Next(4)])),
        };
        using var lab = SearchLab.With([.. Enumerable.Range(1, 500).Select(Person)]);
        lab.Add(Enumerable.Range(501, 300).Select(Person));
        lab.Remove([CandidateId.OfGitHub(601), CandidateId.OfGitHub(777)]);
        var request = new SearchRequest { Query = Ask.All(Ask.Any([.. words.Select(w => Ask.Text(w))])), Sort = SearchSort.Text, Size = Size };

        var all = lab.Engine.Stream(request, int.MaxValue).Select(h => h.Id).ToList();
        var pages = Enumerable.Range(1, (all.Count / Size) + 1).SelectMany(page => lab.Engine.Rows(request with { Page = page }).Rows).Select(r => r.Id);

        Assert.True(all.Count > 4 * Size);
        Assert.Equal(all, pages);
    }

    /// <summary>Words that nearly everybody has are looked up for few, once a list is full: in the second segment it is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_of_a_long_text_are_those_of_the_order_of_all(int seed)
    {
        var random = new Random(seed);
        TalentScout.Candidate Person(int id) => TestPeople.Person(id, "p" + id) with
        {
            // The first words are everybody's, the last hardly anybody's.
            Bio = string.Join(' ', Enumerable.Range(0, 20 + random.Next(60)).Select(_ => $"w{(int)(60 * Math.Pow(random.NextDouble(), 3)):D2}")),
        };
        using var lab = SearchLab.With([.. Enumerable.Range(1, 600).Select(Person)]);
        lab.Add(Enumerable.Range(601, 900).Select(Person));
        for (var i = 0; i < 10; i++)
        {
            var words = Enumerable.Range(0, 25).Select(_ => $"w{random.Next(60):D2}").Distinct().Select(w => (QueryNode)Ask.Text(w));
            var request = new SearchRequest { Query = Ask.All(Ask.Any([.. words])), Sort = SearchSort.Text, Size = 10 };

            Assert.Equal(lab.Engine.Stream(request, int.MaxValue).Take(10).Select(h => h.Id), lab.Engine.Rows(request).Rows.Select(r => r.Id));
        }
    }

    /// <summary>Sums of whole blocks, some words at once, and of a few people looked up one by one.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(19)]
    public void Whoever_is_found_has_the_same_sum_among_many_and_alone(int words)
    {
        var random = new Random(words);
        TalentScout.Candidate Person(int id) => TestPeople.Person(id, "p" + id) with { Bio = string.Join(' ', Enumerable.Range(0, 10 + random.Next(60)).Select(_ => $"w{(int)(25 * Math.Pow(random.NextDouble(), 2)):D2}")) };
        using var lab = SearchLab.With([.. Enumerable.Range(1, 700).Select(Person)]);
        using var held = lab.Index.Acquire();
        var asked = Ask.Any([.. Enumerable.Range(0, words).Select(w => Ask.Text($"w{w:D2}") with { Weight = 1 + w })]);
        var all = Top(asked, 700).ToDictionary(hit => (hit.Segment, hit.Doc), hit => hit.Key);

        Assert.True(all.Count > 600);
        foreach (var id in Enumerable.Range(1, 700).Where(id => id % 9 == 0))
            foreach (var alone in Top(QueryTree.And([asked, Ask.Field(QueryField.Login, "p" + id)])!, 1))
                Assert.Equal(all[(alone.Segment, alone.Doc)], alone.Key);

        RankedDoc[] Top(QueryNode node, int count)
        {
            using var run = new QueryRun(Ask.All(node), new QueryContext(lab.Catalogue, lab.Ranking, held.Searcher, held.AsOf), held.View);
            return run.Top(count, SearchSort.Text);
        }
    }

    private static long[] Order(SearchLab lab, params QueryNode[] all) =>
        [.. lab.Engine.Rows(new SearchRequest { Query = Ask.All(all), Sort = SearchSort.Text }).Rows.Select(r => long.Parse(r.Id.Key, System.Globalization.CultureInfo.InvariantCulture))];
}
