using System.CommandLine;
using TalentScout.App.Doctor;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>verify: everything that is kept is read, and the index held against it.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandSetup setup)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object per finding." };
        var command = new Command("verify", "Reads the whole store and holds the index against it: damage, claims without documents, suppressed people, who is missing or left over. Changes nothing.") { json };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var worst = Verdict.Good;
            await foreach (var finding in new Verification(bench, setup.Terminal).LookAsync(cancellationToken))
            {
                worst = (Verdict)Math.Max((int)worst, (int)finding.Verdict);
                await setup.Terminal.Out.WriteLineAsync(parsed.GetValue(json) ? ApiJson.Write(finding) : finding.Line);
            }

            return worst == Verdict.Bad ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
