namespace TalentScout.Jobs;

/// <summary>
/// Which night a run belongs to: the date, in the job's time zone, of the time it was due. So a run that misfired while the machine was off, or that
/// was started by hand on the same day, is the same night's run: it goes on with it, or is a no-op where that is done.
/// </summary>
public static class Night
{
    /// <param name="due">The scheduled time; for a run by hand the present.</param>
    public static DateOnly Of(HarvestJob job, DateTimeOffset due) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone)).DateTime);
}
