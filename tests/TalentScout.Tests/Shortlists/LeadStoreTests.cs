using System.Collections.Immutable;
using TalentScout.Store;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Shortlists;

/// <summary>Two people at one lead, history, and what can be taken back.</summary>
public sealed class LeadStoreTests : IAsyncLifetime
{
    private StoreFixture _fixture = null!;
    private Shortlist _list = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private LeadStore Leads => _fixture.Store.Leads;

    public async ValueTask InitializeAsync()
    {
        _fixture = await StoreFixture.OpenAsync();
        _list = await _fixture.Store.Shortlists.CreateAsync("Backend engineer", "lang:go", null, "Ana", null, Token);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Edits_of_different_fields_on_the_same_version_are_both_kept()
    {
        var lead = await AddAsync(1);
        await Leads.EditAsync(_list.Id, At(lead), Set("stage", "offer"), "Ana", Token);
        var second = await Leads.EditAsync(_list.Id, At(lead), Set("owner", "Bo"), "Bo", Token);

        Assert.Empty(second.Conflicts);
        Assert.Equal(("offer", "Bo", lead.Version + 2), (second.Lead!.Stage, second.Lead.Owner, second.Lead.Version));
    }

    [Fact]
    public async Task Edits_of_the_same_field_on_the_same_version_are_a_conflict_that_says_who_and_what_and_changes_nothing()
    {
        var lead = await AddAsync(1);
        await Leads.EditAsync(_list.Id, At(lead), Set("stage", "offer"), "Ana", Token);
        var second = await Leads.EditAsync(_list.Id, At(lead), Set("stage", "rejected").SetItem("owner", "Bo"), "Bo", Token);

        var conflict = Assert.Single(second.Conflicts);
        Assert.Equal(("stage", "offer", "rejected", "Ana"), (conflict.Field, conflict.Theirs, conflict.Mine, conflict.By));
        var now = await Leads.GetAsync(_list.Id, lead.Id, Token);
        Assert.Equal(("offer", null), (now!.Stage, now.Owner));
    }

    [Fact]
    public async Task The_same_change_twice_is_no_conflict_and_no_second_event()
    {
        var lead = await AddAsync(1);
        await Leads.EditAsync(_list.Id, At(lead), Set("stage", "offer"), "Ana", Token);
        var second = await Leads.EditAsync(_list.Id, At(lead), Set("stage", "offer"), "Bo", Token);
        Assert.Empty(second.Conflicts);
        Assert.Null(second.Batch);
        Assert.Single(await Leads.HistoryAsync(_list.Id, lead.Id, 100, Token), e => e.Field == "stage");
    }

    [Fact]
    public async Task Notes_of_two_people_on_the_same_version_are_both_kept()
    {
        var lead = await AddAsync(1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Leads.NoteAsync(_list.Id, lead.Id, $"note {i}", $"person {i}", Token)));
        var file = await Leads.FileAsync(_list.Id, lead.Id, Token);
        Assert.Equal(20, file!.Notes.Length);
        Assert.Equal(lead.Version + 20, file.Lead.Version);
    }

