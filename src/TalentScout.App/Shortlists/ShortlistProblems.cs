using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;

namespace TalentScout.App.Shortlists;

/// <summary>Refusals of this resource, and the version that a request is made on.</summary>
internal static class ShortlistProblems
{
    public static ProblemHttpResult NoShortlist(long id) => Problems.NotFound($"there is no shortlist {id}");

    public static ProblemHttpResult NoLead(long id, long lead) => Problems.NotFound($"there is no lead {lead} on shortlist {id}");

    public static ProblemHttpResult Trouble(string trouble) => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be answered", detail: trouble);

    public static ProblemHttpResult NoVersion() => TypedResults.Problem(
        statusCode: StatusCodes.Status428PreconditionRequired, title: "Which version is this made on?", detail: "send If-Match with the ETag that you read, or version in the body: so nobody's change is lost");

    /// <summary>Somebody else has changed the same: what they did, and how it stands.</summary>
    public static ProblemHttpResult Conflict(LeadEdit edit) => TypedResults.Problem(
        statusCode: StatusCodes.Status409Conflict,
        title: "Somebody else has changed the same",
        detail: string.Join("; ", edit.Conflicts.Select(c => $"{c.Field} is '{c.Theirs}' by {c.By} now, you wanted '{c.Mine}'")),
        extensions: new Dictionary<string, object?> { ["conflicts"] = edit.Conflicts, ["lead"] = edit.Lead });

    public static ProblemHttpResult Stale(object now, long version) => TypedResults.Problem(
        statusCode: StatusCodes.Status412PreconditionFailed,
        title: "It has changed since",
        detail: string.Create(CultureInfo.InvariantCulture, $"it is at version {version} now: read it again"),
        extensions: new Dictionary<string, object?> { ["now"] = now });

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version of If-Match; null where there is none, -1 where it is no tag of ours.</summary>
    public static long? IfMatch(HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString();
        return tag.Length == 0 ? null : long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
