using System.Globalization;
using System.Text;

namespace TalentScout.Sandbox;

/// <summary>What is answered before any route is asked, in the order of the real service. Null: nothing speaks against it.</summary>
internal static class Refusals
{
    private const string NoAgent = "\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\r\n";

    public static Reply? Of(Caller caller, Admission admission, SandboxServerOptions options, FaultRule? fault)
    {
        if (caller.UserAgent is null)
            return new Reply(403, "text/html; charset=utf-8") { Bytes = Encoding.ASCII.GetBytes(NoAgent), CacheControl = "no-cache" };
        if (caller.Token is not null && options.RejectedTokens.Contains(caller.Token))
            return Reply.Error(401, "Bad credentials");
        if (admission.WaitSeconds is { } wait)
            return Reply.Error(
                fault is { Kind: FaultKind.Secondary, Status: 429 } ? 429 : options.SecondaryStatus,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.",
                "/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits") with
            { RetryAfter = wait.ToString(CultureInfo.InvariantCulture) };
        if (!admission.Exhausted)
            return null;
        return caller.Token is null
            ? Reply.Error(options.PrimaryStatus, "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)", "/overview/resources-in-the-rest-api#rate-limiting")
            : Reply.Error(options.PrimaryStatus, "API rate limit exceeded for user ID 1. If you reach out to GitHub Support for help, please include the request ID.", "/overview/rate-limits-for-the-rest-api");
    }
}
