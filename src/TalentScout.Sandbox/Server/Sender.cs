using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TalentScout.Sandbox;

/// <summary>What went out: the status, 0 where nothing did, and whether the connection is to be cut now.</summary>
internal readonly record struct Sent(int Status, bool Cut);

/// <summary>Writes a reply, or the fault that takes its place. The last byte leaves, or the connection is cut, only after the caller has logged the request:
/// whoever reads the log after an answer finds that answer in it.</summary>
internal sealed class Sender(TimeProvider clock)
{
    /// <summary>Buffers above this size are not kept for the next answer.</summary>
    private const int KeptBuffer = 4 << 20;
    private const string ErrorPage = "<!DOCTYPE html><html><head><title>Unicorn!</title></head><body><p>We had issues producing the response to your request.</p></body></html>";
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];
    private long _serial;

    /// <param name="count">Told whether the client has it already; says where the caller stands now, null outside the API.</param>
    public async Task<Sent> SendAsync(HttpContext context, Reply reply, FaultRule? fault, Func<bool, Standing?> count)
    {
        var buffer = _buffers.TryTake(out var kept) ? kept : new ArrayBufferWriter<byte>(1 << 16);
        try
        {
            if (reply.WriteJson is { } write)
            {
                using var w = new Utf8JsonWriter(buffer, Shapes.WriterOptions);
                write(w);
            }
            var body = reply.WriteJson is null ? reply.Bytes : buffer.WrittenMemory;
            var etag = reply is { Validated: true, Status: 200 } ? ETags.Of(body.Span, reply.Link) : null;
            var fresh = etag is not null && ETags.Fresh(context.Request, etag, reply.LastModified);
            Head(context.Response, reply, etag, count(fresh));
            switch (fault?.Kind)
            {
                case FaultKind.Status: return Error(context, fault.Status);
                case FaultKind.Html: return Page(context);
                case FaultKind.Malformed: return Body(context, 200, Malformed(body));
                case FaultKind.Truncated: return await TruncatedAsync(context, reply.Status, body);
                case FaultKind.Reset: return new Sent(0, Cut: true);
                case FaultKind.Slow: await Task.Delay(fault.Delay, clock, context.RequestAborted); break;
            }
            return fresh ? Body(context, 304, default) : Body(context, reply.Status, body.Span);
        }
        finally
        {
            buffer.ResetWrittenCount();
            if (buffer.Capacity <= KeptBuffer)
                _buffers.Add(buffer);
        }
    }

    private void Head(HttpResponse response, Reply reply, string? etag, Standing? standing)
    {
        var headers = response.Headers;
        if (reply.ContentType.Length > 0)
            headers.ContentType = reply.ContentType;
        headers.CacheControl = reply.CacheControl;
        if (etag is not null)
            headers.ETag = etag;
        if (reply.LastModified is { } modified)
            headers.LastModified = UnixTime.Http(modified);
        if (reply.Link is not null)
            headers.Link = reply.Link;
        if (reply.Location is not null)
            headers.Location = reply.Location;
        if (reply.RetryAfter is not null)
            headers.RetryAfter = reply.RetryAfter;
        if (reply.PollInterval is not null)
            headers["X-Poll-Interval"] = reply.PollInterval;
        if (standing is not { } s)
            return;
        headers["X-GitHub-Media-Type"] = "github.v3; format=json";
        headers["X-GitHub-Request-Id"] = Interlocked.Increment(ref _serial).ToString("X8", CultureInfo.InvariantCulture);
        headers["x-github-api-version-selected"] = "2022-11-28";
        headers.Vary = "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With";
        headers["X-RateLimit-Limit"] = s.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = s.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Used"] = s.Used.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = s.Reset.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Resource"] = s.Bucket;
    }

    private static Sent Body(HttpContext context, int status, ReadOnlySpan<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (status is 204 or 304)
        {
            response.Headers.ContentType = default;
            return new Sent(status, Cut: false);
        }
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            response.BodyWriter.Write(body);
        return new Sent(status, Cut: false);
    }

    private static Sent Error(HttpContext context, int status)
    {
        context.Response.Headers.ETag = default;
        context.Response.Headers.Link = default;
        context.Response.Headers.ContentType = Reply.Json;
        return Body(context, status, "{\"message\":\"Server Error\"}"u8);
    }

    private static Sent Page(HttpContext context)
    {
        context.Response.Headers.ETag = default;
        context.Response.Headers.ContentType = "text/html; charset=utf-8";
        return Body(context, 200, Encoding.UTF8.GetBytes(ErrorPage));
    }

    private static byte[] Malformed(ReadOnlyMemory<byte> body) => [.. body.Span[..(body.Length * 2 / 3)], .. ",\""u8];

    private static async Task<Sent> TruncatedAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        return new Sent(status, Cut: true);
    }
}
