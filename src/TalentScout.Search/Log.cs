using Microsoft.Extensions.Logging;

namespace TalentScout.Search;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "index build {Build} begun, empty: the change feed fills it")]
    public static partial void Begun(ILogger logger, int build);

    [LoggerMessage(Level = LogLevel.Information, Message = "index build {Build} was made by other rules or another catalogue and is not served")]
    public static partial void OtherRules(ILogger logger, int build);
}
