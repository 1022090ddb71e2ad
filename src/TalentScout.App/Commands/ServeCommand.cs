using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;

namespace TalentScout.App.Commands;

/// <summary>serve: API, pages and scheduler in one process, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandSetup setup)
    {
        var urls = Urls();
        var command = new Command("serve", "API, pages and scheduler in one process (what happens without a command).") { urls };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var options = bench.Settings.Section<ServeOptions>("Serve");
            var jobs = options.Schedule ? bench.Jobs : bench.Jobs.Select(j => j with { Cron = null });
            await bench.CatchUpAsync(cancellationToken);
            return await ServeAsync(bench, setup.Terminal, parsed.GetValue(urls) ?? options.Urls, jobs, cancellationToken);
        });
        return command;
    }

    public static Option<string?> Urls() => new("--urls") { Description = "Addresses to listen on (default: Serve:Urls).", HelpName = "U" };

    public static async Task<int> ServeAsync(Workbench bench, Terminal terminal, string urls, IEnumerable<HarvestJob> jobs, CancellationToken cancellationToken)
    {
        await using var app = await ServerHost.BuildAsync(bench, urls, jobs, cancellationToken);
        await app.StartAsync(cancellationToken);
        foreach (var address in ServerHost.AddressesOf(app))
            await terminal.Out.WriteLineAsync($"TalentScout is on {address}");
        await terminal.Out.FlushAsync(cancellationToken);
        var stop = new TaskCompletionSource();
        await using (cancellationToken.Register(stop.SetResult))
            await stop.Task;
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }
}
