namespace TalentScout;

/// <summary>A limit as last told by the source. Null is unknown: nothing was asked yet, or its window has ended.</summary>
/// <param name="Reset">When the window ends, by our clock.</param>
/// <param name="HeldUntil">Nothing is sent before this time: the limit is used up, or the source asked us to stay away.</param>
public sealed record BucketLimits(string Bucket, int? Limit, int? Remaining, DateTimeOffset? Reset, DateTimeOffset? HeldUntil, int InFlight);
