using TalentScout.Search;
using TalentScout.Store;
using static TalentScout.Tests.Jobs.RunnerFixture;

namespace TalentScout.Tests.Jobs;

public sealed class IndexFollowerTests
{
    private static FoldedPerson Folded(long id, string? login) => new(
        new DirtyPerson(CandidateId.OfGitHub(id), 0), login is null ? null : new Candidate { Id = CandidateId.OfGitHub(id), Login = login });

    private static IEnumerable<string> Logins(RunnerFixture fixture) => Enumerable.Range(1, 9).Select(id => new SearchEngine(fixture.Index).Get(CandidateId.OfGitHub(id))?.Login).OfType<string>();

    [Fact]
    public async Task The_index_follows_changes_and_removals_and_forgets_the_tombstones()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);
        Assert.Equal(2, await fixture.Follower.CatchUpAsync(cancellationToken: Token));
        await fixture.Store.Candidates.SaveAsync([Folded(1, null), Folded(2, "b2"), Folded(3, "c")], Token);

        Assert.Equal(3, await fixture.Follower.CatchUpAsync(cancellationToken: Token));

        Assert.Equal(["b2", "c"], Logins(fixture));
        Assert.Equal(await fixture.Store.Candidates.SequenceAsync(Token), fixture.Index.Sequence);
        Assert.DoesNotContain(await fixture.Store.Candidates.ChangesAsync(0, 10, Token), c => c.Candidate is null);
        Assert.Equal(0, await fixture.Follower.CatchUpAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_from_the_last_commit()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a")], Token);
        await fixture.Follower.CatchUpAsync(cancellationToken: Token);
        await fixture.Store.Candidates.SaveAsync([Folded(2, "b")], Token);

        await fixture.RestartAsync();

        Assert.Equal(1, await fixture.Follower.CatchUpAsync(cancellationToken: Token));
        Assert.Equal(["a", "b"], Logins(fixture));
    }

    [Fact]
    public async Task An_index_behind_a_forgotten_removal_is_rebuilt()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);
        await fixture.Follower.CatchUpAsync(cancellationToken: Token);
        await fixture.Store.Candidates.SaveAsync([Folded(1, null)], Token);
        await fixture.Store.Candidates.TrimAsync(long.MaxValue, Token);

        await fixture.Follower.CatchUpAsync(cancellationToken: Token);

        Assert.Equal(["b"], Logins(fixture));
        Assert.Equal(3, fixture.Index.Sequence);
        Assert.Equal(0, await fixture.Follower.CatchUpAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task An_index_ahead_of_a_store_that_was_begun_anew_is_rebuilt()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b"), Folded(3, "c")], Token);
        await fixture.Follower.CatchUpAsync(cancellationToken: Token);
        await fixture.ReplaceStoreAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(9, "z")], Token);

        await fixture.Follower.CatchUpAsync(cancellationToken: Token);

        Assert.Equal(["z"], Logins(fixture));
    }

    [Fact]
    public async Task Somebody_suppressed_a_moment_ago_is_not_indexed()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);
        await fixture.Store.Suppressions.AddAsync(CandidateId.OfGitHub(1), "asked", Token);

        await fixture.Follower.CatchUpAsync(cancellationToken: Token);

        Assert.Equal(["b"], Logins(fixture));
    }

    [Fact]
    public async Task A_rebuilt_index_has_everybody_and_the_stores_number()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);
        await fixture.Store.Candidates.SaveAsync([Folded(1, null)], Token);

        Assert.Equal(2, await fixture.Follower.RebuildAsync(cancellationToken: Token));

        Assert.Equal(["b"], Logins(fixture));
        Assert.Equal(await fixture.Store.Candidates.SequenceAsync(Token), fixture.Index.Sequence);
    }

    [Fact]
    public async Task Where_most_are_new_the_end_of_a_harvest_builds_the_index_once()
    {
        await using var fixture = await OpenAsync();
        var ended = Month.Of(2020, 1);
        await fixture.Store.Candidates.SaveAsync([Working(1, ended), Working(2, ended), Working(3, ended)], Token);

        Assert.Equal(3, await fixture.Follower.SettleAsync(cancellationToken: Token));

        // One folder more than the empty one: not first followed and then, outdated, built anew.
        Assert.Equal(["build-000002"], fixture.IndexFolders());
        Assert.Equal((ended.LastDay, false), (fixture.Index.AsOf, fixture.Index.IsOutdated));
        await fixture.Store.Candidates.SaveAsync([Working(2, Month.Of(2019, 12))], Token);
        Assert.Equal(1, await fixture.Follower.SettleAsync(cancellationToken: Token));
        Assert.Equal(["build-000002"], fixture.IndexFolders());
    }

    [Fact]
    public async Task Whoever_is_put_into_an_empty_index_is_ranked_by_what_is_counted_over_everybody()
    {
        await using var fixture = await OpenAsync();
        var ended = Month.Of(2020, 1);
        await fixture.Store.Candidates.SaveAsync([Working(1, ended), Working(2, ended), Working(3, ended)], Token);

        Assert.Equal(3, await fixture.Follower.CatchUpAsync(cancellationToken: Token));

        Assert.Equal((ended.LastDay, false), (fixture.Index.AsOf, fixture.Index.IsOutdated));
    }

    private static FoldedPerson Working(long id, Month last) => new(
        new DirtyPerson(CandidateId.OfGitHub(id), 0), new Candidate { Id = CandidateId.OfGitHub(id), Login = $"p{id}", LastActive = last });
}
