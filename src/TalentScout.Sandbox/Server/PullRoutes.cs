namespace TalentScout.Sandbox;

internal static class PullRoutes
{
    public static void Map(RouteTable routes)
    {
        routes.Repository("pulls", List);
        routes.Repository("pulls/{number}", (request, r, _) => r.Pulls.FirstOrDefault(p => p.Number == request.Number("number")) is { } pull
            ? Reply.Of(w => PullShape.Write(w, r, pull, request.Shapes, full: true), pull.Closed ?? pull.Opened)
            : Reply.NotFound("/pulls/pulls#get-a-pull-request"));
    }

    private static Reply List(ApiRequest request, SandboxRepository r, string path)
    {
        var state = request.Asked("state") ?? "open";
        var kept = r.Pulls.Where(p => state switch { "open" => p.Closed is null, "closed" => p.Closed is not null, _ => true });
        if (request.Asked("base") is { } branch && branch != r.Branch)
            kept = [];
        var sort = request.Asked("sort") ?? "created";
        var ascending = (request.Asked("direction") ?? (sort == "created" ? "desc" : "asc")) == "asc";
        long Key(SandboxPull p) => sort == "updated" ? p.Closed ?? p.Opened : p.Opened;
        var ordered = ascending ? kept.OrderBy(Key).ThenBy(p => p.Number) : kept.OrderByDescending(Key).ThenByDescending(p => p.Number);
        return Paging.List(request, [.. ordered], path, (w, p) => PullShape.Write(w, r, p, request.Shapes, full: false));
    }
}
