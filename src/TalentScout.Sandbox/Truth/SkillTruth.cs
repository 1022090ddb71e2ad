namespace TalentScout.Sandbox;

/// <summary>
/// What a person has really done with a skill, or with several together. Counts only changes to the code and the tests of repositories that
/// really use it.
/// </summary>
public sealed record SkillTruth(int Commits, int Months, Month First, Month Last)
{
    /// <summary>
    /// 3: well over a year of steady work, up to now. 2: half a year and more, within the last two and a half. 1: some real work, at any time. 0: nothing
    /// to speak of.
    /// </summary>
    public int Grade(Month now) => this switch
    {
        { Commits: >= 36, Months: >= 15 } when now - Last <= 9 => 3,
        { Commits: >= 10, Months: >= 6 } when now - Last <= 30 => 2,
        { Commits: >= 4, Months: >= 2 } => 1,
        { Commits: >= 10 } => 1,
        _ => 0,
    };
}
