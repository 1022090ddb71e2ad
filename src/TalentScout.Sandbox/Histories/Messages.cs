using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Commit messages and pull request titles, in the words of the domain and of the stack.</summary>
internal static class Messages
{
    private static readonly string[] Code =
    [
        "Add {noun} {other} endpoint", "Make {noun} lookup idempotent", "Fix off-by-one in {noun} paging", "Reject {noun} without {other}", "Store {noun} changes with who and when",
        "Speed up the {noun} query", "Retry {noun} writes on conflict", "Split {noun} from {other}", "Validate {noun} before it is saved", "Handle late {noun} updates",
        "Cache {noun} per tenant", "Drop unused {noun} columns", "Fix race between {noun} and {other}", "Return {noun} in a stable order", "Round {noun} amounts half even",
        "Expire stale {noun} after a day", "Export {noun} as CSV", "Page through {noun} by key", "Stop logging {noun} payloads", "Allow several {other} per {noun}",
        "Time out slow {noun} calls", "Backfill {other} of old {noun}", "Close {noun} when the last {other} is gone", "feat: {noun} filters", "fix: null {other} on import", "refactor: {noun} store",
        "perf: avoid a second read of {noun}", "Guard against duplicate {noun} events", "Rename {noun} state machine", "Lock {noun} row while {other} is computed",
    ];

    private static readonly string[] Tests = ["Test {noun} with an empty {other}", "Cover the {noun} error paths", "test: {noun} against a real database", "Make the {noun} test independent of the clock", "Property test for {noun} totals"];
    private static readonly string[] Web = ["web: align the {noun} table header", "web: show {other} in the {noun} dialog", "Fix the {noun} form on small screens", "ui: dark theme for {noun}", "Update the {noun} screenshots", "web: keep filter when paging {noun}"];
    private static readonly string[] Docs = ["docs: explain {noun}", "Fix typo in README", "docs: add an example for {noun}", "Correct link to the {noun} guide", "README: how to run locally", "docs: fix spelling", "Fix broken link", "Improve wording of the {noun} chapter", "typo"];
    private static readonly string[] Operations = ["ci: cache packages", "Bump base image", "Raise memory limit of the {noun} pod", "ci: run tests on pull requests", "Run as non-root", "Health check for the {noun} container", "Use the smaller base image"];
    private static readonly string[] Versions = ["1.2.0", "1.2.1", "2.0.0", "2.4.3", "3.1.0", "4.0.1", "5.6.2", "7.0.4"];

    /// <summary>What a person writes about one change.</summary>
    public static string Write(WorkArea area, Blueprint blueprint, Dice dice)
    {
        var template = area switch
        {
            WorkArea.Code when blueprint.Stack.Idioms.Length > 0 && dice.Chance(35) => dice.Pick(blueprint.Stack.Idioms),
            WorkArea.Code => dice.Pick(Code),
            WorkArea.Tests => dice.Pick(Tests),
            WorkArea.Web => dice.Pick(Web),
            WorkArea.Docs => dice.Pick(Docs),
            WorkArea.Operations => dice.Pick(Operations),
            _ => Bump(blueprint, dice),
        };
        return Fill(template, blueprint.Domain, dice);
    }

    public static string Bump(Blueprint blueprint, Dice dice)
    {
        var packages = blueprint.Runtime.Concat(blueprint.Tests).ToList();
        var package = packages.Count > 0 ? dice.Pick(packages).Package : "actions/checkout";
        var at = dice.Below(Versions.Length - 1);
        return $"Bump {package} from {Versions[at]} to {Versions[at + 1]}";
    }

    public static string Merge(int number, string login, string branch) => $"Merge pull request #{number.ToString(CultureInfo.InvariantCulture)} from {login}/{branch}";

    /// <summary>"Add parcel scan endpoint" -> "add-parcel-scan".</summary>
    public static string Branch(string title)
    {
        var words = new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "patch-1" : string.Join('-', words.Take(3));
    }

    private static string Fill(string template, Domain domain, Dice dice)
    {
        var noun = dice.Pick(domain.Nouns);
        var other = dice.Pick(domain.Nouns.Where(n => n != noun).ToList());
        return template
            .Replace("{noun}", noun, StringComparison.Ordinal)
            .Replace("{other}", other, StringComparison.Ordinal)
            .Replace("{Noun}", RepositoryNames.Pascal(noun), StringComparison.Ordinal)
            .Replace("{NOUN}", noun.ToUpperInvariant().Replace(' ', '_'), StringComparison.Ordinal);
    }
}
