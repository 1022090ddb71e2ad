using Microsoft.Extensions.Logging;

namespace TalentScout.Jobs;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey} run {RunId} of {Night}: begins, {Count} items planned")]
    public static partial void RunBegins(ILogger log, string jobKey, long runId, DateOnly night, long count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey} run {RunId}: goes on, {Count} items left")]
    public static partial void RunGoesOn(ILogger log, string jobKey, long runId, long count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey} run {RunId}: waits until {Until}")]
    public static partial void RunParked(ILogger log, string jobKey, long runId, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey} run {RunId}: {State} after {ElapsedMs} ms, {Done} items done, {GivenUp} given up, {Requests} requests, {Candidates} candidates changed")]
    public static partial void RunEnds(ILogger log, string jobKey, long runId, RunState state, double elapsedMs, long done, long givenUp, long requests, long candidates);

    [LoggerMessage(Level = LogLevel.Error, Message = "{JobKey} run {RunId}: failed")]
    public static partial void RunFailed(ILogger log, Exception e, string jobKey, long runId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JobKey}: item {ItemId} ({Kind}) threw")]
    public static partial void ItemThrew(ILogger log, Exception e, string jobKey, long itemId, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JobKey}: item {ItemId} ({Kind}) given up after {Attempts} attempts")]
    public static partial void GivenUp(ILogger log, string jobKey, long itemId, string kind, int attempts);

    [LoggerMessage(Level = LogLevel.Information, Message = "folded {Count} people, {Changed} changed, in {ElapsedMs} ms")]
    public static partial void Folded(ILogger log, long count, long changed, double elapsedMs);

    [LoggerMessage(Level = LogLevel.Information, Message = "the index was rebuilt: {Count} people in {ElapsedMs} ms")]
    public static partial void Rebuilt(ILogger log, long count, double elapsedMs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the index cannot follow the store from {Sequence}: it is rebuilt")]
    public static partial void CannotFollow(ILogger log, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "the index could not follow the store")]
    public static partial void FollowingFailed(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "people could not be folded")]
    public static partial void FoldingFailed(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey}: scheduled, next at {Next}")]
    public static partial void Scheduled(ILogger log, string jobKey, DateTimeOffset? next);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobKey}: no longer scheduled")]
    public static partial void Unscheduled(ILogger log, string jobKey);

    [LoggerMessage(Level = LogLevel.Warning, Message = "saved search {SearchId} could not be asked")]
    public static partial void SavedSearchFailed(ILogger log, Exception e, long searchId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "delivery {DeliveryId} by {Way} was not sent at try {Attempt}: {Reason}")]
    public static partial void AlertNotSent(ILogger log, long deliveryId, string way, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "alerts could not be sent")]
    public static partial void SendingFailed(ILogger log, Exception e);
}
