using System.Text.Json;
using TalentScout.Search;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Search;

public sealed class RankingFileTests
{
    [Fact]
    public void The_file_spells_out_the_defaults()
    {
        var file = RankingFile.Load(Path.Combine(Repository.Root, "config", "ranking.json"));

        Assert.Equal(JsonSerializer.Serialize(RankingOptions.Default), JsonSerializer.Serialize(file));
        Assert.Equal(RankingOptions.Default.Scorer, file.Scorer);
    }

    [Fact]
    public void The_file_names_every_rule()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "config", "ranking.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        using var defaults = JsonDocument.Parse(JsonSerializer.Serialize(RankingOptions.Default, RankingJson.Options));

        Assert.Equal(Names(defaults.RootElement, "").Order(), Names(file.RootElement, "").Order());
    }

    [Fact]
    public void Every_signal_has_points_and_a_class()
    {
        Assert.Equal(SignalNames.All.Order(), RankingOptions.Default.Signals.Keys.Order());
        // Of those who show nothing of what is asked for one signal counts, and none of the others.
        Assert.Equal(SignalNames.All, RankingSignals.All.Select(s => s.Name).Append(SignalNames.Adjacent));
    }

    [Theory]
    [InlineData("""{"signals":{"fame":3}}""", "signals: unknown signal `fame`, want one of fit, complete, together")]
    [InlineData("""{"signals":{"fit":-1}}""", "signals.fit: -1 is out of range, want 0 to 1000")]
    [InlineData("""{"presets":{"x":{"fit":2000}}}""", "presets.x.fit: 2000 is out of range")]
    [InlineData("""{"strength":{"how":{"merged":2}}}""", "strength.how.merged: 2 is out of range, want 0 to 1")]
    [InlineData("""{"strength":{"halfMass":0}}""", "strength.halfMass: 0 is out of range")]
    [InlineData("""{"query":{"kinds":{"tongue":1}}}""", "query.kinds: unknown kind `tongue`, want one of language, database")]
    [InlineData("""{"strenght":{}}""", "strenght")]
    [InlineData("""{"version":" "}""", "version: wanted a text")]
    [InlineData("""{"strength":{"burstPerMonth":"many"}}""", "burstPerMonth")]
    [InlineData("""{"strength":null}""", "strength")]
    [InlineData("null", "wanted an object")]
    public void A_bad_rule_is_named_with_what_was_wanted(string json, string problem)
    {
        Assert.False(RankingFile.TryParse(json, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_of_the_scorer_changes_with_every_weight_and_not_with_presets()
    {
        var options = RankingOptions.Default;

        Assert.StartsWith("9-", options.Scorer, StringComparison.Ordinal);
        Assert.NotEqual(options.Scorer, options.With(options.Signals.SetItem(SignalNames.Fit, 55)).Scorer);
        Assert.NotEqual(options.Scorer, (options with { Strength = new StrengthRules { HalfMass = 0.7 } }).Scorer);
        Assert.Equal(options.Scorer, (options with { Presets = options.Presets.Clear() }).Scorer);
    }

    private static IEnumerable<string> Names(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any()
        ? element.EnumerateObject().SelectMany(p => Names(p.Value, $"{path}/{p.Name}"))
        : [path];
}
