using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Search;

/// <summary>What each commit of the index says about itself.</summary>
/// <param name="Sequence">The last change of the store that is in it; 0: none.</param>
/// <param name="Rules">Of ranking rules and catalogue: what the strengths in it were made by.</param>
/// <param name="AsOf">The day that recency is counted from; fixed when the index is begun, so that all candidates are treated alike.</param>
/// <param name="GenerationBase">Added to Lucene's version, so that the generation grows over a rebuild too.</param>
internal sealed record CommitData(long Sequence, int Format, string Rules, DateOnly AsOf, long GenerationBase)
{
    public static readonly ImmutableArray<string> Keys = ["sequence", "format", "rules", "as_of", "generation_base"];

    public Dictionary<string, string> ToDictionary() => new(StringComparer.Ordinal)
    {
        [Keys[0]] = Sequence.ToString(CultureInfo.InvariantCulture),
        [Keys[1]] = Format.ToString(CultureInfo.InvariantCulture),
        [Keys[2]] = Rules,
        [Keys[3]] = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [Keys[4]] = GenerationBase.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Null where the commit is not one of ours.</summary>
    public static CommitData? From(IDictionary<string, string> data) =>
        data.TryGetValue(Keys[0], out var sequence) && long.TryParse(sequence, CultureInfo.InvariantCulture, out var s)
        && data.TryGetValue(Keys[1], out var format) && int.TryParse(format, CultureInfo.InvariantCulture, out var f)
        && data.TryGetValue(Keys[2], out var rules)
        && data.TryGetValue(Keys[3], out var day) && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
        && data.TryGetValue(Keys[4], out var from) && long.TryParse(from, CultureInfo.InvariantCulture, out var b)
            ? new CommitData(s, f, rules, asOf, b)
            : null;
}
