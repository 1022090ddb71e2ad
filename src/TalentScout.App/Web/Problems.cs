using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;

namespace TalentScout.App.Web;

/// <summary>What the API answers where it cannot do what was asked: problem details with a plain sentence.</summary>
internal static class Problems
{
    /// <summary>A query that is none: which field, at which 0-based character, and what was wanted there.</summary>
    public static ProblemHttpResult Of(QueryTrouble trouble) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The query cannot be read",
        detail: trouble.Error.Message,
        extensions: new Dictionary<string, object?> { ["field"] = trouble.Field, ["at"] = trouble.Error.At, ["length"] = trouble.Error.Length, ["wanted"] = trouble.Error.Wanted });

    public static ProblemHttpResult Bad(string field, string wanted) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The request cannot be answered",
        detail: $"{field}: wanted {wanted}",
        extensions: new Dictionary<string, object?> { ["field"] = field, ["wanted"] = wanted });

    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such thing", detail: detail);

    public static ProblemHttpResult Blind() => TypedResults.Problem(
        statusCode: StatusCodes.Status403Forbidden,
        title: "Blind mode",
        detail: "In blind mode nothing is answered that could say who somebody is; leave it to ask this.");

    public static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "Not now", detail: detail);
}
