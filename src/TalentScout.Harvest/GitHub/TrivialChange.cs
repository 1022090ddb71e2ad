using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Tells by its first line whether a commit hardly counts as work: documentation, typo, formatting, dependency bump, release, merge. In doubt it counts.
/// </summary>
internal static partial class TrivialChange
{
    public static bool Is(string? firstLine) => string.IsNullOrWhiteSpace(firstLine) || Rule().IsMatch(firstLine);

    [GeneratedRegex(
        """
        ^(?:
            merge\ (?:pull\ request|branch|remote|tag|commit|master|main|upstream|from)\b
          | merged?\ (?:in\ )?.{0,40}\binto\b
          | (?:\[[^\]]{1,20}\]\ *)?(?:docs?|style|typos?)(?:\([^)]*\))?!?:
          | (?:chore|build|ci)(?:\([^)]*\))?!?:\ *(?:bump|update|upgrade|release|version|lint|format|deps?|merge)\b
          | (?:chore|build|fix)\(deps(?:-dev)?\)!?:
          | bump(?:s|ed)?\b
          | (?:update|upgrade)[sd]?\ (?:the\ )?(?:readme|changelog|license|copyright|contributors|authors|docs?|documentation|dependency|dependencies|deps|packages?|submodules?|year)\b
          | (?:update|create|edit|add|fix)\ \S*(?:readme|changelog|license|contributing|code_of_conduct)\S*\s*$
          | (?:update|create|edit|delete)\ \S+\.(?:md|rst|adoc|txt)\s*$
          | (?:fix(?:e[sd])?|correct(?:s|ed)?)\ (?:an?\ |few\ |some\ |several\ |minor\ |small\ |the\ |more\ )*(?:typos?|spelling|grammar|whitespaces?|indentation|formatting|broken\ links?|dead\ links?|links?\ in\ (?:the\ )?(?:docs?|readme)\b|links?\s*$)
          | (?:minor\ |more\ |some\ )*(?:typos?|spelling|whitespaces?|formatting|indentation|cosmetics?|code\ style|reformat(?:ted)?|prettier|lint(?:ing)?|gofmt|rubocop)(?:\ (?:fix(?:es)?|changes?|cleanup|only|code|files?|in\ (?:docs?|comments?|readme\S*)))*[.!]?\s*$
          | (?:run|apply|applied)\ (?:prettier|black|gofmt|rustfmt|clang-format|dotnet\ format|formatter|autofix|isort|rubocop|eslint)\b
          | (?:release|version)(?:\ (?:version\ )?v?\d\S*|:?\s*$)
          | (?:prepare\ (?:for\ )?(?:release|next)\b|\[maven-release-plugin\]|v?\d+\.\d+(?:\.\d+)*\S*\s*$)
          | (?:initial|first)\ commit\s*$
          | (?:back|re)?port\ translations?\b
          | (?:update|add|sync)\ translations?\b
          | (?:\.+|wip|tmp|temp|test|asdf|x+)\s*$
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
