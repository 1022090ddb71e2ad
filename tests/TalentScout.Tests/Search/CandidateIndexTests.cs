using System.Text;
using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class CandidateIndexTests
{
    private static readonly Candidate Ada = Person(1, "ada").Worked(new Job("db/driver"), ("csharp", How.Merged));
    private static readonly Candidate Ben = Person(2, "ben").Worked(new Job("db/driver"), ("java", How.Merged));

    [Fact]
    public void A_new_index_is_empty_and_begins_at_sequence_0()
    {
        using var lab = new SearchLab();

        Assert.Equal(0, lab.Index.Sequence);
        Assert.True(lab.Index.CanWrite);
        Assert.Equal(0, lab.Search().Total);
        Assert.Empty(lab.Engine.Search(new SearchRequest { Query = SearchQuery.Everything, Facets = SearchRequest.FacetNames }).Facets["language"]);
    }

    [Fact]
    public void A_change_is_visible_after_a_refresh_and_raises_the_generation()
    {
        using var lab = new SearchLab();
        var before = lab.Index.Generation;

        lab.Index.Apply([new CandidateChange(1, Ada.Id, Ada)]);
        Assert.Empty(lab.Logins());
        Assert.True(lab.Index.Refresh());

        Assert.Equal(["ada"], lab.Logins());
        Assert.True(lab.Index.Generation > before);
        Assert.False(lab.Index.Refresh());
    }

    [Fact]
    public void The_last_change_of_a_candidate_wins_and_null_removes()
    {
        using var lab = new SearchLab();

        lab.Index.Apply(
        [
            new CandidateChange(1, Ada.Id, Ada with { Login = "old" }),
            new CandidateChange(2, Ben.Id, Ben),
            new CandidateChange(3, Ada.Id, Ada),
            new CandidateChange(4, Ben.Id, null),
        ]);
        lab.Index.Refresh();

        Assert.Equal(["ada"], lab.Logins());
        Assert.Null(lab.Engine.Get(Ben.Id));
    }

    [Theory]
    [InlineData(AccountKind.Bot)]
    [InlineData(AccountKind.Organisation)]
    [InlineData(AccountKind.Shared)]
    [InlineData(AccountKind.Gone)]
    public void Only_people_are_indexed(AccountKind kind)
    {
        using var lab = SearchLab.With(Ada, Ben);

        lab.Add(Ada with { AccountKind = kind });

        Assert.Equal(["ben"], lab.Logins());
    }

    /// <summary>Of one among many too: Lucene by itself leaves a segment as it is until a tenth of it is gone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_who_is_removed_no_word_stays_in_the_files(bool searched)
    {
        using var lab = SearchLab.With(Enumerable.Range(1, 60).Select(i => TestPeople.Person(i, $"p{i}")));
        lab.Index.Commit(1);
        lab.Index.Apply(Enumerable.Range(61, 60).Select(i => TestPeople.Person(i, $"p{i}") with { Bio = i == 70 ? "quillwort" : "others" }).Select(p => new CandidateChange(2, p.Id, p)));
        if (searched)
            lab.Index.Refresh();
        Assert.Equal(searched, Words().Contains("quillwort", StringComparison.Ordinal));

        lab.Index.Apply([new CandidateChange(3, CandidateId.OfGitHub(70), null)]);
        lab.Index.Commit(3);
        lab.Index.Refresh();

        Assert.DoesNotContain("quillwort", Words(), StringComparison.Ordinal);
        Assert.Contains("others", Words(), StringComparison.Ordinal);

        string Words() => string.Concat(Directory.GetFiles(lab.Index.Folder, "*.tim").Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
    }

    [Fact]
    public void What_was_committed_is_there_after_a_restart_and_what_was_not_is_gone()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(17);
        lab.Add(Ben);
        lab.Index.Dispose();

        using var again = lab.Open();

        Assert.Equal(17, again.Sequence);
        Assert.Equal(["ada"], new SearchEngine(again).Search(new SearchRequest { Query = SearchQuery.Everything }).Hits.Select(h => h.Login));
    }

    [Fact]
    public void A_second_opener_reads_and_follows_commits_and_writes_once_the_first_is_gone()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(1);

        using var follower = lab.Open();
        var engine = new SearchEngine(follower);
        string[] Seen() => [.. engine.Search(new SearchRequest { Query = SearchQuery.Everything }).Hits.Select(h => h.Login)];
        Assert.False(follower.CanWrite);
        Assert.Equal(["ada"], Seen());
        Assert.Throws<InvalidOperationException>(() => follower.Commit(2));

        lab.Add(Ben);
        follower.Refresh();
        Assert.Equal(["ada"], Seen());
        lab.Index.Commit(2);
        Assert.True(follower.Refresh());
        Assert.Equal(["ada", "ben"], Seen());
        Assert.Equal(2, follower.Sequence);

        lab.Index.Dispose();
        follower.Refresh();
        Assert.True(follower.CanWrite);
        follower.Apply([new CandidateChange(3, Ben.Id, null)]);
        follower.Refresh();
        Assert.Equal(["ada"], Seen());
    }

    [Fact]
    public void An_index_in_many_pieces_is_gathered_beside_searches_and_changes()
    {
        using var lab = new SearchLab();
        // Twice, that Lucene's own way of writing is taken; each refresh ends a piece.
        lab.Add(Ada);
        lab.Add(Ada);
        lab.Index.Commit(1);
        for (var id = 10; lab.Index.Segments <= 8; id++)
            lab.Add(Person(id, $"p{id}"));
        var (before, pieces) = (lab.Logins().Order().ToList(), lab.Index.Segments);

        lab.Index.Gather();
        lab.Add(Ben);
        SpinWait.SpinUntil(
            () =>
            {
                lab.Index.Gather();
                lab.Index.Refresh();
                return lab.Index.Segments < pieces;
            },
            TimeSpan.FromMinutes(1));

        Assert.True(lab.Index.Segments < pieces);
        Assert.Equal([.. before.Append("ben").Order()], lab.Logins().Order());
        lab.Index.Gather();
    }

    [Fact]
    public void A_rebuild_fills_an_index_beside_the_one_that_serves_and_takes_its_place()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(1);
        var before = lab.Index.Generation;
        lab.Clock.Advance(TimeSpan.FromDays(40));

        using (var rebuild = lab.Index.BeginRebuild())
        {
            rebuild.Apply([new CandidateChange(5, Ben.Id, Ben)]);
            lab.Index.Refresh();
            Assert.Equal(["ada"], lab.Logins());
            rebuild.Complete(5);
        }

        Assert.True(lab.Index.Refresh());
        Assert.Equal(["ben"], lab.Logins());
        Assert.Equal(5, lab.Index.Sequence);
        Assert.True(lab.Index.CanWrite);
        Assert.True(lab.Index.Generation > before);
        Assert.Equal(SearchLab.NowDay.AddDays(40), lab.Index.AsOf);
        Assert.Single(Directory.EnumerateDirectories(lab.Folder, "build-*"));
    }

    [Fact]
    public void A_rebuild_that_is_given_up_leaves_nothing_behind()
    {
        using var lab = SearchLab.With(Ada);

        using (var rebuild = lab.Index.BeginRebuild())
            rebuild.Apply([new CandidateChange(5, Ben.Id, Ben)]);

        lab.Index.Refresh();
        Assert.Equal(["ada"], lab.Logins());
        Assert.Single(Directory.EnumerateDirectories(lab.Folder, "build-*"));
    }

    [Fact]
    public void A_follower_changes_over_to_a_rebuilt_index_too()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(1);
        using var follower = lab.Open();

        using (var rebuild = follower.BeginRebuild())
        {
            rebuild.Apply([new CandidateChange(5, Ben.Id, Ben)]);
            rebuild.Complete(5);
        }

        lab.Index.Refresh();
        follower.Refresh();
        Assert.Equal(["ben"], lab.Logins());
        Assert.True(lab.Index.CanWrite);
        Assert.False(follower.CanWrite);
        Assert.Equal("ben", new SearchEngine(follower).Search(new SearchRequest { Query = SearchQuery.Everything }).Hits.Single().Login);
    }

    [Fact]
    public void An_index_made_by_other_strength_rules_is_not_served()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(9);
        lab.Index.Dispose();

        var rules = RankingOptions.Default with { Strength = new StrengthRules { HalfMass = 1 } };
        using var again = lab.Open(rules);

        Assert.Equal(0, again.Sequence);
        Assert.Equal(0, new SearchEngine(again).Search(new SearchRequest { Query = SearchQuery.Everything }).Total);
    }

    [Fact]
    public void Other_points_for_signals_keep_the_index()
    {
        using var lab = SearchLab.With(Ada);
        lab.Index.Commit(9);
        lab.Index.Dispose();

        using var again = lab.Open(RankingOptions.Default.With(RankingOptions.Default.Signals.SetItem(SignalNames.Fit, 10)));

        Assert.Equal(9, again.Sequence);
    }

    [Fact]
    public void A_candidate_comes_back_as_it_was_indexed()
    {
        var rich = ExplanationTests.Rich with { Followers = 3, AccountSince = new DateOnly(2020, 2, 3), Organisations = ["acme"], Coverage = new Coverage { RepositoriesKnown = 4 } };
        using var lab = SearchLab.With(rich);

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(rich), System.Text.Json.JsonSerializer.Serialize(lab.Engine.Get(rich.Id)));
    }

    [Fact]
    public void Strengths_of_the_engine_are_the_numbers_in_the_index()
    {
        var rich = ExplanationTests.Rich;
        using var lab = SearchLab.With(rich);

        var shown = lab.Search([.. rich.Skills.Select(s => Ask.Skill(s.Skill))]).Hits.Single().Skills.Where(s => s.Asked);

        Assert.Equal(
            lab.Engine.Strengths(rich).Where(s => rich.Skills.Any(r => r.Skill == s.Id)).Select(s => (s.Id, s.Strength)),
            shown.Select(s => (s.Id, s.Strength)));
    }

    [Fact]
    public async Task Searches_go_on_while_changes_and_rebuilds_come_in()
    {
        using var lab = SearchLab.With(Ada);
        using var done = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            var totals = new HashSet<int>();
            while (!done.IsCancellationRequested)
                totals.Add(lab.Search(Ask.Any(Ask.Skill("csharp"), Ask.Skill("java"))).Total);
            return totals;
        }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 20; i++)
        {
            lab.Add(i % 2 == 0 ? Ben : Ada);
            using var rebuild = lab.Index.BeginRebuild();
            rebuild.Apply([new CandidateChange(1, Ada.Id, Ada), new CandidateChange(2, Ben.Id, Ben)]);
            rebuild.Complete(2);
            lab.Index.Refresh();
        }

        await done.CancelAsync();
        Assert.Subset(new HashSet<int> { 1, 2 }, await searching);
        Assert.Equal(2, lab.Search().Total);
    }
}
