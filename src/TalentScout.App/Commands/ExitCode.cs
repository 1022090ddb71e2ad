namespace TalentScout.App.Commands;

/// <summary>What the program ends with, for scripts.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Nothing found, or bad input.</summary>
    public const int NothingOrBadInput = 1;
    public const int Failed = 2;

    /// <summary>By Ctrl-C or SIGTERM: what was done is kept.</summary>
    public const int Interrupted = 130;
}
