namespace TalentScout.Store;

/// <summary>Points in time as stored: whole milliseconds since 1970, UTC.</summary>
internal static class Times
{
    public static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
    public static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
    public static DateTimeOffset? At(long? ms) => ms is { } value ? At(value) : null;
}
