using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>What a skill says about others, over any number of steps: spring-boot -> spring -> java, discounts multiplied, the best path.</summary>
internal sealed class ImpliedSkills(SkillCatalogue catalogue)
{
    private readonly Dictionary<string, ImmutableArray<(string Skill, double Discount)>> _by = catalogue.All
        .Where(s => s.Implies.Count > 0)
        .ToDictionary(s => s.Id, s => Closure(catalogue, s), StringComparer.Ordinal);

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
