using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>What is true of the people of a world, read from their histories and not from what they say. Bots and deleted accounts are not in it.</summary>
public sealed class SandboxTruth
{
    private readonly Dictionary<long, TruthPerson> _byId;

    internal SandboxTruth(SandboxWorld world)
    {
        Now = Month.Of(world.Options.Today);
        People = [.. PersonTruths.Of(world)];
        _byId = People.ToDictionary(p => p.Account.Id);
        Queries = [.. QueryList.Make(this)];
    }

    /// <summary>The month the world has reached.</summary>
    public Month Now { get; }

    /// <summary>By account id; those without any work too.</summary>
    public ImmutableArray<TruthPerson> People { get; }

    /// <summary>Queries that have at least one right answer in this world, in a fixed order.</summary>
    public ImmutableArray<TruthQuery> Queries { get; }

    /// <summary>Null for bots, organisations and deleted accounts.</summary>
    public TruthPerson? Person(long id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// 0..3 for all of the skills. Work in repositories that use them together counts in full; skills that were only used apart are worth one grade less than the weakest.
    /// </summary>
    public int Grade(TruthPerson person, IReadOnlyCollection<string> skills)
    {
        var together = person.Work.Where(w => skills.All(s => w.Repository.Skills.Contains(s))).Select(w => w.Repository).ToHashSet();
        var combined = WorkSum.Of(person, together)?.Grade(Now) ?? 0;
        var weakest = skills.Min(s => person.Skills.TryGetValue(s, out var truth) ? truth.Grade(Now) : 0);
        return Math.Max(combined, weakest - 1);
    }
}
