using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>A browser that is installed already: TALENTSCOUT_CHROMIUM names it, else it is looked for on the PATH. Nothing is downloaded.</summary>
internal static class Chromium
{
    // The shell first: it draws the same pages without a window around them, in a third of the time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string[] Args =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Null where the machine has none; the tests skip, saying so.</summary>
    public static readonly string? Executable = Environment.GetEnvironmentVariable("TALENTSCOUT_CHROMIUM") is { Length: > 0 } named ? named : OnPath();

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Args });

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
