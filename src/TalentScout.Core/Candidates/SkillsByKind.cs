using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// How many skills of each kind a repository shows: a fact about the repository, like its people, and the same for all who work there. Where a dozen databases are
/// supported, work is with any of them.
/// </summary>
internal sealed class SkillsByKind
{
    private readonly SkillCatalogue _catalogue;
    private readonly int _stack;
    private readonly int[] _shown = new int[Enum.GetValues<SkillKind>().Length];

    /// <param name="findings">of the repository, by skill id</param>
    public SkillsByKind(SkillCatalogue catalogue, ImmutableArray<SkillEvidence> findings)
    {
        _catalogue = catalogue;
        for (var i = 0; i < findings.Length; i++)
            if ((i == 0 || findings[i].Skill != findings[i - 1].Skill) && catalogue.Find(findings[i].Skill) is { Group: false } skill)
            {
                _shown[(int)skill.Kind]++;
                _stack += skill.IsStack ? 1 : 0;
            }
    }

    /// <summary>Languages, databases, frameworks and brokers together; 0 for a skill of another kind, which says nothing of how many they are.</summary>
    public int StackSize(string skill) => _catalogue.Find(skill) is { IsStack: true } ? _stack : 0;

    /// <summary>Others of the skill's kind; of a language none, since its share says how much of the repository it is.</summary>
    public int Beside(string skill) => _catalogue.Find(skill) is { Kind: not SkillKind.Language } known ? Math.Max(0, _shown[(int)known.Kind] - 1) : 0;
}
