using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What is left of a source's limits and what was asked of it within the last minute: kept with the work, so that a restart goes past neither.</summary>
public sealed record SourceUse(ImmutableArray<BucketLimits> Buckets, ImmutableArray<MinuteUse> Minute);

/// <summary>Requests whose last answer came then, and how long the source took for them in all.</summary>
public readonly record struct MinuteUse(DateTimeOffset At, int Requests, TimeSpan Answered);
