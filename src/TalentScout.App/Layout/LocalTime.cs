namespace TalentScout.App.Layout;

/// <summary>What the clock shows where somebody lives: when to call, and how far the day has gone there.</summary>
internal static class LocalTime
{
    /// <summary>"14:05 there (UTC+1)"; null where the time zone is unknown.</summary>
    public static string? Of(Place place, DateTimeOffset now)
    {
        if (place.TimeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(place.TimeZone, out var zone))
            return null;
        var there = TimeZoneInfo.ConvertTime(now, zone);
        var (hours, minutes) = (there.Offset.Hours, Math.Abs(there.Offset.Minutes));
        var offset = there.Offset == TimeSpan.Zero ? "" : FormattableString.Invariant($"{(there.Offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(hours)}") + (minutes == 0 ? "" : FormattableString.Invariant($":{minutes:D2}"));
        return Wording.Format(Texts.LocalTime, there.ToString("HH:mm", Wording.Culture), offset);
    }
}
