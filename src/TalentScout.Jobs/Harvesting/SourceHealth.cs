namespace TalentScout.Jobs;

/// <summary>
/// Tells a source that is down from items that fail: after so many failures in a row it is left alone, longer each time, so that an outage does not
/// use up everybody's attempts. Not thread-safe: the pass owns it.
/// </summary>
internal sealed class SourceHealth
{
    private int _failures;
    private int _pauses;

    /// <summary>The pauses of the table are used up, and it still fails.</summary>
    public bool IsLost { get; private set; }

    /// <returns>How long to leave the source alone; null where it can go on.</returns>
    public TimeSpan? After(FetchStatus status)
    {
        if (status is FetchStatus.Fetched or FetchStatus.NotModified or FetchStatus.Gone)
        {
            (_failures, _pauses) = (0, 0);
            return null;
        }

        if (status != FetchStatus.Failed || ++_failures < RetryTable.SourceIsDownAfter)
            return null;
        _failures = 0;
        if (_pauses < RetryTable.OfSource.Length)
            return RetryTable.OfSource[_pauses++];
        IsLost = true;
        return null;
    }
}
