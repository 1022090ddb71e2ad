using System.Collections.Immutable;
using System.Text.Json;

namespace TalentScout.Search;

/// <summary>
/// The rules that have ranked here, by scorer version, in a file each beside the index: what a past ranking was made by. Rules are small and change
/// seldom, so all are kept.
/// </summary>
internal sealed class ScorerHistory(string directory)
{
    public const string Folder = "scorers";
    private readonly string _folder = Path.Combine(directory, Folder);

    /// <summary>Keeps the rules in force. An index in a folder that cannot be written to can be searched, but does not remember.</summary>
    public void Keep(RankingOptions rules)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var path = Path.Combine(_folder, rules.Scorer + ".json");
            if (!File.Exists(path))
                File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(rules, RankingJson.Options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then `Find` says that the rules are not known.
        }
    }

    /// <summary>The rules whose version, with a request's own weights, is the asked one; null where none are known.</summary>
    public RankingOptions? Find(string scorer, ImmutableSortedDictionary<string, double> weights) => Known()
        .Select(rules => rules.With(weights))
        .FirstOrDefault(rules => rules.Scorer == scorer);

    private IEnumerable<RankingOptions> Known() => !Directory.Exists(_folder)
        ? []
        : Directory.EnumerateFiles(_folder, "*.json").Order(StringComparer.Ordinal)
            .Select(path => RankingFile.TryParse(File.ReadAllText(path), out var rules, out _) ? rules : null)
            .OfType<RankingOptions>();
}
