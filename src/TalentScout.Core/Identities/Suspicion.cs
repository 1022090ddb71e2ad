using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Two people who may be one, with what says so. A question to a person, never a decision.</summary>
/// <param name="Weight">0..1; from <see cref="Suspicions.WeightOf"/>.</param>
public sealed record Suspicion(CandidateId One, string OneLogin, CandidateId Other, string OtherLogin, double Weight, ImmutableArray<SharedClue> Clues);

/// <summary>A clue that both have, with where each says it.</summary>
/// <param name="Said">In words: "both give ann.dev as their homepage".</param>
public sealed record SharedClue(ClueKind Kind, string Value, string Said, string OneUrl, string OtherUrl);

public static class Suspicions
{
    /// <summary>How sure a single clue makes one; several add up as independent ones do.</summary>
    private static double Of(ClueKind kind) => kind switch
    {
        ClueKind.Link => 0.8,
        ClueKind.Email => 0.9,
        ClueKind.Homepage => 0.6,
        ClueKind.Handle => 0.4,
        _ => 0.2,
    };

    /// <summary>0 where nothing but names agree: namesakes are many, and a name is never enough.</summary>
    public static double WeightOf(IEnumerable<ClueKind> kinds)
    {
        var all = kinds.Distinct().ToList();
        return all.Any(k => k != ClueKind.Name) ? Math.Round(1 - all.Aggregate(1.0, (left, kind) => left * (1 - Of(kind))), 2) : 0;
    }

    public static string Say(ClueKind kind, string value, string oneLogin, string otherLogin) => kind switch
    {
        ClueKind.Link => value.Equals(otherLogin, StringComparison.OrdinalIgnoreCase) ? $"{oneLogin} links to the account {otherLogin}" : $"{otherLogin} links to the account {oneLogin}",
        ClueKind.Email => "both give the same public address",
        ClueKind.Homepage => $"both give {value} as their homepage",
        ClueKind.Handle => $"both are called {value}, at two sources",
        _ => $"both have the name “{value}”",
    };
}
