using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace TalentScout.Search;

/// <summary>
/// The rules of config/ranking.json. <see cref="Strength"/> and <see cref="Person"/> are applied when a candidate is indexed, <see cref="Signals"/>
/// and <see cref="Query"/> when a query is asked. Every number has a range; <see cref="RankingFile"/> checks it.
/// </summary>
public sealed record RankingOptions
{
    public static readonly RankingOptions Default = new();

    /// <summary>Raised by whoever changes the meaning of the rules; the scorer's version adds a hash of their values.</summary>
    public string Version { get; init; } = "9";

    /// <summary>Signal -> points it can bring at most, 0..1000. Those not named count 0.</summary>
    public ImmutableSortedDictionary<string, double> Signals { get; init => field = Ordinal(value); } = Points(
        (SignalNames.Fit, 54),
        (SignalNames.Complete, 22),
        (SignalNames.Together, 8),
        (SignalNames.Breadth, 60),
        (SignalNames.Role, 40),
        (SignalNames.Contribution, 6),
        (SignalNames.Sustained, 8),
        (SignalNames.Recency, 3),
        (SignalNames.Place, 5),
        (SignalNames.Availability, 3),
        (SignalNames.Nice, 6),
        (SignalNames.Text, 4),
        (SignalNames.Popularity, 0),
        (SignalNames.Adjacent, 0.25));

    /// <summary>Name -> the points that differ from <see cref="Signals"/>.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> Presets { get; init => field = Ordinal(value); } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create("balanced", Points()),
            KeyValuePair.Create("specialists", Points((SignalNames.Fit, 70), (SignalNames.Together, 30), (SignalNames.Contribution, 2), (SignalNames.Sustained, 2), (SignalNames.Recency, 2))),
            KeyValuePair.Create("contributors", Points((SignalNames.Contribution, 30), (SignalNames.Sustained, 12))),
            KeyValuePair.Create("active", Points((SignalNames.Recency, 30))),
        ]);

    public StrengthRules Strength { get; init; } = new();
    public PersonRules Person { get; init; } = new();
    public QueryRules Query { get; init; } = new();

    /// <summary>Version and hash of what decides the order: two answers with the same text were ranked by the same rules.</summary>
    public string Scorer => $"{Version}-{Hash(this with { Presets = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>>.Empty })}";

    /// <summary>Of the rules that are baked into the index: another text means that it must be built anew.</summary>
    internal string IndexedRules => Hash(Default with { Version = Version, Strength = Strength, Person = Person });

    /// <summary>The same rules with other points for some signals; unknown signals are the caller's to reject (<see cref="SignalNames.All"/>).</summary>
    public RankingOptions With(ImmutableSortedDictionary<string, double> weights) => weights.IsEmpty ? this : this with { Signals = Signals.SetItems(weights) };

    /// <summary>A reader of JSON knows nothing of our order.</summary>
    internal static ImmutableSortedDictionary<string, T> Ordinal<T>(ImmutableSortedDictionary<string, T> values) => values.WithComparers(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, double> Points(params (string Signal, double Points)[] points) =>
        points.ToImmutableSortedDictionary(p => p.Signal, p => p.Points, StringComparer.Ordinal);

    private static string Hash(RankingOptions rules) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules, RankingJson.Options)))[..8];
}

/// <summary>The signals a score adds up, each 0..1, in the order of the sum.</summary>
public static class SignalNames
{
    public const string Fit = "fit";
    public const string Complete = "complete";
    public const string Together = "together";
    public const string Breadth = "breadth";
    public const string Role = "role";
    public const string Contribution = "contribution";
    public const string Sustained = "sustained";
    public const string Recency = "recency";
    public const string Place = "place";
    public const string Availability = "availability";
    public const string Nice = "nice";
    public const string Text = "text";
    public const string Popularity = "popularity";

    /// <summary>All that counts of those who do not show the skill asked for (<see cref="SearchHit.Adjacent"/>).</summary>
    public const string Adjacent = "adjacent";

    public static readonly ImmutableArray<string> All = [Fit, Complete, Together, Breadth, Role, Contribution, Sustained, Recency, Place, Availability, Nice, Text, Popularity, Adjacent];
}
