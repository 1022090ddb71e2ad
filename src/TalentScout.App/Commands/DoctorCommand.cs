using System.CommandLine;
using TalentScout.App.Doctor;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>doctor: what is set up, what is missing, in plain words.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandSetup setup)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object per finding." };
        var hash = new Option<bool>("--hash") { Description = "Also a fingerprint of all that is stored, without times: the same after a run that brought nothing new. Reads everything." };
        var command = new Command("doctor", "Looks at configuration, jobs, disk, store, index, token, source limits and harvests, and says what to do.") { json, hash };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var worst = Verdict.Good;
            await foreach (var finding in new Checkup(bench, parsed.GetValue(hash)).LookAsync(cancellationToken))
            {
                worst = (Verdict)Math.Max((int)worst, (int)finding.Verdict);
                await setup.Terminal.Out.WriteLineAsync(parsed.GetValue(json) ? ApiJson.Write(finding) : finding.Line);
            }

            return worst == Verdict.Bad ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
