using System.Text;
using Microsoft.AspNetCore.Http;

namespace TalentScout.Sandbox;

/// <summary>Who asks: the token, or the address of those without one.</summary>
internal sealed record Caller(string Key, string? Token, string? UserAgent)
{
    public static Caller Of(HttpContext context)
    {
        var token = TokenOf(context.Request.Headers.Authorization.ToString());
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Caller(token ?? "address " + context.Connection.RemoteIpAddress, token, agent.Length > 0 ? agent : null);
    }

    /// <summary>"Bearer x", "token x", and x as password or user of Basic.</summary>
    private static string? TokenOf(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return header.Length > 0 ? header : null;
        var value = header[(space + 1)..].Trim();
        if (!header.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))
            return value;
        var plain = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, plain, out var length))
            return value;
        var parts = Encoding.UTF8.GetString(plain, 0, length).Split(':', 2);
        return parts.Length > 1 && parts[1].Length > 0 && parts[1] != "x-oauth-basic" ? parts[1] : parts[0];
    }
}
