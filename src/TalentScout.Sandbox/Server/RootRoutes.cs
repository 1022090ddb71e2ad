namespace TalentScout.Sandbox;

internal static class RootRoutes
{
    public static void Map(RouteTable routes)
    {
        routes.Api("", (request) => Reply.Of(w =>
        {
            var address = request.Shapes.Base;
            w.WriteStartObject();
            w.WriteString("current_user_url", address + "/user");
            w.WriteString("events_url", address + "/events");
            w.WriteString("organization_url", address + "/orgs/{org}");
            w.WriteString("rate_limit_url", address + "/rate_limit");
            w.WriteString("repository_url", address + "/repos/{owner}/{repo}");
            w.WriteString("repository_search_url", address + "/search/repositories?q={query}{&page,per_page,sort,order}");
            w.WriteString("user_url", address + "/users/{user}");
            w.WriteString("user_search_url", address + "/search/users?q={query}{&page,per_page,sort,order}");
            w.WriteEndObject();
        }));

        // The pipeline answers it: only there is it known who asks.
        routes.Api("rate_limit", _ => Reply.NotFound());
        routes.Api("user", _ => Reply.Error(401, "Requires authentication", "/users/users#get-the-authenticated-user"));
    }
}
