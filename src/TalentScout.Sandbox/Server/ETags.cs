using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TalentScout.Sandbox;

/// <summary>Weak validators over body and Link, and what a conditional request makes of them.</summary>
internal static class ETags
{
    public static string Of(ReadOnlySpan<byte> body, string? link)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(body);
        if (link is not null)
            sha.AppendData(Encoding.ASCII.GetBytes(link));
        return $"W/\"{Convert.ToHexStringLower(sha.GetHashAndReset())}\"";
    }

    public static bool Conditional(HttpRequest request) => request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0;

    /// <summary>The client has it already. If-None-Match decides where both are sent (RFC 9110, 13.1.3).</summary>
    public static bool Fresh(HttpRequest request, string etag, long? lastModified)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
            return tags.ToString().Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || Opaque(t) == Opaque(etag));
        return lastModified is { } modified
            && DateTimeOffset.TryParse(request.Headers.IfModifiedSince.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var since)
            && modified <= since.ToUnixTimeSeconds();
    }

    private static string Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
