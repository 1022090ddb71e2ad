using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Unix seconds and how they are written.</summary>
internal static class UnixTime
{
    public const long Day = 86_400;

    public static long Of(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    public static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    /// <summary>"2026-03-14T09:26:53Z".</summary>
    public static string Iso(long seconds) => At(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"Sat, 14 Mar 2026 09:26:53 GMT".</summary>
    public static string Http(long seconds) => At(seconds).ToString("R", CultureInfo.InvariantCulture);

    public static long Start(Month month) => Of(month.FirstDay);

    public static Month MonthOf(long seconds) => Month.Of(At(seconds));
}
