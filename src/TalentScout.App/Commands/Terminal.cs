using Spectre.Console;

namespace TalentScout.App.Commands;

/// <summary>Where a command writes: answers to Out, everything else to Error. Bars on a terminal, plain lines when piped.</summary>
public sealed class Terminal(TextReader input, TextWriter output, TextWriter error, bool interactive)
{
    public TextReader In { get; } = input;
    public TextWriter Out { get; } = output;
    public TextWriter Error { get; } = error;

    /// <summary>Somebody is looking: standard error is a terminal.</summary>
    public bool Interactive { get; } = interactive;

    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>A console for bars and tables on standard error.</summary>
    public IAnsiConsole ForBars() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error), Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No });
}
