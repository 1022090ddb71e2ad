using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Who is folded into whom, by the decisions that hold and by what people link themselves (<see cref="OptInPosts"/>). Merges are flat: who was merged into somebody has nobody merged into them.</summary>
public sealed class IdentityMap
{
    public static readonly IdentityMap Empty = new([]);

    private readonly ImmutableDictionary<CandidateId, CandidateId> _into;
    private readonly ILookup<CandidateId, CandidateId> _from;

    /// <param name="merges">(stays, is folded into it).</param>
    public IdentityMap(IEnumerable<(CandidateId One, CandidateId Other)> merges)
    {
        var all = merges.ToList();
        _into = all.GroupBy(m => m.Other).ToImmutableDictionary(g => g.Key, g => g.Min(m => m.One));
        _from = all.OrderBy(m => m.Other).ToLookup(m => m.One, m => m.Other);
    }

    public bool IsEmpty => _into.IsEmpty;

    /// <summary>Whom this one is folded into; null where they stand for themselves.</summary>
    public CandidateId? TargetOf(CandidateId id) => _into.TryGetValue(id, out var target) ? target : null;

    public IEnumerable<CandidateId> MergedInto(CandidateId id) => _from[id];

    /// <summary>
    /// What is known of a person and of those merged into them, as claims about the one. What the others' profiles say (place, name, availability) stays theirs:
    /// an account that is no longer kept must not speak for the one that is. A post in which they say that they want to be hired does speak for them.
    /// </summary>
    public static IEnumerable<Evidence> AsOne(CandidateId one, IEnumerable<Evidence> own, IEnumerable<Evidence> ofOthers) =>
        own.Concat(ofOthers.Where(e => e is not ProfileEvidence && (e is not AvailabilityEvidence || (e.Person is { } other && OptInPosts.IsBy(other)))).Select(e => e switch
        {
            RepositoryEvidence repository => repository with { Person = one, Owner = repository.Owner == e.Person ? one : repository.Owner },
            _ => e with { Person = one },
        }));
}
