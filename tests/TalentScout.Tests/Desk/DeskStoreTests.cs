using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Store;
using TalentScout.Tests.App;

namespace TalentScout.Tests.Desk;

/// <summary>What the team notes stays, can be taken back, and goes with the person.</summary>
public sealed class DeskStoreTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-desk-").FullName;
    private readonly FakeTimeProvider _clock = new(Invented.Now);
    private readonly CandidateId _mara = CandidateId.OfGitHub(90001);
    private readonly CandidateId _other = CandidateId.OfGitHub(90002);
    private StoreDatabase _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreDatabase.OpenAsync(_directory, _clock, Token);
        await _store.Candidates.SaveAsync([new FoldedPerson(new DirtyPerson(_mara, 0), Invented.Mara())], Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Who_was_put_aside_seen_and_tagged_is_told_for_those_asked_for()
    {
        await _store.Desk.HideAsync(_mara, HideReason.Contacted, "wrote in May", Token);
        await _store.Desk.SeenAsync(_mara, Token);
        await _store.Desk.TagAsync(_mara, "postgres", Token);
        await _store.Desk.TagAsync(_mara, "berlin", Token);
        await _store.Desk.SeenAsync(_other, Token);
        var marks = await _store.Desk.MarksAsync([_mara], Token);
        var mark = Assert.Single(marks).Value;
        Assert.Equal(new HiddenMark(HideReason.Contacted, "wrote in May", Invented.Now), mark.Hidden);
        Assert.Equal(Invented.Now, mark.Seen);
        Assert.Equal(["berlin", "postgres"], mark.Tags);
        await _store.Desk.ShowAsync(_mara, Token);
        Assert.Null((await _store.Desk.MarksAsync([_mara], Token))[_mara].Hidden);
        Assert.Empty(await _store.Desk.HiddenAsync(10, Token));
    }

    [Fact]
    public async Task A_note_that_was_removed_comes_back_within_a_day_and_not_after()
    {
        await _store.Desk.AddNoteAsync(_mara, "one", Token);
        await _store.Desk.AddNoteAsync(_mara, "two", Token);
        var two = (await _store.Desk.NotesAsync(_mara, Token))[0];
        Assert.Equal("two", two.Text);
        await _store.Desk.RemoveNoteAsync(_mara, two.Id, Token);
        Assert.NotNull((await _store.Desk.NotesAsync(_mara, Token))[0].Removed);
        await _store.Desk.RestoreNoteAsync(_mara, two.Id, Token);
        Assert.Null((await _store.Desk.NotesAsync(_mara, Token))[0].Removed);
        await _store.Desk.RemoveNoteAsync(_mara, two.Id, Token);
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(["one"], (await _store.Desk.NotesAsync(_mara, Token)).Select(n => n.Text));
    }

    [Fact]
    public async Task A_note_of_somebody_else_is_not_touched()
    {
        await _store.Desk.AddNoteAsync(_mara, "hers", Token);
        var note = (await _store.Desk.NotesAsync(_mara, Token))[0];
        await _store.Desk.RemoveNoteAsync(_other, note.Id, Token);
        Assert.Null((await _store.Desk.NotesAsync(_mara, Token))[0].Removed);
    }

    [Fact]
    public async Task Presets_are_the_teams_by_name_and_can_be_taken_back()
    {
        var weights = ImmutableSortedDictionary<string, double>.Empty.Add("fit", 70).Add("recency", 0.5);
        Assert.True(await _store.Desk.SavePresetAsync("Payments", weights, Token));
        Assert.True(await _store.Desk.SavePresetAsync("Payments", weights.SetItem("fit", 60), Token));
        var preset = Assert.Single(await _store.Desk.PresetsAsync(Token));
        Assert.Equal(60, preset.Weights["fit"]);
        await _store.Desk.RemovePresetAsync("Payments", Token);
        Assert.NotNull(Assert.Single(await _store.Desk.PresetsAsync(Token)).Removed);
        await _store.Desk.RestorePresetAsync("Payments", Token);
        Assert.Null(Assert.Single(await _store.Desk.PresetsAsync(Token)).Removed);
        await _store.Desk.RemovePresetAsync("Payments", Token);
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Empty(await _store.Desk.PresetsAsync(Token));
    }

    [Fact]
    public async Task No_more_is_kept_than_may_be()
    {
        for (var i = 0; i < DeskLimits.TagsPerCandidate; i++)
            Assert.True(await _store.Desk.TagAsync(_mara, $"tag {i}", Token));
        Assert.False(await _store.Desk.TagAsync(_mara, "one too many", Token));
        Assert.True(await _store.Desk.TagAsync(_mara, "tag 3", Token));
        for (var i = 0; i < DeskLimits.Searches + 3; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _store.Desk.RememberAsync($"/?q=q{i}", $"q{i}", i, Token);
        }

        await _store.Desk.RememberAsync("/?q=q10", "q10", 7, Token);
        var searches = await _store.Desk.SearchesAsync(1000, Token);
        Assert.InRange(searches.Count, DeskLimits.Searches - 1, DeskLimits.Searches + 1);
        Assert.Equal(7, searches.First(s => s.Query == "q10").Total);
    }

    [Fact]
    public async Task A_purge_takes_everything_noted_about_a_person_and_what_names_them()
    {
        await _store.Desk.HideAsync(_mara, HideReason.Other, null, Token);
        await _store.Desk.SeenAsync(_mara, Token);
        await _store.Desk.TagAsync(_mara, "postgres", Token);
        await _store.Desk.AddNoteAsync(_mara, "a note", Token);
        await _store.Desk.AddNoteAsync(_other, "knows maralind", Token);
        await _store.Desk.AddNoteAsync(_other, "stays", Token);
        await _store.Desk.RememberAsync("/?q=login%3Amaralind", "login:maralind", 1, Token);
        await _store.Desk.RememberAsync("/?q=go", "lang:go", 9, Token);
        var dossier = await _store.DossierAsync("github", "maralind", Token);
        Assert.Equal(["a note"], dossier.Notes.Select(n => n.Text));
        Assert.Equal(["postgres"], dossier.Tags);

        await _store.PurgeAsync("github", "maralind", (document, _) => document, Token);
        Assert.Empty(await _store.Desk.MarksAsync([_mara], Token));
        Assert.Empty(await _store.Desk.NotesAsync(_mara, Token));
        Assert.Equal(["stays", "knows •••"], (await _store.Desk.NotesAsync(_other, Token)).Select(n => n.Text));
        Assert.Equal(["lang:go"], (await _store.Desk.SearchesAsync(10, Token)).Select(s => s.Query));
    }

    [Fact]
    public async Task A_purge_takes_handle_and_full_name_out_of_what_was_written_about_others()
    {
        var list = await _store.Shortlists.CreateAsync("Role", "", null, null, null, Token);
        var lead = (await _store.Leads.AddAsync(list.Id, [new NewLead(_other, "other", "Other", null)], "Ana", Token)).Changed[0];
        await _store.Desk.AddNoteAsync(_other, "Mara Lindqvist (maralind) knows them; mara lindqvistgren does not, and Mara is a word", Token);
        await _store.Leads.NoteAsync(list.Id, lead.Id, "a friend of MARA LINDQVIST", "Ana", Token);
        await _store.Leads.EditAsync(list.Id, new LeadAt(lead.Id, lead.Version + 1), new Dictionary<string, string?> { [LeadFields.Referrer] = "Mara Lindqvist", [LeadFields.Owner] = "Ana" }, "Ana", Token);
        await _store.Leads.ScoreAsync(list.Id, lead.Id, "coding-test", new Dictionary<string, int> { ["Correct"] = 3 }, "as good as Mara Lindqvist", "Ana", Token);

        await _store.PurgeAsync("github", "maralind", (document, _) => document, Token);
        Assert.Equal("••• (•••) knows them; mara lindqvistgren does not, and Mara is a word", Assert.Single(await _store.Desk.NotesAsync(_other, Token)).Text);
        var file = (await _store.Leads.FileAsync(list.Id, lead.Id, Token))!;
        Assert.Equal("a friend of •••", Assert.Single(file.Notes).Text);
        Assert.Equal(("•••", "Ana"), (file.Lead.Referrer, file.Lead.Owner));
        Assert.Equal(("as good as •••", 3), (file.Scorecards[0].Note, file.Scorecards[0].Marks["Correct"]));
        Assert.DoesNotContain(await _store.Leads.HistoryAsync(list.Id, null, 100, Token), e => $"{e.Before} {e.After}".Contains("Mara Lindqvist", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("  Berlin   Team ", "berlin team")]
    [InlineData("", null)]
    [InlineData("a\u0000b", null)]
    [InlineData("12345678901234567890123456789012345678901", null)]
    public void A_tag_has_one_spelling(string text, string? tag) => Assert.Equal(tag, DeskLimits.Tag(text));
}
