namespace TalentScout.App.Doctor;

/// <summary>What the doctor found in one place, in plain words. Advice: what to do about it; empty where nothing is to be done.</summary>
internal sealed record Finding(string Place, Verdict Verdict, string Says, string Advice = "");

internal enum Verdict
{
    Good,

    /// <summary>Works, but less than it could.</summary>
    Note,

    /// <summary>Something will not work.</summary>
    Bad,
}
