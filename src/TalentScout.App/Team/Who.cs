namespace TalentScout.App.Team;

/// <summary>
/// Who is at the keyboard, for notes, history and scorecards. There is no login here: a proxy that has one names people in a header (Serve:UserHeader); without it
/// everybody says so themselves, in a cookie. It is a name beside what was written, and no right to anything.
/// </summary>
public sealed class Who(string? header)
{
    public const string Cookie = "who", Nobody = "somebody", Command = "command line";
    public const int MaxName = 60;

    /// <summary>The proxy says who it is: nobody can say otherwise.</summary>
    public bool IsTold => header is not null;

    public string Of(HttpContext context)
    {
        var said = header is not null ? context.Request.Headers[header].ToString() : context.Request.Headers["X-Who"].ToString() is { Length: > 0 } named ? named : Uri.UnescapeDataString(context.Request.Cookies[Cookie] ?? "");
        return Clean(said) is { Length: > 0 } name ? name : Nobody;
    }

    /// <summary>Keeps what somebody says of themselves for a year.</summary>
    public static void Keep(HttpContext context, string name) => context.Response.Cookies.Append(
        Cookie, Uri.EscapeDataString(Clean(name)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Secure = context.Request.IsHttps });

    /// <summary>Without what would break a line or a history key.</summary>
    private static string Clean(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && c != ':')).Trim();
        return clean.Length > MaxName ? clean[..MaxName] : clean;
    }
}
