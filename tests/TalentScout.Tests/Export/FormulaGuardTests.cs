using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TalentScout.Export;

namespace TalentScout.Tests.Export;

public sealed partial class FormulaGuardTests
{
    private static readonly Arbitrary<string> _texts = Arb.From(
        Gen.Elements("=", "+", "-", "@", "'", "''", " ", "\t", "\r\n", "\n", ";", "a", "1", "\uFF1D", "\u200B", "\u00A0", ",", "\"").ListOf().Select(p => string.Concat(p)));

    public static TheoryData<string> Hostile => [.. HostileTexts.All];

    [Fact]
    public void There_are_enough_hostile_texts() => Assert.True(HostileTexts.All.Distinct().Count() >= 60);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_part_of_a_guarded_text_starts_a_formula_and_nothing_is_lost(string text)
    {
        var guarded = FormulaGuard.Guard(text);

        Assert.DoesNotMatch(Formula(), guarded);
        Assert.Equal(text, FormulaGuard.Undo(guarded));
    }

    [Property(MaxTest = 5000)]
    public Property Undo_gives_the_text_back() => Prop.ForAll(_texts, text =>
    {
        var guarded = FormulaGuard.Guard(text);
        return (FormulaGuard.Undo(guarded) == text && !Formula().IsMatch(guarded) && FormulaGuard.Needs(text) == (guarded != text)).Label($"[{guarded}]");
    });

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("C++", "C++")]
    [InlineData("Ada-María", "Ada-María")]
    [InlineData("a@example", "a@example")]
    [InlineData("", "")]
    public void Only_what_could_be_a_formula_is_changed(string text, string guarded) => Assert.Equal(guarded, FormulaGuard.Guard(text));

    /// <summary>A formula's first character at the start of a line or of what a semicolon or tab sets apart, blanks and invisible characters aside.</summary>
    [GeneratedRegex("(?:^|[\\r\\n\\t;\\v\\f\\u0085\\u2028\\u2029])[\\s\\p{Cc}\\p{Cf}\\p{Mn}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212\\uFE66]")]
    private static partial Regex Formula();
}
