using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Layout;
using TalentScout.App.Search;
using TalentScout.App.Team;
using TalentScout.Export;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>/shortlists and what its forms send. Every form works without a script; every answer to a change names what can be taken back.</summary>
public sealed class ShortlistPages(StoreDatabase store, SearchEngine engine, QueryReader reader, BriefReader briefs, LeadAdding adding, CsvLeads csv, LeadExport exports, Who who, TimeProvider clock)
{
    private const int EventsShown = 60, BlankStages = 2;
    private const int MaxUpload = 8 * 1024 * 1024;

    internal static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/shortlists").ExcludeFromDescription();
        pages.MapGet("", (HttpContext c, ShortlistPages p) => p.AllAsync(c, null));
        pages.MapPost("", (HttpContext c, ShortlistPages p) => p.CreateAsync(c));
        pages.MapPost("/add", (HttpContext c, ShortlistPages p) => p.AddFromSearchAsync(c));
        pages.MapGet("/{id:long}", (long id, HttpContext c, ShortlistPages p) => p.BoardAsync(id, c, p.Said(c.Request)));
        pages.MapPost("/{id:long}", (long id, HttpContext c, ShortlistPages p) => p.SettingsAsync(id, c));
        pages.MapPost("/{id:long}/add", (long id, HttpContext c, ShortlistPages p) => p.AddAsync(id, c));
        pages.MapPost("/{id:long}/edit", (long id, HttpContext c, ShortlistPages p) => p.EditAsync(id, c));
        pages.MapPost("/{id:long}/undo/{batch:long}", (long id, long batch, HttpContext c, ShortlistPages p) => p.UndoAsync(id, batch, c));
        pages.MapPost("/{id:long}/links", (long id, HttpContext c, ShortlistPages p) => p.LinkAsync(id, c));
        pages.MapPost("/{id:long}/links/{link:long}/revoke", (long id, long link, HttpContext c, ShortlistPages p) => p.RevokeAsync(id, link, c));
        pages.MapGet("/{id:long}/stages", (long id, HttpContext c, ShortlistPages p) => p.StagesAsync(id, c));
        pages.MapPost("/{id:long}/stages", (long id, HttpContext c, ShortlistPages p) => p.SaveStagesAsync(id, c));
        pages.MapGet("/{id:long}/import", (long id, HttpContext c, ShortlistPages p) => p.ImportAsync(id, c));
        pages.MapPost("/{id:long}/import", (long id, HttpContext c, ShortlistPages p) => p.ImportAsync(id, c));
        LeadPages.Map(pages);
    }

    internal async Task<IResult> AllAsync(HttpContext context, string? trouble) => new RazorComponentResult<ShortlistsPage>(new { All = await store.Shortlists.AllAsync(context.RequestAborted), Who = who, Me = who.Of(context), Trouble = trouble })
    {
        StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    /// <summary>Names of leads for the history: those who are off the list too.</summary>
    internal async Task<ImmutableDictionary<long, string>> NamesAsync(long shortlist, IEnumerable<LeadEvent> events, IEnumerable<Lead> known, CancellationToken cancellationToken)
    {
        var names = known.ToDictionary(l => l.Id, l => l.Name ?? l.Login);
        foreach (var lead in events.Select(e => e.Lead).Distinct().Where(l => !names.ContainsKey(l)).ToList())
            if (await store.Leads.GetAsync(shortlist, lead, cancellationToken) is { } gone)
                names[lead] = gone.Name ?? gone.Login;
        return names.ToImmutableDictionary();
    }

    /// <summary>What the address says was done.</summary>
    internal Notice? Said(HttpRequest request)
    {
        var batch = long.TryParse(request.Query["batch"], NumberStyles.None, CultureInfo.InvariantCulture, out var b) ? b : (long?)null;
        var n = int.TryParse(request.Query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var text = request.Query["said"].ToString() switch
        {
            "added" => Wording.Count(n, Texts.Short_SaidAdded, Texts.Short_SaidAddedMany),
            "changed" => Wording.Count(n, Texts.Short_SaidChanged, Texts.Short_SaidChangedMany),
            "undone" => Texts.Short_SaidUndone,
            "saved" => Texts.Short_SaidSaved,
            "nothing" => Texts.Short_SaidNothing,
            "revoked" => Texts.Review_SaidOver,
            "noted" => Texts.Lead_SaidNoted,
            "marked" => Texts.Lead_SaidMarked,
            _ => null,
        };
        return text is null ? null : new Notice(text, batch, false, []);
    }

    internal static RedirectHttpResult Back(string address, string said, long? batch = null, int n = 0) => TypedResults.Redirect(
        string.Create(CultureInfo.InvariantCulture, $"{address}?said={said}{(batch is null ? "" : $"&batch={batch}")}{(n == 0 ? "" : $"&n={n}")}"));

    internal static RedirectHttpResult Gone() => TypedResults.Redirect("/shortlists");

    internal SearchQuery QueryOf(Shortlist shortlist) => reader.Read(shortlist.Query, "") is { Trouble: null, Query: var query } ? query : SearchQuery.Everything;

    internal async Task<IResult> BoardAsync(long id, HttpContext context, Notice? notice, string? freshLink = null, int status = StatusCodes.Status200OK)
    {
        var token = context.RequestAborted;
        if (await store.Shortlists.GetAsync(id, token) is not { } shortlist)
            return Gone();
        var files = await store.Leads.FilesAsync(id, token);
        var cards = engine.Cards([.. files.Select(f => f.Lead.Candidate)], QueryOf(shortlist)).ToDictionary(c => c.Id);
        var history = await store.Leads.HistoryAsync(id, null, EventsShown, token);
        return new RazorComponentResult<BoardPage>(new
        {
            Model = new BoardModel
            {
                Shortlist = shortlist,
                Leads = [.. files.Select(f => new BoardLead(f, cards.GetValueOrDefault(f.Lead.Candidate)))],
                History = history,
                Names = await NamesAsync(id, history, files.Select(f => f.Lead), token),
                Links = await store.Reviews.OfShortlistAsync(id, token),
                Profiles = exports.Profiles,
                Now = clock.GetUtcNow(),
                Who = who,
                Me = who.Of(context),
                Notice = notice,
                FreshLink = freshLink,
            },
        })
        {
            StatusCode = status,
        };
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["text"].ToString();
        var brief = string.IsNullOrWhiteSpace(text) ? null : briefs.Read(text.Length > Briefs.BriefForm.MaxText ? text[..Briefs.BriefForm.MaxText] : text);
        var role = RoleOf(form["role"], brief);
        if (role is null)
            return await AllAsync(context, Texts.Short_NoRole);
        var made = await store.Shortlists.CreateAsync(role, brief is null ? "" : BriefQuery.Of(brief).Canonical, brief, who.Of(context), LeadWording.Stages(), context.RequestAborted);
        return Back($"/shortlists/{made.Id}", "saved");
    }

    /// <summary>Ticked people of a search, onto a list that is there or a new one.</summary>
    private async Task<IResult> AddFromSearchAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var query = form["q"].ToString();
        if (!long.TryParse(form["shortlist"], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            var read = reader.Read(query, "");
            var role = RoleOf(form["role"], null) ?? (query.Length > 0 ? Cut(query) : Texts.Short_Unnamed);
            id = (await store.Shortlists.CreateAsync(role, read.Trouble is null ? read.Query.Canonical : "", null, who.Of(context), LeadWording.Stages(), context.RequestAborted)).Id;
        }

        return await AddAsync(id, form["id"].OfType<string>(), query, ImmutableSortedDictionary<string, string?>.Empty, context);
    }

    private async Task<IResult> AddAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = new[] { LeadFields.Channel, LeadFields.Referrer }.Where(f => form[f].ToString().Trim().Length > 0).ToImmutableSortedDictionary(f => f, f => (string?)form[f].ToString());
        return await AddAsync(id, form["people"].ToString().Split([',', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), "", fields, context);
    }

    private async Task<IResult> AddAsync(long id, IEnumerable<string> names, string query, ImmutableSortedDictionary<string, string?> fields, HttpContext context)
    {
        var (people, unknown) = await adding.FindAsync(names.Take(LeadAdding.MostAtOnce), query, context.RequestAborted);
        var added = await store.Leads.AddAsync(id, [.. people.Select(p => p with { Fields = fields })], who.Of(context), context.RequestAborted);
        if (unknown.IsEmpty && added.Troubles.IsEmpty)
            return Back($"/shortlists/{id}", added.Changed.IsEmpty ? "nothing" : "added", added.Batch, added.Changed.Length);
        var trouble = string.Join("; ", added.Troubles.Select(Sentences.In).Concat(unknown.IsEmpty ? [] : [Wording.Format(Texts.Short_Unknown, string.Join(", ", unknown))]));
        return await BoardAsync(id, context, new Notice(trouble, added.Batch, true, []), status: StatusCodes.Status400BadRequest);
    }

    /// <summary>The bulk form, and the one of each card.</summary>
    private async Task<IResult> EditAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var leads = form["lead"].OfType<string>().Select(LeadAtOf).OfType<LeadAt>().ToList();
        var edits = new Dictionary<string, string?>();
        foreach (var field in new[] { LeadFields.Stage, LeadFields.Owner, LeadFields.Rejection })
            if (form[field].ToString().Trim().Length > 0)
                edits[field] = form[field].ToString();
        if (form["do"] == "remove")
            edits = new() { [LeadFields.Removed] = "true" };
        var tags = form["tag"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (leads.Count == 0 || (edits.Count == 0 && tags.Length == 0))
            return Back($"/shortlists/{id}", "nothing");
        return await AnswerAsync(id, await store.Leads.EditAsync(id, leads, edits, who.Of(context), tags, context.RequestAborted), $"/shortlists/{id}", "changed", context);
    }

    private async Task<IResult> UndoAsync(long id, long batch, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = form["back"].ToString().StartsWith($"/shortlists/{id}/leads/", StringComparison.Ordinal) ? form["back"].ToString() : $"/shortlists/{id}";
        return await AnswerAsync(id, await store.Leads.UndoAsync(id, batch, who.Of(context), context.RequestAborted), back, "undone", context);
    }

    private async Task<IResult> AnswerAsync(long id, LeadBatch batch, string back, string said, HttpContext context)
    {
        if (batch.Conflicts.IsEmpty && batch.Troubles.IsEmpty)
            return Back(back, batch.Changed.IsEmpty ? "nothing" : said, batch.Batch, batch.Changed.Length);
        var text = batch.Conflicts.IsEmpty ? string.Join("; ", batch.Troubles.Select(Sentences.In)) : Wording.Format(Texts.Short_SaidConflict, batch.Changed.Length);
        return await BoardAsync(id, context, new Notice(text, batch.Batch, true, batch.Conflicts), status: StatusCodes.Status409Conflict);
    }

    private async Task<IResult> SettingsAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var read = reader.Read(form["query"].ToString(), "");
        if (read.Trouble is { } trouble)
            return await BoardAsync(id, context, new Notice($"{Texts.Short_Query}: {Sentences.In(trouble.Error.Message)}", null, true, []), status: StatusCodes.Status400BadRequest);
        var edit = await store.Shortlists.EditAsync(
            id,
            VersionOf(form),
            s => s with
            {
                Role = RoleOf(form["role"], null) ?? s.Role,
                Query = read.Query.Canonical,
                Owner = form["owner"].ToString().Trim() is { Length: > 0 } owner ? owner : null,
                Closed = form["do"] == "close" ? clock.GetUtcNow() : form["do"] == "reopen" ? null : s.Closed,
            },
            context.RequestAborted);
        return edit.Trouble is null ? Back($"/shortlists/{id}", "saved") : await BoardAsync(id, context, new Notice(edit.Conflict ? Texts.Short_Stale : Sentences.In(edit.Trouble), null, true, []), status: StatusCodes.Status409Conflict);
    }

    private async Task<IResult> LinkAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var whom = form["whom"].ToString().Trim();
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? Math.Clamp(d, 1, ReviewLink.MaxDays) : ReviewLink.UsualDays;
        if (whom.Length is 0 or > Who.MaxName || await store.Shortlists.GetAsync(id, context.RequestAborted) is null)
            return Back($"/shortlists/{id}", "nothing");
        var (_, secret) = await store.Reviews.CreateAsync(id, whom, form["blind"] == "true", days, who.Of(context), context.RequestAborted);
        return await BoardAsync(id, context, null, $"/review/{secret}");
    }

    private async Task<IResult> RevokeAsync(long id, long link, HttpContext context)
    {
        await store.Reviews.RevokeAsync(id, link, context.RequestAborted);
        return Back($"/shortlists/{id}", "revoked");
    }

    private async Task<IResult> StagesAsync(long id, HttpContext context) => await store.Shortlists.GetAsync(id, context.RequestAborted) is { } shortlist ? StagesPage(shortlist, shortlist.Stages, null) : Gone();

    private async Task<IResult> SaveStagesAsync(long id, HttpContext context)
    {
        if (await store.Shortlists.GetAsync(id, context.RequestAborted) is not { } shortlist)
            return Gone();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var stages = StagesOf(form);
        var edit = await store.Shortlists.EditAsync(id, VersionOf(form), s => s with { Stages = stages }, context.RequestAborted);
        return edit.Trouble is null ? Back($"/shortlists/{id}", "saved") : StagesPage(edit.Shortlist ?? shortlist, stages, edit.Conflict ? Texts.Short_Stale : Sentences.In(edit.Trouble));
    }

    private static RazorComponentResult<StagesPage> StagesPage(Shortlist shortlist, ImmutableArray<Stage> stages, string? trouble) => new(new
    {
        Shortlist = shortlist,
        Rows = (IReadOnlyList<Stage>)[.. stages, .. Enumerable.Repeat(new Stage("", "", StageKind.Open, []), Math.Min(BlankStages, Stage.MostStages - stages.Length))],
        Trouble = trouble,
    })
    {
        StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    /// <summary>Rows of the form by their order; one whose name was emptied goes, a new one gets a key.</summary>
    private static ImmutableArray<Stage> StagesOf(IFormCollection form)
    {
        var (keys, names, kinds, criteria, orders) = (form["key"], form["name"], form["kind"], form["criteria"], form["order"]);
        var rows = Enumerable.Range(0, new[] { keys.Count, names.Count, kinds.Count, criteria.Count, orders.Count }.Min())
            .Select(i => (
                Key: keys[i] ?? "",
                Name: (names[i] ?? "").Trim(),
                Kind: kinds[i] switch { "hired" => StageKind.Hired, "rejected" => StageKind.Rejected, _ => StageKind.Open },
                Criteria: (criteria[i] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                Order: int.TryParse(orders[i], out var order) ? order : 99))
            .Where(r => r.Name.Length > 0)
            .OrderBy(r => r.Order);
        var stages = ImmutableArray.CreateBuilder<Stage>();
        foreach (var row in rows)
            stages.Add(new Stage(row.Key.Length > 0 ? row.Key : Stage.KeyFor(row.Name, keys.OfType<string>().Concat(stages.Select(s => s.Key))), row.Name, row.Kind, [.. row.Criteria]));
        return stages.ToImmutable();
    }

    private async Task<IResult> ImportAsync(long id, HttpContext context)
    {
        if (await store.Shortlists.GetAsync(id, context.RequestAborted) is not { } shortlist)
            return Gone();
        if (HttpMethods.IsGet(context.Request.Method))
            return new RazorComponentResult<ImportPage>(new { Shortlist = shortlist });
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["csv"].ToString();
        if (form.Files.GetFile("file") is { Length: > 0 and <= MaxUpload } file)
        {
            using var uploaded = new StreamReader(file.OpenReadStream());
            text = await uploaded.ReadToEndAsync(context.RequestAborted);
        }

        var columns = form.Keys.Where(k => k.StartsWith("column.", StringComparison.Ordinal)).ToDictionary(k => k["column.".Length..], k => form[k].ToString());
        var decisions = form["do"] == "apply" ? form.Keys.Where(k => k.StartsWith("row.", StringComparison.Ordinal)).ToDictionary(k => k["row.".Length..], k => form[k].ToString()) : null;
        var plan = await csv.PlanAsync(shortlist, text, columns.Count == 0 ? null : columns, decisions, context.RequestAborted);
        if (plan.Trouble is not null || form["do"] != "apply")
            return new RazorComponentResult<ImportPage>(new { Shortlist = shortlist, Plan = plan, Csv = text }) { StatusCode = plan.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
        var done = (await csv.ApplyAsync(shortlist, plan, who.Of(context), context.RequestAborted)).Done!;
        return done.Troubles.IsEmpty
            ? Back($"/shortlists/{id}", done.Changed.IsEmpty ? "nothing" : "added", done.Batch, done.Changed.Length)
            : await BoardAsync(id, context, new Notice(string.Join("; ", done.Troubles.Select(Sentences.In)), done.Batch, true, []));
    }

    internal static long VersionOf(IFormCollection form) => long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static LeadAt? LeadAtOf(string text) => text.Split('.') is [var lead, var version] && long.TryParse(lead, out var l) && long.TryParse(version, out var v) ? new LeadAt(l, v) : null;

    private static string? RoleOf(string? given, Brief? brief) => given?.Trim() is { Length: > 0 } role ? Cut(role) : brief is { Titles: [var title, ..] } ? Cut(title) : null;

    private static string Cut(string text) => text.Length > ShortlistApi.MaxRole ? text[..ShortlistApi.MaxRole] : text;
}
