namespace TalentScout.Sandbox;

/// <summary>Accounts and organisations: profile, repositories, memberships.</summary>
internal static class AccountRoutes
{
    public static void Map(RouteTable routes)
    {
        routes.Account("", (request, account, _) => Reply.Of(w => AccountShape.Full(w, account, request.Shapes), account.Updated));
        routes.Account("repos", Repositories);
        routes.Account("orgs", Organisations);
        routes.Organisation("", (request, account, _) => Reply.Of(w => AccountShape.FullOrganisation(w, account, request.Shapes), account.Updated));
        routes.Organisation("repos", Repositories);
        routes.Organisation("members", Members);
        routes.Organisation("public_members", Members);
    }

    private static Reply Repositories(ApiRequest request, SandboxAccount account, string path)
    {
        var organisation = account.Type == AccountType.Organization;
        var sort = request.Asked("sort") ?? (organisation ? "created" : "full_name");
        Func<SandboxRepository, IComparable>? key = sort switch
        {
            "full_name" => r => r.Name.ToLowerInvariant(),
            "created" => r => r.Created,
            "updated" or "pushed" => r => r.Pushed,
            _ => null,
        };
        if (key is null)
            return Reply.Invalid("Repository", "sort", "invalid", "/repos/repos#list-repositories-for-a-user");
        var kept = request.World.RepositoriesOf(account).Where(r => r.Kind != RepositoryKind.Blocked && (request.Asked("type") switch
        {
            "forks" => r.Kind == RepositoryKind.Fork,
            "sources" => r.Kind != RepositoryKind.Fork,
            "member" => false,
            _ => true,
        }));
        var ascending = (request.Asked("direction") ?? (sort == "full_name" ? "asc" : "desc")) == "asc";
        var ordered = ascending ? kept.OrderBy(key).ThenBy(r => r.Id) : kept.OrderByDescending(key).ThenByDescending(r => r.Id);
        return Paging.List(request, [.. ordered], path, (w, r) => request.Shapes.Repository(w, r));
    }

    private static Reply Organisations(ApiRequest request, SandboxAccount account, string path) =>
        Paging.List(request, [.. request.World.Memberships.Where(m => m.Member == account)], path, (w, m) => AccountShape.SimpleOrganisation(w, m.Organisation, request.Shapes));

    private static Reply Members(ApiRequest request, SandboxAccount account, string path) =>
        Paging.List(request, [.. request.World.Memberships.Where(m => m.Organisation == account)], path, (w, m) => request.Shapes.Account(w, m.Member));
}
