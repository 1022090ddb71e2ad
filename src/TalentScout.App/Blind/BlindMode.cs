using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Blind;

/// <summary>
/// While a browser has chosen it, no answer to it says who somebody is: neither pages nor the API that they use. What can be blinded is (<see cref="Blinding"/>);
/// everything else that could name people is not answered at all. The list is of what may be answered, so that what is added later is hidden until somebody thought of it.
/// </summary>
internal static partial class BlindMode
{
    public const string Cookie = "blind";

    /// <summary>Pages and files that speak of no one person, or do so blinded.</summary>
    private static readonly ImmutableArray<string> Answered =
        ["/candidates", "/compare", "/similar", "/why", "/briefs", "/postings", "/market", "/help", "/assets", "/favicon.ico", "/language", "/density", "/tour", "/blind", "/presets",
         "/api/v1/search", "/api/v1/suggest", "/api/v1/candidates", "/api/v1/ranking", "/api/v1/briefs", "/api/v1/postings", "/api/v1/market", "/healthz", "/readyz", "/openapi", "/scalar"];

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/blind", (HttpContext context) =>
    {
        if (Visitor.Of(context.Request).Blind)
            Choices.Forget(context.Response, Cookie);
        else
            Choices.Keep(context.Response, Cookie, Visitor.On);
        return TypedResults.LocalRedirect(Choices.CameFrom(context.Request));
    }).ExcludeFromDescription();

    /// <summary>Before everything that is mapped.</summary>
    public static void UseBlindMode(this IApplicationBuilder app, BlindNames names) => app.Use(async (context, next) =>
    {
        var blind = Visitor.Of(context.Request).Blind;
        if (blind && BlindAddress.Of(context.Request, names) is { } address)
            context.Response.Redirect(address);
        else if (!blind || IsAnswered(context.Request.Path))
        {
            BlindAddress.Read(context.Request, names);
            await next(context);
        }
        else if (context.Request.Path.StartsWithSegments("/api"))
            await Problems.Blind().ExecuteAsync(context);
        else
            await new RazorComponentResult<BlindedPage> { StatusCode = StatusCodes.Status403Forbidden }.ExecuteAsync(context);
    });

    /// <summary>Blinds what handlers of the API return.</summary>
    public static void Blinded(this RouteGroupBuilder api) => api.AddEndpointFilter(async (context, next) =>
    {
        var result = await next(context);
        if (!Visitor.Of(context.HttpContext.Request).Blind)
            return result;
        var engine = context.HttpContext.RequestServices.GetRequiredService<SearchEngine>();
        var names = context.HttpContext.RequestServices.GetRequiredService<StoreDatabase>().BlindNames;
        return Value(result) switch
        {
            SearchAnswer answer => TypedResults.Ok(Of(answer, engine, names)),
            Candidate candidate => TypedResults.Ok(Blinding.Of(candidate, names).Blind(candidate)),
            WhyAnswer why => engine.Get(why.Id) is { } candidate ? TypedResults.Ok(Blinding.Of(candidate, names).Blind(why)) : Problems.Blind(),
            ImmutableArray<CompletionItem> items => TypedResults.Ok(Of(items)),
            _ => result,
        };
    });

    public static SearchAnswer Of(SearchAnswer answer, SearchEngine engine, BlindNames names) => answer with
    {
        Query = new AnsweredQuery(WithoutLogins(answer.Query.Text), WithoutLogins(answer.Query.Canonical)),
        Hits = [.. answer.Hits.Select(hit => (engine.Get(hit.Id) is { } candidate ? Blinding.Of(candidate, names) : Blinding.Of(new Candidate { Id = hit.Id, Login = hit.Login }, names)).Blind(hit))],
    };

    public static ImmutableArray<CompletionItem> Of(ImmutableArray<CompletionItem> items) => items.RemoveAll(i => i.Kind is "login" or "organisation" or "repository");

    /// <summary>The query without the examples that it leaves out by their logins.</summary>
    public static SearchQuery Of(SearchQuery query) =>
        query with { Root = QueryTree.And(QueryTree.Conjuncts(query.Root).RemoveAll(n => n is NotNode { Part: FieldNode { Field: QueryField.Login } })) };

    /// <summary>The same of a query that is text already.</summary>
    private static string WithoutLogins(string query) => LeftOutLogin().Replace(query, "").Trim();

    [GeneratedRegex("""(^|\s)-login:("[^"]*"|[^\s)]+)""")]
    private static partial Regex LeftOutLogin();

    private static bool IsAnswered(PathString path) => path == "/" || Answered.Any(a => path.StartsWithSegments(a));

    private static object? Value(object? result) => result switch
    {
        INestedHttpResult nested => Value(nested.Result),
        IValueHttpResult { Value: { } value } => value,
        _ => result,
    };
}
