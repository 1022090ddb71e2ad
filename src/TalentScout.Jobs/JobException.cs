namespace TalentScout.Jobs;

/// <summary>A job cannot be read or run for a reason the operator can mend. The message says where and what was wanted.</summary>
public sealed class JobException(string message, Exception? inner = null) : Exception(message, inner);
