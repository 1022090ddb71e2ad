using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Exports;

/// <summary>GET /api/v1/export: the hits of a query as a lead list, streamed.</summary>
internal static class ExportApi
{
    public static void MapExport(this RouteGroupBuilder api) => api.MapGet("/export", Get).WithTags("Export").WithName("export")
        .WithSummary("The hits of a query as a file: csv, xlsx, json, jsonl or html.").ProducesProblem(400);

    private static Results<PushStreamHttpResult, ProblemHttpResult> Get(
        HttpContext context,
        QueryReader reader,
        SearchEngine engine,
        StoreDatabase store,
        LeadExport exports,
        TimeProvider clock,
        [Description("csv, xlsx, json, jsonl or html.")] string format,
        string q = "",
        string nice = "",
        [Description("Columns, by a name of config/exports.json.")] string? profile = null,
        [Description("Leads at most, 1 to 20,000.")] int top = 1000)
    {
        if (ExportFormats.Find(format) is not { } chosen)
            return Problems.Bad("format", string.Join(", ", ExportFormats.All.Select(f => f.Name)));
        if (profile is not null && !exports.HasProfile(profile))
            return Problems.Bad("profile", "a name of config/exports.json");
        if (top is < 1 or > SearchRequest.MaxHit)
            return Problems.Bad("top", $"1 to {SearchRequest.MaxHit}");
        var read = reader.Read(q, nice);
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);

        var weights = SearchAddress.Of(context.Request.Query, engine.Ranking.Signals).Weights;
        var request = new SearchRequest { Query = read.Query, Weights = weights };
        var now = clock.GetUtcNow();
        var list = LeadRows.ListOf(engine.Search(request with { Size = 1 }), read.Query.Canonical, now);
        var cancelled = context.RequestAborted;
        return TypedResults.Stream(
            stream => exports.WriteAsync(
                stream, chosen, profile, list, LeadRows.OfAsync(engine, request, top, cancelled), row => store.Suppressions.Contains(row.Id), cancelled),
            chosen.ContentType,
            $"leads-{now:yyyy-MM-dd}{chosen.Extension}");
    }
}
