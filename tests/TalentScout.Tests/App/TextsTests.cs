using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using TalentScout.App;
using TalentScout.Search;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.App;

/// <summary>Texts.resx holds what the pages say: all of it, and nothing else.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] NamedPrefixes = ["Signal_", "Facet_", "Preset_", "Activity_", "One_", "Field_", "Verdict_", "Hide_", "Practice_", "CsvField_", "Sentence_", "Noun_", "Catalogue_", "Way_"];

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

    private static readonly string[] OtherLanguages = ["de", "fr"];

    public static TheoryData<string> Others() => [.. OtherLanguages];

    /// <summary>A text that a language lacks would silently be English there.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_has_every_text_and_no_other_with_the_same_placeholders(string language)
    {
        var english = TextsIn(CultureInfo.InvariantCulture);
        var other = TextsIn(CultureInfo.GetCultureInfo(language));
        Assert.Empty(english.Keys.Except(other.Keys).Select(k => $"Texts.{language}.resx lacks {k}: {english[k]}"));
        Assert.Empty(other.Keys.Except(english.Keys).Select(k => $"Texts.{language}.resx has {k}, which Texts.resx has not"));
        Assert.Empty(english.Where(e => Shape(e.Value) != Shape(other[e.Key])).Select(e => $"{e.Key}: '{e.Value}' and in {language} '{other[e.Key]}' differ in placeholders, or in the blank they begin or end with"));
    }

    [Fact]
    public void The_languages_on_offer_are_those_that_have_texts() =>
        Assert.Equal(["en", .. OtherLanguages], TalentScout.App.Web.Languages.All.Select(l => l.Name));

    private static Dictionary<string, string> TextsIn(CultureInfo culture) =>
        Texts.ResourceManager.GetResourceSet(culture, true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Shape(string text) => string.Concat(
        text.StartsWith(' ') ? "_" : "",
        string.Join(',', Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)),
        text.EndsWith(' ') ? "_" : "",
        text.Trim().Length == 0 ? "empty" : "");

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    /// <summary>A skill that was renamed would keep its old name on pages in other languages.</summary>
    [Fact]
    public void Skills_whose_names_are_words_are_called_as_the_catalogue_calls_them()
    {
        var catalogue = SkillCatalogueFile.Load(Repository.PathOf("config", "skills.json"));
        var named = TextsIn(CultureInfo.InvariantCulture).Where(t => t.Key.StartsWith("Catalogue_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(t => catalogue.Find(t.Key["Catalogue_".Length..])?.Name != t.Value).Select(t => $"{t.Key}: {t.Value}"));
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
            .. Enum.GetNames<HideReason>().Select(n => $"Hide_{n}"),
            .. Enum.GetNames<TalentScout.App.Candidates.Practice>().Select(n => $"Practice_{n}"),
            .. Enum.GetNames<SkillKind>().Select(n => $"One_{n}"),
        ];
        Assert.Empty(wanted.Except(Keys));
    }
}
