using System.Diagnostics;
using TalentScout.App.Commands;

namespace TalentScout.Tests.App;

public sealed class YoungGenerationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("young").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(512L << 20, null)]
    [InlineData(1L << 30, 16L << 20)]
    [InlineData(4L << 30, 64L << 20)]
    [InlineData(64L << 30, 128L << 20)]
    public void Takes_a_part_of_the_memory_that_there_is(long memory, long? size) => Assert.Equal(size, YoungGeneration.Size(memory));

    /// <param name="given">the setting that the program is begun with</param>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2000000")]
    public async Task Serve_begins_again_as_the_same_process_unless_the_setting_is_given(string? given)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /proc here: the program goes on as it was begun");
        var data = Path.Combine(_folder, "with a space");
        using var program = Start(given, "serve", "--urls", "http://127.0.0.1:0", "--data", data, "--jobs", _folder, "--config", Path.Combine(AppContext.BaseDirectory, "config"));
        try
        {
            var line = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("TalentScout is on http://127.0.0.1:", line, StringComparison.Ordinal);
            var environment = (await File.ReadAllTextAsync($"/proc/{program.Id}/environ", TestContext.Current.CancellationToken)).Split('\0');
            Assert.Equal(
                given is not null ? [$"{YoungGeneration.Setting}={given}"] : YoungGeneration.Size(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) is { } size ? [$"{YoungGeneration.Setting}={size:x}"] : [],
                environment.Where(v => v.StartsWith(YoungGeneration.Setting, StringComparison.Ordinal)));
            Assert.Contains("GIVEN=as it was", environment);
            Assert.True(Directory.Exists(data));
        }
        finally
        {
            program.Kill();
        }
    }

    private Process Start(string? given, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "talentscout.dll"), .. words])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            Environment = { [YoungGeneration.Setting] = given, ["GIVEN"] = "as it was" },
        };
        return Process.Start(start)!;
    }
}
