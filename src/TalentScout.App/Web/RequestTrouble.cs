using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace TalentScout.App.Web;

/// <summary>A parameter or body that cannot be read is answered with where and what was wanted; everything else is a bug, and answered without its details.</summary>
internal sealed partial class RequestTrouble : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
            return false;
        var (field, wanted) = bad.InnerException is JsonException json ? OfJson(json) : OfParameter(bad.Message);
        await TypedResults.Problem(
            statusCode: bad.StatusCode,
            title: "The request cannot be read",
            detail: wanted is null ? bad.Message : field.Length == 0 ? $"wanted {wanted}" : $"{field}: wanted {wanted}",
            extensions: wanted is null ? null : new Dictionary<string, object?> { ["field"] = field, ["wanted"] = wanted }).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The framework says it in words about types of ours, which nobody who asks knows.</summary>
    private static (string Field, string? Wanted) OfParameter(string message) =>
        Unbound().Match(message) is { Success: true } unbound ? (unbound.Groups["name"].Value, KindOf(unbound.Groups["type"].Value))
        : Missing().Match(message) is { Success: true } missing ? (missing.Groups["name"].Value, "a value")
        : message.Contains("no body was provided", StringComparison.Ordinal) ? ("", "a JSON body")
        : ("", null);

    private static (string Field, string Wanted) OfJson(JsonException e)
    {
        var path = e.Path is { Length: > 2 } within && within.StartsWith("$.", StringComparison.Ordinal) ? within[2..] : "";
        return Unmapped().Match(e.Message) is { Success: true } unmapped ? (unmapped.Groups["name"].Value, "a property that this request takes")
            : e is BodyException body ? (path.Length > 0 ? path : body.Property, body.Wanted)
            : e.Message.Contains("null", StringComparison.Ordinal) ? (path, "a value, not null")
            : Unconverted().Match(e.Message) is { Success: true } unconverted ? (path, KindOf(unconverted.Groups["type"].Value))
            : (path, FormattableString.Invariant($"JSON; it breaks off being that in line {e.LineNumber + 1}, at byte {e.BytePositionInLine}"));
    }

    private static string KindOf(string type)
    {
        return Has("Dictionary") || Has("Body") || Has("Patch") ? "an object"
            : Has("List") || Has("ImmutableArray") ? "a list"
            : Has("bool") ? "true or false"
            : Has("int") || Has("long") ? "a whole number"
            : Has("double") ? "a number"
            : Has("string") ? "a text"
            : "another kind of value";

        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\w+)" from """)]
    private static partial Regex Unbound();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided""")]
    private static partial Regex Missing();

    [GeneratedRegex("""^The JSON property '(?<name>[^']*)' could not be mapped""")]
    private static partial Regex Unmapped();

    [GeneratedRegex("""could not be converted to (?<type>\S+)\.(?: |$)""")]
    private static partial Regex Unconverted();
}
