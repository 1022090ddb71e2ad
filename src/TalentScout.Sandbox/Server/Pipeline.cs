using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace TalentScout.Sandbox;

/// <summary>Everything between a request of the API and its answer: refusals, limits, the route, conditional requests, faults, the log.</summary>
internal sealed class Pipeline(SandboxWorld world, SandboxServerOptions options, Faults faults, RequestLog log)
{
    private readonly Limits _limits = new(options);
    private readonly Sender _sender = new(options.Clock);
    private readonly HistoryIndex _history = new(world);
    private readonly ConcurrentDictionary<string, Shapes> _shapes = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext context, Route route)
    {
        var request = context.Request;
        var at = options.Clock.GetUtcNow();
        var prefixed = request.Path.StartsWithSegments("/api/v3", StringComparison.Ordinal, out var path);
        path = prefixed ? path : request.Path;
        var fault = faults.Pick(path + request.QueryString);
        var caller = Caller.Of(context);
        var bucket = path.StartsWithSegments("/search") ? "search" : "core";
        var admission = _limits.Arrive(caller.Key, bucket);
        var sent = new Sent(0, Cut: false);
        try
        {
            if (fault?.Kind == FaultKind.Secondary && admission.WaitSeconds is null)
                admission = admission with { WaitSeconds = _limits.Punish(caller.Key, fault.RetryAfter) };
            if (Refusals.Of(caller, admission, options, fault) is { } refusal)
            {
                sent = await _sender.SendAsync(context, refusal, null, _ => admission.Standing);
                return;
            }
            var origin = $"{request.Scheme}://{request.Host}";
            var reply = path == "/rate_limit"
                ? RateLimitShape.Reply(_limits, caller.Key)
                : route(new ApiRequest(context, world, ShapesFor(prefixed ? origin + "/api/v3" : origin, origin)));
            sent = await _sender.SendAsync(context, reply, fault, fresh => _limits.Count(caller.Key, bucket, path == "/rate_limit" || (fresh && caller.Token is not null)));
        }
        finally
        {
            _limits.Leave(caller.Key);
            log.Add(new SandboxRequest(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", sent.Status, at)
            {
                Conditional = ETags.Conditional(request),
                UserAgent = caller.UserAgent,
                Authorised = caller.Token is not null,
                Bucket = bucket,
                AfterExhausted = admission.AfterExhausted,
                InsideRetryAfter = admission.InsideRetryAfter,
                AtOnce = admission.AtOnce,
                Fault = fault?.Kind,
            });
            if (sent.Cut)
                context.Abort();
        }
    }

    /// <summary>A page or a board: no limits, no user agent asked for, but logged and open to faults.</summary>
    public async Task AnswerPageAsync(HttpContext context, Route route)
    {
        var request = context.Request;
        var at = options.Clock.GetUtcNow();
        var fault = faults.Pick(request.Path + request.QueryString);
        var origin = $"{request.Scheme}://{request.Host}";
        var sent = new Sent(0, Cut: false);
        try
        {
            sent = await _sender.SendAsync(context, route(new ApiRequest(context, world, ShapesFor(origin, origin))), fault, _ => null);
        }
        finally
        {
            log.Add(new SandboxRequest(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", sent.Status, at)
            {
                Conditional = ETags.Conditional(request),
                UserAgent = request.Headers.UserAgent.ToString(),
                Fault = fault?.Kind,
            });
            if (sent.Cut)
                context.Abort();
        }
    }

    private Shapes ShapesFor(string apiBase, string origin)
    {
        // Whoever sends many different Host headers shall not fill the memory.
        if (_shapes.Count > 16)
            _shapes.Clear();
        return _shapes.GetOrAdd(apiBase, address => new Shapes(world, _history, address, options.HtmlBase ?? origin));
    }
}