    [Fact]
    public async Task Many_at_once_lose_no_update_every_acknowledged_edit_is_in_the_history_and_the_last_one_stands()
    {
        var lead = await AddAsync(1);
        var done = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var seen = (await Leads.GetAsync(_list.Id, lead.Id, Token))!;
            return await Leads.EditAsync(_list.Id, At(seen), Set("owner", $"owner {i}"), $"person {i}", Token);
        }));
        var kept = done.Where(d => d.Batch is not null).Select(d => d.Lead!).ToList();
        Assert.NotEmpty(kept);
        Assert.All(done.Where(d => d.Batch is null), d => Assert.NotEmpty(d.Conflicts));
        Assert.Equal(kept.Count, kept.Select(l => l.Version).Distinct().Count());
        var events = (await Leads.HistoryAsync(_list.Id, lead.Id, 100, Token)).Where(e => e.Field == "owner").ToList();
        Assert.Equal(kept.Select(l => (l.Version, l.Owner)).Order(), events.Select(e => (e.Version, e.After)).Order());
        Assert.Equal(kept.MaxBy(l => l.Version)!.Owner, (await Leads.GetAsync(_list.Id, lead.Id, Token))!.Owner);
    }

    [Fact]
    public async Task A_bulk_change_is_taken_back_as_one_and_that_can_be_taken_back_too()
    {
        Lead[] leads = [await AddAsync(1), await AddAsync(2), await AddAsync(3)];
        var moved = await Leads.EditAsync(_list.Id, [.. leads.Select(At)], Set("stage", "sql").SetItem("tags", "strong, Berlin"), "Ana", ["seen"], Token);
        Assert.Equal(3, moved.Changed.Length);
        Assert.All(moved.Changed, l => Assert.Equal(["seen"], l.Tags.Where(t => t == "seen")));

        var undone = await Leads.UndoAsync(_list.Id, moved.Batch!.Value, "Bo", Token);
        Assert.All(undone.Changed, l => Assert.Equal(("sourced", 0), (l.Stage, l.Tags.Length)));
        var again = await Leads.UndoAsync(_list.Id, undone.Batch!.Value, "Bo", Token);
        Assert.All(again.Changed, l => Assert.Equal("sql", l.Stage));
        Assert.Contains("taken back already", Assert.Single((await Leads.UndoAsync(_list.Id, moved.Batch.Value, "Bo", Token)).Troubles), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_has_changed_since_is_not_taken_back_the_rest_is()
    {
        var (one, two) = (await AddAsync(1), await AddAsync(2));
        var moved = await Leads.EditAsync(_list.Id, [At(one), At(two)], Set("stage", "sql"), "Ana", null, Token);
        var now = moved.Changed.Single(l => l.Id == two.Id);
        await Leads.EditAsync(_list.Id, At(now), Set("stage", "offer"), "Bo", Token);

        var undone = await Leads.UndoAsync(_list.Id, moved.Batch!.Value, "Ana", Token);
        Assert.Equal(one.Id, Assert.Single(undone.Changed).Id);
        Assert.Equal((two.Id, "Bo"), (Assert.Single(undone.Conflicts).Lead, undone.Conflicts[0].By));
        Assert.Equal("offer", (await Leads.GetAsync(_list.Id, two.Id, Token))!.Stage);
    }

    [Fact]
    public async Task Adding_removing_notes_and_scorecards_can_be_taken_back()
    {
        var added = await Leads.AddAsync(_list.Id, [Person(1), Person(2)], "Ana", Token);
        await Leads.UndoAsync(_list.Id, added.Batch!.Value, "Ana", Token);
        Assert.Empty(await _fixture.Store.Shortlists.LeadsAsync(_list.Id, Token));

        var back = Assert.Single((await Leads.AddAsync(_list.Id, [Person(1)], "Bo", Token)).Changed);
        Assert.Equal(added.Changed[0].Id, back.Id);
        var note = await Leads.NoteAsync(_list.Id, back.Id, "wrote the driver", "Bo", Token);
        var card = await Leads.ScoreAsync(_list.Id, back.Id, "sql", new Dictionary<string, int> { ["Queries"] = 4 }, "", "Bo", Token);
        var better = await Leads.ScoreAsync(_list.Id, back.Id, "sql", new Dictionary<string, int> { ["Queries"] = 2 }, "", "Bo", Token);
        await Leads.UndoAsync(_list.Id, better.Batch!.Value, "Bo", Token);
        Assert.Equal(4, Assert.Single((await Leads.FileAsync(_list.Id, back.Id, Token))!.Scorecards).Marks["Queries"]);
        await Leads.UndoAsync(_list.Id, card.Batch!.Value, "Bo", Token);
        await Leads.UndoAsync(_list.Id, note.Batch!.Value, "Bo", Token);
        var file = (await Leads.FileAsync(_list.Id, back.Id, Token))!;
        Assert.Empty(file.Notes);
        Assert.Empty(file.Scorecards);
    }

    [Theory]
    [InlineData("sql", "Queries", 5, "wanted 1 to 4")]
    [InlineData("sql", "Charm", 3, "not in the yardstick")]
    [InlineData("offer", "Queries", 3, "nothing to mark")]
    [InlineData("lunch", "Queries", 3, "stage: wanted one of")]
    public async Task A_scorecard_has_the_yardstick_of_its_stage_and_no_other(string stage, string criterion, int mark, string trouble)
    {
        var lead = await AddAsync(1);
        Assert.Contains(trouble, (await Leads.ScoreAsync(_list.Id, lead.Id, stage, new Dictionary<string, int> { [criterion] = mark }, "", "Ana", Token)).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_with_people_in_it_cannot_be_dropped_and_an_old_version_of_the_list_is_a_conflict()
    {
        await AddAsync(1);
        var without = await _fixture.Store.Shortlists.EditAsync(_list.Id, _list.Version, s => s with { Stages = s.Stages.RemoveAt(0) }, Token);
        Assert.Contains("'Sourced' has 1 leads", without.Trouble, StringComparison.Ordinal);
        var renamed = await _fixture.Store.Shortlists.EditAsync(_list.Id, _list.Version, s => s with { Role = "Platform engineer" }, Token);
        Assert.Equal(_list.Version + 1, renamed.Shortlist!.Version);
        Assert.True((await _fixture.Store.Shortlists.EditAsync(_list.Id, _list.Version, s => s with { Role = "Lost" }, Token)).Conflict);
    }

    [Fact]
    public async Task A_version_that_is_not_there_yet_is_refused()
    {
        var lead = await AddAsync(1);
        Assert.Contains("no version 9 yet", (await Leads.EditAsync(_list.Id, new LeadAt(lead.Id, 9), Set("stage", "sql"), "Ana", Token)).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purge_leaves_nothing_on_shortlists_lists_and_reviews_and_who_is_suppressed_cannot_come_back()
    {
        var (gone, stays) = (await AddAsync(1), await AddAsync(2));
        await Leads.NoteAsync(_list.Id, gone.Id, "a note", "Ana", Token);
        await Leads.ScoreAsync(_list.Id, gone.Id, "sql", new Dictionary<string, int> { ["Queries"] = 3 }, "", "Ana", Token);
        var (link, secret) = await _fixture.Store.Reviews.CreateAsync(_list.Id, "Cy", false, 3, "Ana", Token);
        await _fixture.Store.Reviews.JudgeAsync(link, gone.Id, ReviewVerdict.Yes, "good", Token);
        var list = await _fixture.Store.LeadLists.FreezeAsync(List(), Rows(1, 2, 3).ToAsyncEnumerable(), Token);

        var before = await _fixture.Store.DossierAsync("github", "1", Token);
        Assert.Equal("a note", Assert.Single(before.Leads).Notes[0].Text);
        Assert.Equal(["All"], before.Lists);
        await _fixture.Store.SuppressAsync("github", "1", "asked", (document, _) => document, Token);

        Assert.Equal([stays.Id], (await _fixture.Store.Shortlists.LeadsAsync(_list.Id, Token)).Select(l => l.Id));
        Assert.Empty(await Leads.HistoryAsync(_list.Id, gone.Id, 100, Token));
        Assert.Empty(await _fixture.Store.Reviews.VerdictsAsync((await _fixture.Store.Reviews.FindAsync(secret, Token))!.Id, Token));
        Assert.Equal(["2", "3"], await _fixture.Store.LeadLists.RowsAsync(list.Id, Token).Select(r => r.Id.ToString()).ToListAsync(Token));
        Assert.Equal(2, (await _fixture.Store.LeadLists.GetAsync(list.Id, Token))!.Count);
        Assert.False((await _fixture.Store.DossierAsync("github", "1", Token)).Any);
        var again = await Leads.AddAsync(_list.Id, [Person(1)], "Ana", Token);
        Assert.Contains("asked not to be here", Assert.Single(again.Troubles), StringComparison.Ordinal);
        Assert.Equal(["2"], await _fixture.Store.LeadLists.RowsAsync((await _fixture.Store.LeadLists.FreezeAsync(List() with { Title = "New" }, Rows(1, 2).ToAsyncEnumerable(), Token)).Id, Token).Select(r => r.Id.ToString()).ToListAsync(Token));
    }

    [Fact]
    public async Task A_frozen_list_gives_its_rows_back_and_the_same_is_kept_once()
    {
        var rows = Rows([.. Enumerable.Range(1, 333)]);
        var list = await _fixture.Store.LeadLists.FreezeAsync(List(), rows.ToAsyncEnumerable(), Token);
        var again = await _fixture.Store.LeadLists.FreezeAsync(List() with { Made = _fixture.Clock.GetUtcNow().AddHours(1) }, rows.ToAsyncEnumerable(), Token);
        Assert.Equal((list.Id, 333), (again.Id, again.Count));
        Assert.Single(await _fixture.Store.LeadLists.AllAsync(10, Token));
        var read = await _fixture.Store.LeadLists.RowsAsync(list.Id, Token).ToListAsync(Token);
        Assert.Equal(rows.Select(r => (r.Rank, r.Id, r.Login)), read.Select(r => (r.Rank, r.Id, r.Login)));
        Assert.Equal(rows[0].Skills[0].Evidence[0], read[0].Skills[0].Evidence[0]);
    }

    [Fact]
    public async Task A_list_that_broke_off_is_none()
    {
        async IAsyncEnumerable<LeadRow> Broken()
        {
            foreach (var row in Rows([.. Enumerable.Range(1, 250)]))
                yield return row;
            await Task.Yield();
            throw new InvalidOperationException("the source broke");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.Store.LeadLists.FreezeAsync(List(), Broken(), Token));
        Assert.Empty(await _fixture.Store.LeadLists.AllAsync(10, Token));
    }

    [Fact]
    public async Task A_review_link_is_open_until_it_expires_or_is_ended_and_its_secret_is_not_kept()
    {
        var lead = await AddAsync(1);
        var (link, secret) = await _fixture.Store.Reviews.CreateAsync(_list.Id, "Cy", true, 2, "Ana", Token);
        Assert.True(await _fixture.Store.Reviews.JudgeAsync(link, lead.Id, ReviewVerdict.Maybe, "", Token));
        Assert.False(await _fixture.Store.Reviews.JudgeAsync(link, lead.Id + 100, ReviewVerdict.Maybe, "", Token));
        Assert.Null(await _fixture.Store.Reviews.FindAsync(secret + "x", Token));
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(_fixture.Store.FilePath, System.Text.Encoding.Latin1, Token), StringComparison.Ordinal);
        _fixture.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False((await _fixture.Store.Reviews.FindAsync(secret, Token))!.IsOpen(_fixture.Clock.GetUtcNow()));
        Assert.False(await _fixture.Store.Reviews.JudgeAsync(link, lead.Id, ReviewVerdict.Yes, "", Token));
        Assert.Equal(ReviewVerdict.Maybe, Assert.Single(await _fixture.Store.Reviews.VerdictsAsync(link.Id, Token)).Verdict);
    }

    private async Task<Lead> AddAsync(long id) => Assert.Single((await Leads.AddAsync(_list.Id, [Person(id)], "Ana", Token)).Changed);

    private static NewLead Person(long id) => new(CandidateId.OfGitHub(id), $"dev-{id}", $"Person {id}", $"https://github.example/dev-{id}");

    private static LeadAt At(Lead lead) => new(lead.Id, lead.Version);

    private static ImmutableSortedDictionary<string, string?> Set(string field, string? value) => ImmutableSortedDictionary<string, string?>.Empty.Add(field, value);

    private static LeadList List() => new() { Title = "All", Query = "lang:go", Scorer = "1", Made = new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero), Total = 3 };

    private static LeadRow[] Rows(params int[] people) =>
        [.. people.Select((p, i) => Export.Leads.Ada with { Rank = i + 1, Id = CandidateId.OfGitHub(p), Login = $"dev-{p}" })];
}
