using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// How many skills of each kind a repository shows: a fact about the repository, like its people, and the same for all who work there. Where a dozen databases are
/// supported, work is with any of them.
/// </summary>
internal sealed class SkillsByKind
{
    private readonly SkillCatalogue _catalogue;
    private readonly int[] _shown = new int[Enum.GetValues<SkillKind>().Length];

    /// <param name="findings">of the repository, by skill id</param>
    public SkillsByKind(SkillCatalogue catalogue, ImmutableArray<SkillEvidence> findings)
    {
        _catalogue = catalogue;
        for (var i = 0; i < findings.Length; i++)
            if ((i == 0 || findings[i].Skill != findings[i - 1].Skill) && catalogue.Find(findings[i].Skill) is { Group: false } skill)
                _shown[(int)skill.Kind]++;
    }

    /// <summary>Skills of any kind.</summary>
    public int All => _shown.Sum();

    /// <summary>Others of the skill's kind; of a language none, since its share says how much of the repository it is.</summary>
    public int Beside(string skill) => _catalogue.Find(skill) is { Kind: not SkillKind.Language } known ? Math.Max(0, _shown[(int)known.Kind] - 1) : 0;
}
