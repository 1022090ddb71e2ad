using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>What a skill says about others, over any number of steps: spring-boot -> spring -> java, discounts multiplied, the best path.</summary>
internal sealed class ImpliedSkills
{
    /// <summary>Walking a whole catalogue takes longer than to explain a hit.</summary>
    private static readonly ConditionalWeakTable<SkillCatalogue, ImpliedSkills> Known = [];

    private readonly Dictionary<string, ImmutableArray<(string Skill, double Discount)>> _by;

    private ImpliedSkills(SkillCatalogue catalogue) =>
        _by = catalogue.All.Where(s => s.Implies.Count > 0).ToDictionary(s => s.Id, s => Closure(catalogue, s), StringComparer.Ordinal);

    public static ImpliedSkills Of(SkillCatalogue catalogue) => Known.GetValue(catalogue, c => new ImpliedSkills(c));

    public ImmutableArray<(string Skill, double Discount)> By(string skill) => _by.GetValueOrDefault(skill, []);

    private static ImmutableArray<(string Skill, double Discount)> Closure(SkillCatalogue catalogue, Skill from)
    {
        var best = new SortedDictionary<string, double>(StringComparer.Ordinal) { [from.Id] = 1 };
        var open = new Queue<Skill>([from]);
        while (open.TryDequeue(out var skill))
            foreach (var (id, discount) in skill.Implies)
            {
                var reached = best[skill.Id] * discount;
                if (catalogue.Find(id) is not { Group: false } next || reached <= best.GetValueOrDefault(id))
                    continue;
                best[id] = reached;
                open.Enqueue(next);
            }

        best.Remove(from.Id);
        return [.. best.Select(b => (b.Key, b.Value))];
    }
}
