using System.CommandLine;
using TalentScout.App.Candidates;
using TalentScout.App.Composition;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>why LOGIN QUERY: which condition holds, which does not, what is unknown, and how the score adds up.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandSetup setup)
    {
        var login = new Argument<string>("LOGIN") { Description = "Login or candidate id." };
        var query = new Argument<string>("QUERY") { Description = "As for search." };
        var json = new Option<bool>("--json") { Description = "The answer as the API gives it." };
        var match = MatchOption.Create();
        var command = new Command("why", "Says why somebody is, or is not, in a list.") { login, query, json, match };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            if (QueryInput.Read(bench, parsed.GetValue(query)!, setup.Terminal) is not { } parsedQuery)
                return ExitCode.NothingOrBadInput;
            await bench.CatchUpAsync(cancellationToken);
            var candidate = await (await bench.StoreAsync(cancellationToken)).Candidates.FindAsync(parsed.GetValue(login)!, cancellationToken);
            if (candidate is null || bench.Engine.Why(candidate.Id, parsedQuery, match: parsed.GetValue(match)) is not { } answer)
            {
                await setup.Terminal.Error.WriteLineAsync($"nobody called '{parsed.GetValue(login)}' is known here: never harvested, suppressed, or no person's account");
                return ExitCode.NothingOrBadInput;
            }

            answer = answer with { Query = answer.Query with { Text = parsed.GetValue(query)! }, Skills = ExplainedSkills.Asked(candidate, bench.Engine, bench.Catalogue, parsedQuery) };
            await setup.Terminal.Out.WriteLineAsync(parsed.GetValue(json) ? ApiJson.Write(answer) : SearchText.Of(answer));
            return ExitCode.Done;
        });
        return command;
    }
}
