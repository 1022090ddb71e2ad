using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>What a repository is beside a project of its own: work in it says less about a person. By its facts, its name and its topics.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepositoryNature>))]
public enum RepositoryNature
{
    [JsonStringEnumMemberName("project")] Project,

    /// <summary>A copy; what is in it is its parent's.</summary>
    [JsonStringEnumMemberName("fork")] Fork,

    /// <summary>Kept elsewhere, copied here by a machine.</summary>
    [JsonStringEnumMemberName("mirror")] Mirror,

    /// <summary>Made to be copied, or made by copying one.</summary>
    [JsonStringEnumMemberName("template")] Template,

    /// <summary>Following a course, a book or a challenge.</summary>
    [JsonStringEnumMemberName("tutorial")] Tutorial,

    /// <summary>Settings of one's own machine.</summary>
    [JsonStringEnumMemberName("dotfiles")] Dotfiles,

    /// <summary>A page about oneself, or a list of links.</summary>
    [JsonStringEnumMemberName("pages")] Pages,
}

internal static partial class RepositoryNatures
{
    private static readonly FrozenSet<string> DotfileNames = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "dotfiles", "dotfile", ".dotfiles", "dot-files", ".vim", "vimrc", "nvim", "neovim-config", ".emacs.d", "emacs.d", "nixos-config", "nix-config");

    private static readonly FrozenSet<string> TutorialTopics = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "tutorial", "tutorials", "course", "coursework", "homework", "exercises", "exercism", "kata", "leetcode", "leetcode-solutions", "hackerrank", "advent-of-code", "bootcamp", "udemy", "freecodecamp");

    /// <summary>How much of it counts as proof. Only a person's own repositories are counted down: a course or a template that many work on is a project to them.</summary>
    public static double Worth(RepositoryNature nature, bool own) => !own ? 1 : nature switch
    {
        RepositoryNature.Tutorial or RepositoryNature.Template => 0.3,
        RepositoryNature.Mirror or RepositoryNature.Dotfiles or RepositoryNature.Pages => 0.1,
        _ => 1,
    };

    public static RepositoryNature Of(RepositoryEvidence? facts)
    {
        if (facts is null)
            return RepositoryNature.Project;
        if (facts.Fork)
            return RepositoryNature.Fork;
        var slash = facts.FullName.IndexOf('/');
        var (owner, name) = (facts.FullName[..Math.Max(0, slash)], facts.FullName[(slash + 1)..]);
        var description = facts.Description ?? "";
        if (DotfileNames.Contains(name) || facts.Topics.Contains("dotfiles", StringComparer.OrdinalIgnoreCase))
            return RepositoryNature.Dotfiles;
        if (MirrorText().IsMatch(description))
            return RepositoryNature.Mirror;
        if (name.EndsWith(".github.io", StringComparison.OrdinalIgnoreCase) || name.Equals(owner, StringComparison.OrdinalIgnoreCase) || PageName().IsMatch(name))
            return RepositoryNature.Pages;
        if (facts.Template || TemplateName().IsMatch(name))
            return RepositoryNature.Template;
        return TutorialName().IsMatch(name) || TutorialText().IsMatch(description) || facts.Topics.Any(TutorialTopics.Contains) ? RepositoryNature.Tutorial : RepositoryNature.Project;
    }

    [GeneratedRegex(@"^\W*(?:\[?mirror\b|(?:an? )?(?:read[- ]only |unofficial |official |git |github )*mirror (?:of|from)\b)|\bthis is a mirror\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MirrorText();

    [GeneratedRegex(@"^(?:awesome-.+|(?:my-?)?(?:website|homepage|portfolio|blog|resume|cv)|(?:personal|portfolio)-?(?:website|site|page|blog))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageName();

    [GeneratedRegex(@"(?:^|[-_.])(?:template|boilerplate|starter|starter-kit|skeleton|scaffold|cookiecutter)(?:$|[-_.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TemplateName();

    [GeneratedRegex(
        @"^learn(?:ing)?(?:$|[-_.])|(?:^|[-_.])(?:tutorials?|courses?|coursework|homeworks?|assignments?|exercises?|exercism|katas?|leetcode|hackerrank|codewars|advent-?of-?code|aoc-?\d*|bootcamp|hello-?world|playground|sandbox|practice|todo-?(?:app|list|mvc)?|100-?days.*|freecodecamp|udemy|coursera|step-?by-?step|getting-?started)(?:$|[-_.])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TutorialName();

    [GeneratedRegex(@"\b(?:(?:following|from|for|of) (?:the|a|an|my) (?:\w+ ){0,4}(?:course|tutorial|book|bootcamp|class)|my solutions? (?:to|for)|solutions? (?:to|for) (?:the )?(?:exercises|advent of code|leetcode|project euler)|learning (?:repo|project)|udemy|coursera|freecodecamp)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TutorialText();
}
