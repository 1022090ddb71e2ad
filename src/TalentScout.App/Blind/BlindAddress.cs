using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace TalentScout.App.Blind;

/// <summary>
/// People in addresses, by number or by the name that they have in blind mode. Handlers know numbers alone: names are read before them, from whoever follows a link. A page that
/// is asked for by number in blind mode is at the address with names, where it can be copied and shown around.
/// </summary>
internal static class BlindAddress
{
    private const string Route = "id";

    /// <summary>Parameters of addresses that are ids of people.</summary>
    private static readonly string[] Parameters = ["id", "with"];

    /// <summary>Puts numbers where the address has names. A name that is none of ours stays, and nobody is found by it.</summary>
    public static void Read(HttpRequest request, BlindNames names)
    {
        if (Person(request) is { } person && names.Find(person) is { } found)
            request.RouteValues[Route] = found.ToString();
        if (!Parameters.Any(p => request.Query.ContainsKey(p)))
            return;
        // Only what handlers read: the address itself stays as it was, and that is what forms of the page are sent to.
        var read = request.Query.ToDictionary(p => p.Key, p => Parameters.Contains(p.Key) ? Each(p.Value, id => names.Find(id) ?? id) : p.Value);
        request.HttpContext.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(read)));
    }

    /// <summary>The address of a page with names in place of numbers; null where it has none.</summary>
    public static string? Of(HttpRequest request, BlindNames names)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api"))
            return null;
        var path = request.Path.Value ?? "";
        if (Person(request) is { } person && person.Source != BlindNames.Source)
            path = string.Join('/', path.Split('/').Select(part => part == person.ToString() ? names.Of(person).ToString() : part));
        var query = new QueryBuilder(request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, (Parameters.Contains(p.Key) ? Each(value, names.Of).ToString() : value) ?? "")));
        return path == request.Path.Value && !request.Query.Any(p => Parameters.Contains(p.Key) && p.Value.Any(IsNumber)) ? null : path + query.ToQueryString();
    }

    private static CandidateId? Person(HttpRequest request) =>
        request.Path.Value?.Contains("/candidates/", StringComparison.Ordinal) == true && CandidateId.TryParse(request.RouteValues[Route] as string, out var id) ? id : null;

    private static bool IsNumber([NotNullWhen(true)] string? text) => CandidateId.TryParse(text, out var id) && id.Source != BlindNames.Source;

    private static StringValues Each(StringValues values, Func<CandidateId, CandidateId> change) => new([.. values.Select(v => CandidateId.TryParse(v, out var id) ? change(id).ToString() : v)]);
}
