using System.Text.Json;
using TalentScout.App.Commands;
using TalentScout.Sandbox;

[assembly: AssemblyFixture(typeof(TalentScout.Specs.Harvested))]

namespace TalentScout.Specs;

/// <summary>An invented GitHub, harvested once by the real program into a data folder that all specs read; and the program itself, driven by its commands.</summary>
public sealed class Harvested : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "talentscout-specs-" + Guid.NewGuid().ToString("N"));
    private SandboxServer _server = null!;

    public SandboxWorld World { get; } = SandboxWorld.Create(new SandboxOptions { People = 160, Repositories = 40, Today = Today });
    public IReadOnlyList<SandboxRequest> Requests => _server.Requests;
    public string Data => Path.Combine(_folder, "data");
    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(World);
        Directory.CreateDirectory(Path.Combine(_folder, "jobs"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "jobs", "specs.json"),
            JsonSerializer.Serialize(new
            {
                kind = "harvest",
                source = "github",
                seeds = new { repositories = World.Repositories.Where(r => r.Kind == RepositoryKind.Project).Select(r => r.FullName) },
                budget = new { concurrency = 8, freshHours = 0 },
                depth = new { mergedElsewhere = false, events = false },
            }));
        var run = await RunAsync("harvest", "specs");
        Assert.True(run.Code == ExitCode.Done, run.Error + run.Output);
    }

    /// <summary>Runs a command as the shell would, against this harvest.</summary>
    public Task<Ended> RunAsync(params string[] args) => RunOnAsync(Data, "", args);

    public async Task<Ended> RunOnAsync(string data, string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var typed = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
        var code = await CommandLine.RunAsync(
            [.. args, "--data", data, "--jobs", Path.Combine(_folder, "jobs"), "--set", $"Harvest:GitHub:BaseAddress={new Uri(_server.BaseAddress, "api/v3/")}"],
            new Terminal(typed, output, error, interactive: false), TimeProvider.System, cancellationToken: TestContext.Current.CancellationToken);
        return new Ended(code, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>How a command ended.</summary>
public sealed record Ended(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
