using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentScout.App.Commands;

[assembly: AssemblyFixture(typeof(TalentScout.Browser.Demo))]

namespace TalentScout.Browser;

/// <summary>
/// The real program as a user starts it: `demo` with 150 invented people, harvested and indexed, on a free port; and a browser. Once for all tests.
/// </summary>
public sealed partial class Demo : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-browser-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private Task<int> _program = Task.FromResult(0);
    private IPlaywright? _playwright;

    public Uri Address { get; private set; } = new("http://127.0.0.1");
    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Executable is null)
            return;
        var output = new Output();
        var terminal = new Terminal(Stream.Null, output, TextWriter.Null, interactive: false);
        string[] args = ["demo", "--people", "150", "--urls", "http://127.0.0.1:0", "--data", _directory, "--config", Checkout("config"), "--jobs", Checkout("jobs")];
        _program = Task.Run(() => CommandLine.RunAsync(args, terminal, TimeProvider.System, cancellationToken: _stop.Token));
        var ended = await Task.WhenAny(output.Address, _program).WaitAsync(Patience);
        Assert.True(ended == output.Address, $"the demo ended before it served: {output.Text}");
        Address = new Uri(await output.Address);
        _playwright = await Playwright.CreateAsync();
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null)
        {
            await Browser.CloseAsync();
            _playwright.Dispose();
        }

        await _stop.CancelAsync();
        await _program;
        _stop.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A fresh visitor. Skips the test where there is no browser.</summary>
    public async Task<Visit> VisitAsync(string path, int width = 1440, ColorScheme colours = ColorScheme.Light, bool script = true)
    {
        Assert.SkipWhen(Chromium.Executable is null, "no Chromium on this machine: install one, or name it in TALENTSCOUT_CHROMIUM");
        var context = await Browser.NewContextAsync(new() { BaseURL = Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours, JavaScriptEnabled = script });
        var visit = new Visit(context, await context.NewPageAsync());
        if (path != "about:blank")
            await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>Two hours of an invented archive with an hour missing between them and a line that is none, read by the command beside the running program.</summary>
    /// <returns>The page that tells of them.</returns>
    public async Task<string> ReadArchiveAsync()
    {
        string[] lines =
        [
            """{"id":"1","type":"PushEvent","actor":{"id":7,"login":"ann"},"repo":{"id":9,"name":"acme/engine"},"payload":{"push_id":1,"ref":"refs/heads/main"},"created_at":"2026-03-05T14:00:01Z"}""",
            """{"id":"2","type":"WatchEvent","actor":{"id":8,"login":"bob"},"repo":{"id":9,"name":"acme/engine"},"payload":{"action":"started"},"created_at":"2026-03-05T14:00:02Z"}""",
            "no event",
        ];
        var files = new[] { 14, 16 }.Select(hour => Path.Combine(_directory, $"2026-03-05-{hour}.json.gz")).ToArray();
        foreach (var file in files)
        {
            await using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        }

        var terminal = new Terminal(Stream.Null, TextWriter.Null, TextWriter.Null, interactive: false);
        Assert.Equal(0, await CommandLine.RunAsync(["import", "--data", _directory, "--config", Checkout("config"), "--jobs", Checkout("jobs"), .. files], terminal, TimeProvider.System, cancellationToken: CancellationToken.None));
        return "/harvests";
    }

    internal static string Checkout(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TalentScout.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("the tests run outside a checkout");
        return Path.Combine([folder, .. parts]);
    }

    /// <summary>What the program writes; tells when it says where it listens.</summary>
    private sealed partial class Output : StringWriter
    {
        private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _writing = new();

        public Task<string> Address => _address.Task;

        public string Text
        {
            get
            {
                lock (_writing)
                    return ToString();
            }
        }

        public override void Write(char value)
        {
            lock (_writing)
            {
                base.Write(value);
                if (value == '\n' && Served().Match(ToString()) is { Success: true } match)
                    _address.TrySetResult(match.Groups[1].Value);
            }
        }

        public override void Write(string? value)
        {
            foreach (var character in value ?? "")
                Write(character);
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }

        [GeneratedRegex("TalentScout is on (http://[^\\s]+)")]
        private static partial Regex Served();
    }
}

/// <summary>A page of its own browser profile, and everything that went wrong on it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _troubles.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _troubles.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, and what the content policy refused.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
