using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Web;
using TalentScout.Store;

namespace TalentScout.App.Commands;

/// <summary>identity: who may be one and the same, and decisions about it.</summary>
internal static class IdentityCommand
{
    private const int Most = 500;

    public static Command Create(CommandSetup setup)
    {
        var command = new Command("identity", "Accounts that may be one person: the queue of suspects, merge, keep apart, undo. Never merged by itself.");
        command.Subcommands.Add(Suspects(setup));
        command.Subcommands.Add(Decide(setup, "merge", "The second is the first: their work is counted together.", (store, one, other, reason, ct) => store.Identities.MergeAsync(one, other, reason, ct)));
        command.Subcommands.Add(Decide(setup, "distinct", "They are two people: not asked about again.", (store, one, other, reason, ct) => store.Identities.DistinctAsync(one, other, reason, ct)));
        command.Subcommands.Add(Undo(setup));
        return command;
    }

    private static Command Suspects(CommandSetup setup)
    {
        var json = new Option<bool>("--json") { Description = "As JSON, decisions too." };
        var command = new Command("suspects", "Pairs of people who may be one, surest first, with what says so.") { json };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var store = await bench.StoreAsync(cancellationToken);
            var suspects = await store.Identities.SuspectsAsync(Most, cancellationToken);
            if (parsed.GetValue(json))
                await setup.Terminal.Out.WriteLineAsync(ApiJson.Write(new { Suspects = suspects, Decisions = await store.Identities.DecisionsAsync(cancellationToken) }));
            else
                foreach (var s in suspects)
                    await setup.Terminal.Out.WriteLineAsync(FormattableString.Invariant($"{s.Weight:0.00}  {s.OneLogin} ({s.One}) and {s.OtherLogin} ({s.Other}): {string.Join("; ", s.Clues.Select(c => c.Said))}"));
            return suspects.Count > 0 ? ExitCode.Done : ExitCode.NothingOrBadInput;
        });
        return command;
    }

    private static Command Decide(CommandSetup setup, string name, string description, Func<StoreDatabase, CandidateId, CandidateId, string, CancellationToken, Task<IdentityVerdict>> decide)
    {
        var one = new Argument<string>("ONE") { Description = "Login or id of the account that stays." };
        var other = new Argument<string>("OTHER") { Description = "Login or id of the other." };
        var reason = new Option<string>("--reason") { Description = "Kept with the decision.", DefaultValueFactory = _ => "" };
        var command = new Command(name, description) { one, other, reason };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var store = await bench.StoreAsync(cancellationToken);
            foreach (var who in new[] { parsed.GetValue(one)!, parsed.GetValue(other)! })
                if (await store.Identities.FindAsync(who, cancellationToken) is null)
                {
                    await setup.Terminal.Error.WriteLineAsync($"nobody is known as '{who}'");
                    return ExitCode.NothingOrBadInput;
                }
            var verdict = await decide(
                store, (await store.Identities.FindAsync(parsed.GetValue(one)!, cancellationToken))!.Value, (await store.Identities.FindAsync(parsed.GetValue(other)!, cancellationToken))!.Value, parsed.GetValue(reason)!, cancellationToken);
            return await FinishAsync(bench, setup, verdict, cancellationToken);
        });
        return command;
    }

    private static Command Undo(CommandSetup setup)
    {
        var decision = new Argument<long>("DECISION") { Description = "Its number; see identity suspects --json." };
        var command = new Command("undo", "Takes a decision back: whoever was merged stands for themselves again.") { decision };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
            await FinishAsync(bench, setup, await (await bench.StoreAsync(cancellationToken)).Identities.UndoAsync(parsed.GetValue(decision), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> FinishAsync(Workbench bench, CommandSetup setup, IdentityVerdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.Decision is not { } decision)
        {
            await setup.Terminal.Error.WriteLineAsync(verdict.Trouble);
            return ExitCode.NothingOrBadInput;
        }

        if (decision.Kind == DecisionKind.Merge)
            await bench.FoldAndIndexAsync(setup.Terminal, cancellationToken);
        var what = decision.Kind == DecisionKind.Merge ? $"{decision.Other} is folded into {decision.One}" : $"{decision.One} and {decision.Other} are two";
        await setup.Terminal.Out.WriteLineAsync(decision.Undone is null ? $"decision {decision.Id}: {what}" : $"taken back, decision {decision.Id}: {what}");
        return ExitCode.Done;
    }
}
