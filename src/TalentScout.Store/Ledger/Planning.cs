namespace TalentScout.Store;

/// <summary>Adds work to a run within one transaction; counts each bucket that may have only so many items once.</summary>
internal sealed class Planning(WriteSession session, long run)
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <returns>1, or 0 where the run has the item already, or as many of its bucket as it may.</returns>
    public int Add(WorkItem item)
    {
        if (item.MostOfBucket is { } most && CountOf(item.Bucket) >= most)
            return 0;
        var added = ItemRows.Insert(session, run, item);
        if (_counts.TryGetValue(item.Bucket, out var count))
            _counts[item.Bucket] = count + added;
        return added;
    }

    private long CountOf(string bucket)
    {
        if (!_counts.TryGetValue(bucket, out var count))
            _counts[bucket] = count = session.Prepared("SELECT count(*) FROM work_item WHERE run = @run AND bucket = @bucket").Scalar<long>(run, bucket);
        return count;
    }
}
