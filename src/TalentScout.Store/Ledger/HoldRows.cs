namespace TalentScout.Store;

/// <summary>Limits and claims as rows.</summary>
internal static class HoldRows
{
    /// <summary>The later of two stays: a search limit of a minute must not shorten a Retry-After of an hour.</summary>
    public static void Add(WriteSession session, string source, string bucket, DateTimeOffset until, string reason) => session.Prepared(
        """
        INSERT INTO hold (source, bucket, until, reason) VALUES (@source, @bucket, @until, @reason)
        ON CONFLICT (source, bucket) DO UPDATE SET until = excluded.until, reason = excluded.reason WHERE excluded.until > hold.until
        """).Execute(source, bucket, Times.Ms(until), reason);
}
