using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace TalentScout.Search;

/// <summary>Whether rules make sense: known names, and every number within the range written beside it.</summary>
public static class RankingCheck
{
    private const double MostPoints = 1000;
    private const double MostKindWeight = 10;

    /// <summary>Null where all is well; else what is wrong where, and what was wanted.</summary>
    public static string? Problem(RankingOptions options) =>
        (string.IsNullOrWhiteSpace(options.Version) ? "version: wanted a text" : null)
        ?? Signals("signals", options.Signals)
        ?? options.Presets.Select(p => Signals($"presets.{p.Key}", p.Value)).FirstOrDefault(p => p is not null)
        ?? Names("query.kinds", "kind", options.Query.Kinds, [.. Enum.GetNames<SkillKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)], MostKindWeight)
        ?? Numbers("strength", options.Strength)
        ?? Numbers("strength.how", options.Strength.How)
        ?? Numbers("strength.scope", options.Strength.Scope)
        ?? Numbers("person", options.Person)
        ?? Numbers("query", options.Query);

    /// <summary>For the weights of a request as well.</summary>
    public static string? Signals(string where, IEnumerable<KeyValuePair<string, double>> points) => Names(where, "signal", points, SignalNames.All, MostPoints);

    private static string? Names(string where, string what, IEnumerable<KeyValuePair<string, double>> values, IReadOnlyCollection<string> known, double most) => values
        .Select(v => known.Contains(v.Key)
            ? OutOfRange($"{where}.{v.Key}", v.Value, 0, most)
            : $"{where}: unknown {what} `{v.Key}`, want one of {string.Join(", ", known)}")
        .FirstOrDefault(p => p is not null);

    private static string? Numbers(string where, object rules) => rules.GetType().GetProperties()
        .Select(p => (p.Name, Value: p.GetValue(rules), Range: p.GetCustomAttribute<RangeAttribute>()))
        .Where(p => p.Range is not null)
        .Select(p => OutOfRange($"{where}.{JsonNamingPolicy.CamelCase.ConvertName(p.Name)}", (double)p.Value!, (double)p.Range!.Minimum, (double)p.Range.Maximum))
        .FirstOrDefault(p => p is not null);

    private static string? OutOfRange(string name, double value, double least, double most) =>
        value >= least && value <= most ? null : string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is out of range, want {least} to {most}");
}
