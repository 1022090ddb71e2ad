using Microsoft.AspNetCore.Diagnostics;

namespace TalentScout.App.Web;

/// <summary>A parameter or body that cannot be read is answered with where and why; everything else is a bug, and answered without its details.</summary>
internal sealed class RequestTrouble : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
            return false;
        await TypedResults.Problem(
            statusCode: bad.StatusCode,
            title: "The request cannot be read",
            detail: bad.InnerException is System.Text.Json.JsonException json ? json.Message : bad.Message).ExecuteAsync(httpContext);
        return true;
    }
}
