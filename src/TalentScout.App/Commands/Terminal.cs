using System.Text;
using Spectre.Console;

namespace TalentScout.App.Commands;

/// <summary>Where a command writes: answers to Out, everything else to Error. Bars on a terminal, plain lines when piped.</summary>
public sealed class Terminal(Stream input, TextWriter output, TextWriter error, bool interactive)
{
    private const int BufferBytes = 1 << 16;

    public Stream In { get; } = input;
    public TextWriter Out { get; } = output;
    public TextWriter Error { get; } = error;

    /// <summary>Somebody is looking: standard error is a terminal.</summary>
    public bool Interactive { get; } = interactive;

    public static Terminal OfProcess() => new(Console.OpenStandardInput(), Output(), Console.Error, !Console.IsErrorRedirected);

    // Console.Out hands on 256 characters at a time; this one each write as a whole.
    private static TextWriter Output() => TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes) { AutoFlush = true });

    /// <summary>A console for bars and tables on standard error.</summary>
    public IAnsiConsole ForBars() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error), Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No });
}
