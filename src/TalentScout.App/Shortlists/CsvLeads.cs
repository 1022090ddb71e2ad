using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Harvest.Import;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>
/// People of a CSV file onto a shortlist. First a plan: which column is what, who of them is known already and by what; then, as somebody has decided row by row, the doing.
/// Who is known is not made again: their lead gets the tags and the note. Who is not becomes a candidate of the source "csv".
/// </summary>
public sealed class CsvLeads(SearchEngine engine, StoreDatabase store, SkillCatalogue catalogue, CandidateFolder folder, IndexFollower follower, CandidateIndex index, TimeProvider clock)
{
    private const string Source = "csv";
    private const int MostNamesakes = 5;
    private readonly ImportExtractor _import = new(catalogue);

    /// <param name="columns">Heading -> field; null: guessed.</param>
    /// <param name="decisions">Row -> add, skip or an id; where it says nothing, what is likely.</param>
    public async Task<CsvPlan> PlanAsync(
        Shortlist shortlist, string csv, IReadOnlyDictionary<string, string>? columns, IReadOnlyDictionary<string, string>? decisions, CancellationToken cancellationToken)
    {
        var table = CsvTable.Read(csv);
        if (table.Trouble is not null)
            return new CsvPlan { Trouble = table.Trouble };
        var mapped = table.Headings.Select(h => (Heading: h, Field: columns is null ? CsvFields.Guess(h) : columns.GetValueOrDefault(h))).Where(m => !string.IsNullOrEmpty(m.Field)).ToList();
        if (mapped.FirstOrDefault(m => !CsvFields.All.Contains(m.Field!)) is { Field: { } unknown })
            return new CsvPlan { Headings = table.Headings, Trouble = $"unknown field '{unknown}', want one of {string.Join(", ", CsvFields.All)}" };
        var read = mapped.DistinctBy(m => m.Field).ToImmutableDictionary(m => m.Heading, m => m.Field!);
        var leads = (await store.Shortlists.LeadsAsync(shortlist.Id, cancellationToken)).Select(l => l.Candidate).ToHashSet();
        var rows = ImmutableArray.CreateBuilder<CsvRow>(table.Rows.Length);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var cells in table.Rows)
        {
            var number = rows.Count + 1;
            var row = await RowAsync(number, ValuesOf(table.Headings, cells, read), shortlist, leads, seen, cancellationToken);
            rows.Add(decisions?.GetValueOrDefault(number.ToString(CultureInfo.InvariantCulture)) is { Length: > 0 } decided && IsDecision(decided) ? row with { Decision = decided } : row);
        }

