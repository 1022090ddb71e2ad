using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TalentScout.Sandbox;

internal delegate Reply Route(ApiRequest request);

internal delegate Reply RepositoryRoute(ApiRequest request, SandboxRepository repository, string path);

internal delegate Reply AccountRoute(ApiRequest request, SandboxAccount account, string path);

/// <summary>Where the resources are registered: each at the root and below /api/v3, where Octokit looks.</summary>
internal sealed class RouteTable(IEndpointRouteBuilder endpoints, Func<HttpContext, Route, Task> answer, Func<HttpContext, Route, Task> answerPage)
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public void Api(string pattern, Route route)
    {
        endpoints.MapMethods("/" + pattern, Methods, context => answer(context, route));
        endpoints.MapMethods("/api/v3/" + pattern, Methods, context => answer(context, route));
    }

    /// <summary>Something outside the API: at the root only.</summary>
    public void Page(string pattern, Route route) => endpoints.MapMethods("/" + pattern, Methods, context => answerPage(context, route));

    /// <summary>Whatever is not registered, other methods too.</summary>
    public void Otherwise() => endpoints.MapFallback(context => answer(context, _ => Reply.NotFound()));

    /// <summary>Below a repository, named or numbered. Path is the canonical one, for the Link header.</summary>
    public void Repository(string tail, RepositoryRoute route)
    {
        var suffix = tail.Length == 0 ? "" : "/" + tail;
        Api("repos/{owner}/{repo}" + suffix, request => Named(request, r => route(request, r, $"/repositories/{r.Id}{suffix}"), tail));
        Api("repositories/{id}" + suffix, request => Found(request.Number("id") is { } id ? request.World.Repository(id) : null, r => route(request, r, $"/repositories/{r.Id}{suffix}")));
    }

    /// <summary>Below an account, named or numbered.</summary>
    public void Account(string tail, AccountRoute route)
    {
        var suffix = tail.Length == 0 ? "" : "/" + tail;
        Api("users/{login}" + suffix, request => Seen(request.World.Account(request.Value("login")), a => route(request, a, $"/user/{a.Id}{suffix}")));
        Api("user/{id}" + suffix, request => Seen(request.Number("id") is { } id ? request.World.Account(id) : null, a => route(request, a, $"/user/{a.Id}{suffix}")));
    }

    public void Organisation(string tail, AccountRoute route)
    {
        var suffix = tail.Length == 0 ? "" : "/" + tail;
        Reply Organisation(SandboxAccount? account, Func<SandboxAccount, Reply> then) => Seen(account is { Type: AccountType.Organization } ? account : null, then);
        Api("orgs/{login}" + suffix, request => Organisation(request.World.Account(request.Value("login")), a => route(request, a, $"/organizations/{a.Id}{suffix}")));
        Api("organizations/{id}" + suffix, request => Organisation(request.Number("id") is { } id ? request.World.Account(id) : null, a => route(request, a, $"/organizations/{a.Id}{suffix}")));
    }

    private static Reply Seen(SandboxAccount? account, Func<SandboxAccount, Reply> then) =>
        account is null or { Gone: true } ? Reply.NotFound("/users/users#get-a-user") : then(account);

    private static Reply Named(ApiRequest request, Func<SandboxRepository, Reply> then, string tail)
    {
        var name = $"{request.Value("owner")}/{request.Value("repo")}";
        return request.World.Renamed(name) is { } moved ? Moved(request, moved, tail) : Found(request.World.Repository(name), then);
    }

    private static Reply Found(SandboxRepository? repository, Func<SandboxRepository, Reply> then) => repository switch
    {
        null or { Owner.Gone: true } => Reply.NotFound("/repos/repos#get-a-repository"),
        { Kind: RepositoryKind.Blocked } => Blocked(repository),
        _ => then(repository),
    };

    private static Reply Moved(ApiRequest request, SandboxRepository repository, string tail)
    {
        var url = $"{request.Shapes.Base}/repositories/{repository.Id}{(tail.Length == 0 ? "" : "/" + string.Join('/', tail.Split('/').Select(part => Filled(request, part))))}{request.QueryString}";
        return Reply.Error(301, "Moved Permanently", "/guides/best-practices-for-using-the-rest-api#follow-redirects", w => w.WriteString("url", url)) with { Location = url };
    }

    private static string Filled(ApiRequest request, string part) => part.StartsWith('{') ? CommitShape.EscapePath(request.Value(part.Trim('{', '}', '*'))) : part;

    private static Reply Blocked(SandboxRepository repository) => Reply.Error(451, "Repository access blocked", "", w =>
    {
        w.WriteStartObject("block");
        w.WriteString("reason", "dmca");
        w.WriteString("created_at", UnixTime.Iso(repository.Pushed));
        w.WriteNull("html_url");
        w.WriteEndObject();
    });
}
