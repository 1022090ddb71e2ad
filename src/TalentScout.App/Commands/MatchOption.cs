using System.CommandLine;

namespace TalentScout.App.Commands;

/// <summary>--match some|all: who is listed where several skills are asked for side by side.</summary>
internal static class MatchOption
{
    public static Option<SkillMatch> Create() => new("--match")
    {
        Description = "some: of skills side by side one is enough to be listed, what was not seen brings no points, and after all who show a single one come those who show what goes with it; all: nobody of whom one was not seen.",
        HelpName = "some|all",
        DefaultValueFactory = _ => SkillMatch.Some,
        CustomParser = result =>
        {
            var name = result.Tokens[0].Value;
            if (char.IsAsciiLetter(name.FirstOrDefault()) && Enum.TryParse<SkillMatch>(name, ignoreCase: true, out var match))
                return match;
            result.AddError($"--match: `{name}` is neither some nor all");
            return default;
        },
    };
}
