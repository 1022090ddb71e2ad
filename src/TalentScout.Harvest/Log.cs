using Microsoft.Extensions.Logging;

namespace TalentScout.Harvest;

/// <summary>Ids and counts only: no names, addresses or text of documents.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "github {Kind}: {Outcome} {Status}, {Count} evidence, {FollowUps} to follow")]
    public static partial void Worked(ILogger logger, string kind, FetchStatus outcome, int status, int count, int followUps);

    [LoggerMessage(2, LogLevel.Debug, "{Source} at {Host}, {Kind}: {Outcome} {Status}, {Count} postings, {FollowUps} to follow")]
    public static partial void BoardWorked(ILogger logger, string source, string host, string kind, FetchStatus outcome, int status, int count, int followUps);
}