        return new CsvPlan { Headings = table.Headings, Columns = read, Rows = rows.ToImmutable() };
    }

    /// <summary>Does what a plan says. Undone as one act; people who were made stay in the index.</summary>
    public async Task<CsvPlan> ApplyAsync(Shortlist shortlist, CsvPlan plan, string by, CancellationToken cancellationToken)
    {
        var there = (await store.Shortlists.LeadsAsync(shortlist.Id, cancellationToken)).ToDictionary(l => l.Candidate);
        var (people, documents, troubles) = (new List<NewLead>(), new List<DocumentEvidence>(), new List<string>());
        var merged = new List<(Lead Lead, CsvRow Row)>();
        foreach (var row in plan.Rows.Where(r => r.Decision != CsvRow.Skip))
        {
            if (row.Decision == CsvRow.Add)
                Add(row, shortlist, people, documents, troubles);
            else if (CandidateId.TryParse(row.Decision, out var id) && there.TryGetValue(id, out var lead))
                merged.Add((lead, row));
            else if (CandidateId.TryParse(row.Decision, out var known) && engine.Cards([known], SearchQuery.Everything) is [var card])
                people.Add(new NewLead(card.Id, card.Login, card.Name, card.ProfileUrl) { Fields = FieldsOf(row, shortlist), Note = NoteOf(row) });
            else
                troubles.Add($"row {row.Number}: nobody is known as '{row.Decision}'");
        }

        await SaveAsync(documents, cancellationToken);
        var batch = await store.Leads.AddAsync(shortlist.Id, people, by, cancellationToken);
        var changed = batch.Changed.ToBuilder();
        foreach (var (lead, row) in merged)
            changed.AddRange(await MergeAsync(shortlist, lead, row, by, cancellationToken));
        return plan with { Done = batch with { Changed = changed.ToImmutable(), Troubles = [.. troubles, .. batch.Troubles] } };
    }

    private static bool IsDecision(string text) => text is CsvRow.Add or CsvRow.Skip || CandidateId.TryParse(text, out _);

    private static ImmutableSortedDictionary<string, string> ValuesOf(ImmutableArray<string> headings, ImmutableArray<string> cells, ImmutableDictionary<string, string> columns)
    {
        var values = headings.Zip(cells).Where(c => c.Second.Length > 0 && columns.ContainsKey(c.First)).ToImmutableSortedDictionary(c => columns[c.First], c => c.Second, StringComparer.Ordinal);
        var whole = string.Join(' ', new[] { values.GetValueOrDefault(CsvFields.First), values.GetValueOrDefault(CsvFields.Last) }.OfType<string>());
        return values.ContainsKey(CsvFields.Name) || whole.Length == 0 ? values : values.Add(CsvFields.Name, whole);
    }

    private async Task<CsvRow> RowAsync(int number, ImmutableSortedDictionary<string, string> values, Shortlist shortlist, HashSet<CandidateId> leads, Dictionary<string, int> seen, CancellationToken cancellationToken)
    {
        var row = new CsvRow(number, values, [], "", CsvRow.Skip);
        var handle = HandleOf(row);
        if (row.Of(CsvFields.Name).Length == 0 && handle is null)
            return row with { Says = "has neither a name nor a handle" };
        if (handle is not null && store.Suppressions.Contains(CandidateId.GitHub, handle))
            return row with { Says = "asked not to be here" };
        var key = handle ?? $"{Plain(row.Of(CsvFields.Name))}\n{Plain(row.Of(CsvFields.Place))}\n{Plain(row.Of(CsvFields.Company))}";
        if (!seen.TryAdd(key, number))
            return row with { Says = $"the same as row {seen[key]}" };
        if (LeadFields.Read(shortlist, FieldsOf(row, shortlist)).Trouble is { } trouble)
            return row with { Says = trouble };
        var matches = await MatchesAsync(row, handle, leads, cancellationToken);
        row = row with { Matches = matches };
        return matches switch
        {
            [] => row with { Says = "nobody like this is known", Decision = CsvRow.Add },
            [{ Sure: true } known, ..] => row with { Says = known.OnList ? "stands on this list already: tags and note are added" : "is known already, by handle or address", Decision = known.Id.ToString() },
            [var one] => row with { Says = $"may be {one.Login}: the same name, and place or employer", Decision = one.Id.ToString() },
            _ => row with { Says = "several people have this name: say which, or add", Decision = CsvRow.Skip },
        };
    }

    private async Task<ImmutableArray<CsvMatch>> MatchesAsync(CsvRow row, string? handle, HashSet<CandidateId> leads, CancellationToken cancellationToken)
    {
        if (handle is not null && await store.Candidates.FindAsync(handle, cancellationToken) is { } known)
            return [new CsvMatch(known.Id, known.Login, known.Name, known.Place.Text, true, leads.Contains(known.Id))];
        var made = new CandidateId(Source, KeyOf(row));
        if (engine.Cards([made], SearchQuery.Everything) is [var before])
            return [new CsvMatch(before.Id, before.Login, before.Name, before.Place.Text, true, leads.Contains(before.Id))];
        var name = Plain(row.Of(CsvFields.Name));
        if (name.Length == 0)
            return [];
        var (place, company) = (Plain(row.Of(CsvFields.Place)), Plain(row.Of(CsvFields.Company)));
        return
        [
            .. engine.Search(new SearchRequest { Query = new SearchQuery(new FieldNode(QueryField.Name, row.Of(CsvFields.Name)), []), Size = 50 }).Hits
                .Where(h => Plain(h.Name ?? "") == name && (Alike(place, h.Place.Text) || Alike(place, h.Place.City) || Alike(company, h.Company) || (place.Length == 0 && company.Length == 0)))
                .Take(MostNamesakes)
                .Select(h => new CsvMatch(h.Id, h.Login, h.Name, h.Place.Text, false, leads.Contains(h.Id))),
        ];
    }

    private void Add(CsvRow row, Shortlist shortlist, List<NewLead> people, List<DocumentEvidence> documents, List<string> troubles)
    {
        var id = new CandidateId(Source, KeyOf(row));
        if (store.Suppressions.Contains(id))
        {
            troubles.Add($"row {row.Number}: asked not to be here");
            return;
        }

        var profile = row.Of(CsvFields.Profile) is { Length: > 0 } url && Layout.WebAddress.IsSafe(url) ? url : null;
        var skills = profile is null ? [] : row.Of(CsvFields.Skills).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(catalogue.Resolve).OfType<Skill>().DistinctBy(s => s.Id);
        var line = ApiJson.Write(new
        {
            source = Source,
            handle = id.Key,
            name = Text(CsvFields.Name),
            place = Text(CsvFields.Place),
            company = Text(CsvFields.Company),
            evidence = skills.Select(s => new { skill = s.Id, how = "declared", url = profile }),
        });
        try
        {
            var document = _import.DocumentOf(line, clock.GetUtcNow());
            documents.Add(new DocumentEvidence(document, _import.Extract(document)));
            people.Add(new NewLead(id, HandleOf(row) ?? id.Key, Text(CsvFields.Name), profile) { Fields = FieldsOf(row, shortlist), Note = NoteOf(row) });
        }
        catch (ImportException e)
        {
            troubles.Add($"row {row.Number}: {e.Message}");
        }

        string? Text(string field) => row.Of(field) is { Length: > 0 } text ? text : null;
    }

    private async Task SaveAsync(List<DocumentEvidence> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
            return;
        await folder.FoldAfterAsync(() => store.Documents.SaveAsync(documents, cancellationToken), cancellationToken);
        // Nobody may stop half-way: who is on a list has to be found by it.
        if (index.CanWrite)
            await follower.CatchUpAsync(cancellationToken: CancellationToken.None);
    }

    /// <summary>Tags and note are added, what is empty is filled; what the team has written stays.</summary>
    private async Task<ImmutableArray<Lead>> MergeAsync(Shortlist shortlist, Lead lead, CsvRow row, string by, CancellationToken cancellationToken)
    {
        var fields = FieldsOf(row, shortlist);
        var empty = fields.Where(f => f.Key is not (LeadFields.Tags or LeadFields.Stage) && LeadFields.Of(lead, f.Key) is null).ToImmutableSortedDictionary();
        var tags = row.Of(LeadFields.Tags).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var changed = (await store.Leads.EditAsync(shortlist.Id, [new LeadAt(lead.Id, lead.Version)], empty, by, tags, cancellationToken)).Changed;
        if (NoteOf(row) is not { } note || (await store.Leads.FileAsync(shortlist.Id, lead.Id, cancellationToken))?.Notes.Any(n => n.Text == note) == true)
            return changed;
        return (await store.Leads.NoteAsync(shortlist.Id, lead.Id, note, by, cancellationToken)).Lead is { } noted ? [noted] : changed;
    }

    /// <summary>A stage may stand there by its name.</summary>
    private static ImmutableSortedDictionary<string, string?> FieldsOf(CsvRow row, Shortlist shortlist)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var field in new[] { LeadFields.Tags, LeadFields.Channel, LeadFields.Referrer, LeadFields.Owner })
            if (row.Of(field) is { Length: > 0 } value)
                fields[field] = value;
        if (row.Of(LeadFields.Stage) is { Length: > 0 } stage && shortlist.Stages.FirstOrDefault(s => s.Key == stage || s.Name.Equals(stage, StringComparison.OrdinalIgnoreCase)) is { } known)
            fields[LeadFields.Stage] = known.Key;
        return fields.ToImmutable();
    }

    private static string? NoteOf(CsvRow row)
    {
        var note = string.Join('\n', new[] { row.Of(CsvFields.Note), row.Of(CsvFields.Skills) is { Length: > 0 } skills && row.Of(CsvFields.Profile).Length == 0 ? $"Skills: {skills}" : "" }.Where(t => t.Length > 0));
        return note.Length == 0 ? null : note;
    }

    /// <summary>A GitHub login, from its column or the address of a profile there; null where there is none.</summary>
    private static string? HandleOf(CsvRow row)
    {
        if (row.Of(CsvFields.Handle).Trim().TrimStart('@') is { Length: > 0 } handle && !handle.Contains('/'))
            return handle;
        var address = row.Of(CsvFields.Handle).Contains('/') ? row.Of(CsvFields.Handle) : row.Of(CsvFields.Profile);
        return Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address, UriKind.Absolute, out var url)
            && url.Host is "github.com" or "www.github.com" && url.AbsolutePath.Trim('/') is { Length: > 0 } path && !path.Contains('/') ? path : null;
    }

    /// <summary>The same person in next week's file has the same key.</summary>
    private static string KeyOf(CsvRow row)
    {
        var name = row.Of(CsvFields.Name);
        var said = string.Join('\n', new[] { HandleOf(row) ?? row.Of(CsvFields.Profile), name, row.Of(CsvFields.Place), row.Of(CsvFields.Company) }.Select(Plain));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..10];
        var words = string.Concat((name.Length > 0 ? name : HandleOf(row) ?? "row").Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');
        return $"{(words.Length > 40 ? words[..40] : words)}-{hash}".TrimStart('-');
    }

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Alike(string said, string? known) => said.Length > 0 && known is { Length: > 0 } && (Plain(known).Contains(said, StringComparison.Ordinal) || said.Contains(Plain(known), StringComparison.Ordinal));
}
