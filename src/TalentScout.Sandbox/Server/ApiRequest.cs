using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TalentScout.Sandbox;

/// <summary>What a route sees of a request.</summary>
internal sealed class ApiRequest(HttpContext context, SandboxWorld world, Shapes shapes)
{
    public SandboxWorld World => world;
    public Shapes Shapes => shapes;
    public IQueryCollection Query => context.Request.Query;
    public string Accept => context.Request.Headers.Accept.ToString();
    public string QueryString => context.Request.QueryString.ToString();
    public bool Authorised => context.Request.Headers.Authorization.Count > 0;

    public string Value(string name) => context.GetRouteValue(name) as string ?? "";

    /// <summary>A number of the path; null where it is none.</summary>
    public long? Number(string name) => long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>A query parameter; null where it is missing or empty.</summary>
    public string? Asked(string name) => Query.TryGetValue(name, out var v) && v.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>1..100, 30 unless asked.</summary>
    public int PerPage => Math.Min(100, Positive("per_page", 30));

    /// <summary>1-based.</summary>
    public int Page => Positive("page", 1);

    private int Positive(string name, int otherwise) => int.TryParse(Asked(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 ? n : otherwise;
}
