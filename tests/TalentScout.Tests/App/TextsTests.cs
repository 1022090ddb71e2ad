using System.Collections;
using System.Globalization;
using TalentScout.App;
using TalentScout.Search;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.App;

/// <summary>Texts.resx holds what the pages say: all of it, and nothing else.</summary>
public sealed class TextsTests
{
    private static readonly string[] NamedPrefixes = ["Signal_", "Facet_", "Preset_", "Activity_", "One_", "Field_"];

    private static IEnumerable<string> Keys => Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(e => (string)e.Key);

    [Fact]
    public void Every_text_is_used()
    {
        var folder = Repository.PathOf("src", "TalentScout.App");
        var sources = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !Path.GetRelativePath(folder, f).StartsWith("obj", StringComparison.Ordinal))
            .Select(File.ReadAllText);
        var all = string.Join('\n', sources);
        Assert.DoesNotContain(Keys.Where(k => !NamedPrefixes.Any(k.StartsWith)), k => !all.Contains($"Texts.{k}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_signal_facet_preset_and_field_has_a_name()
    {
        string[] wanted =
        [
            .. SignalNames.All.Select(n => $"Signal_{n}"),
            .. SearchRequest.FacetNames.Select(n => $"Facet_{n}"),
            .. RankingOptions.Default.Presets.Keys.Select(n => $"Preset_{n}"),
            .. ActivityBuckets.All.Select(n => $"Activity_{n}"),
            .. Enum.GetNames<QueryField>().Select(n => $"Field_{n}"),
            .. Enum.GetNames<SkillKind>().Select(n => $"One_{n}"),
        ];
        Assert.Empty(wanted.Except(Keys));
    }
}
