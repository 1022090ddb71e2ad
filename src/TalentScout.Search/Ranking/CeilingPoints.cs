using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>The points of one query for what is at hand of every document: see <see cref="HitBounds"/>.</summary>
/// <param name="Slots">in the order of <see cref="AskedQuery.Slots"/></param>
/// <param name="Least">by the least strength</param>
/// <param name="Together">by the pairs of the amounts</param>
/// <param name="PerPair">by how many pairs their sum is divided, inverted; 0 where there are none</param>
/// <param name="Others">signals that nothing at hand says anything about</param>
/// <param name="OfOthers">all of their points</param>
/// <param name="All">that anybody can have</param>
internal sealed record CeilingPoints(
    SlotPoints[] Slots, PersonPoints Person, JoinedPoints Least, JoinedPoints Together, float PerPair, IReadOnlyList<(double Points, IBoundSignal Signal)> Others, float OfOthers, double All)
{
    /// <summary>Null where what is asked for is more than single skills.</summary>
    public static CeilingPoints? Of(IReadOnlyList<FitSlot> slots, ImmutableArray<(double Points, IBoundSignal Signal, string Name)> signals)
    {
        foreach (var slot in slots)
            if (slot.Fit is not FitSkill)
                return null;
        var ofSlots = new SlotPoints[slots.Count];
        var person = default(PersonPoints);
        var (least, together) = (JoinedPoints.None, JoinedPoints.None);
        var others = new List<(double Points, IBoundSignal Signal)>();
        var (joined, ofOthers, all) = (0, 0.0, 0.0);
        foreach (var (points, signal, _) in signals)
        {
            all += points;
            if (signal.Joined is { } join)
                Join(points, join);
            else if (signal.Person is { } part)
                person = person.With(part, (float)points);
            else if (!AddAlone(points, signal, slots, ofSlots))
                AddOther(points, signal);
        }

        return new CeilingPoints(ofSlots, person, least, together, joined < 2 ? 0 : 2f / (joined * (joined - 1)), others, (float)ofOthers, all);

        void AddOther(double points, IBoundSignal signal)
        {
            others.Add((points, signal));
            ofOthers += points;
        }

        void Join(double points, SkillsJoined join)
        {
            var half = new JoinedPoints((float)points, (float)join.Half);
            var isLeast = join.By == SkillsJoinedBy.LeastStrength;
            (least, together) = isLeast ? (half, together) : (least, half);
            for (var i = 0; i < slots.Count; i++)
                foreach (var slot in join.Slots)
                    if (ReferenceEquals(slot, slots[i]))
                        ofSlots[i] = isLeast ? ofSlots[i] with { Must = true } : ofSlots[i] with { Together = true };
            if (!isLeast)
                joined = join.Slots.Count;
        }
    }

    /// <summary>Whether what single skills are says anything about the signal.</summary>
    private static bool AddAlone(double points, IBoundSignal signal, IReadOnlyList<FitSlot> slots, SlotPoints[] to)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (signal.Alone(slots[i]) is not { } alone)
                return false;
            to[i] = to[i] with { OfStrength = to[i].OfStrength + (float)(points * alone.OfStrength), OfBreadth = to[i].OfBreadth + (float)(points * alone.OfBreadth) };
        }

        return slots.Count > 0;
    }
}

/// <summary>A skill asked for.</summary>
/// <param name="OfStrength">points for a whole strength</param>
/// <param name="OfBreadth">points for a whole breadth</param>
/// <param name="Must">the least strength is one of these</param>
/// <param name="Together">what is done together is done of these</param>
internal readonly record struct SlotPoints(float OfStrength, float OfBreadth, bool Must, bool Together);

/// <summary>Points for what several skills come to together, and where half of them is reached.</summary>
internal readonly record struct JoinedPoints(float Points, float Half)
{
    public static readonly JoinedPoints None = new(0, 1);
}

/// <summary>Points for what is known of a person whatever is asked.</summary>
internal readonly record struct PersonPoints(float Contribution, float Sustained, float Recency, float Place)
{
    public PersonPoints With(PersonPart part, float points) => part switch
    {
        PersonPart.Contribution => this with { Contribution = points },
        PersonPart.Sustained => this with { Sustained = points },
        PersonPart.Recency => this with { Recency = points },
        _ => this with { Place = points },
    };
}
