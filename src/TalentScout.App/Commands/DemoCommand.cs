using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Sandbox;

namespace TalentScout.App.Commands;

/// <summary>demo: an invented GitHub in this process, harvested over HTTP, then served. Data goes to a folder of its own.</summary>
internal static class DemoCommand
{
    /// <summary>The same each time, so that the links in what was harvested yesterday lead somewhere today.</summary>
    private const int SandboxPort = 5081;
    private const int LeastPeople = SandboxOptions.LeastPeople;

    public static Command Create(CommandSetup setup)
    {
        var people = new Option<int>("--people") { Description = "People of the invented GitHub.", HelpName = "N", DefaultValueFactory = _ => 2000 };
        people.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < LeastPeople or > 50_000)
                r.AddError($"--people: want {LeastPeople} to 50000");
        });
        var urls = ServeCommand.Urls();
        var command = new Command("demo", "Harvests an invented GitHub in this process, builds the index, and serves it.") { people, urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var count = parsed.GetValue(people);
            var today = DateOnly.FromDateTime(setup.Clock.GetUtcNow().UtcDateTime);
            var world = SandboxWorld.Create(new SandboxOptions { People = count, Repositories = Math.Max(SandboxOptions.LeastRepositories, count / 5), Today = today });
            await using var sandbox = await StartAsync(world, setup, cancellationToken);
            await setup.Terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"an invented GitHub with {world.Accounts.Length:N0} accounts and {world.Repositories.Length:N0} repositories is on {sandbox.BaseAddress}"));
            await using var bench = new Workbench(
                setup.Common.InstallationOf(parsed),
                setup.Common.SettingsOf(
                    parsed,
                    $"Harvest:GitHub:BaseAddress={new Uri(sandbox.BaseAddress, "api/v3/")}",
                    $"Harvest:Boards:Bases:greenhouse={new Uri(sandbox.BaseAddress, "boards/greenhouse/v1/boards/")}",
                    $"Harvest:Boards:OwnHosts:0={sandbox.BaseAddress.Authority}"),
                parsed.GetValue(setup.Common.Data) ?? string.Create(CultureInfo.InvariantCulture, $"data/demo-{count}"),
                setup.Clock);
            var job = DemoJob.Of(world);
            ImmutableArray<HarvestJob> jobs = [job, .. DemoJob.Boards(world, sandbox.BaseAddress)];
            foreach (var each in jobs)
            {
                var code = await HarvestCommand.RunAsync(bench, setup.Terminal, each, again: false, cancellationToken);
                // The people are what the demo is about; without a board's postings it still is one.
                if (code == ExitCode.Interrupted || (code != ExitCode.Done && each == job))
                    return code;
            }

            await setup.Terminal.Out.WriteLineAsync($"commands see these people with: --data {bench.DataDirectory}");
            return await ServeCommand.ServeAsync(bench, setup.Terminal, parsed.GetValue(urls) ?? bench.Settings.Section<ServeOptions>("Serve").Urls, jobs, cancellationToken);
        });
        return command;
    }

    private static async Task<SandboxServer> StartAsync(SandboxWorld world, CommandSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(world, new SandboxServerOptions { Port = SandboxPort, Clock = setup.Clock }, cancellationToken);
        }
        catch (IOException)
        {
            // The port is somebody else's: any other will do.
            return await SandboxServer.StartAsync(world, new SandboxServerOptions { Clock = setup.Clock }, cancellationToken);
        }
    }
}
