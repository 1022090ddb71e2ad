using TalentScout.App.Composition;

namespace TalentScout.App.Commands;

/// <summary>A query as typed on the command line.</summary>
internal static class QueryInput
{
    /// <returns>Null where it does not parse; then the terminal shows the place and what was wanted.</returns>
    public static SearchQuery? Read(Workbench bench, string text, Terminal terminal)
    {
        var parse = bench.Queries.Parse(text);
        if (parse.Ok)
            return parse.Query;
        terminal.Error.WriteLine($"query: {parse.Error.Message}; wanted {parse.Error.Wanted}");
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            terminal.Error.WriteLine("  " + text);
            terminal.Error.WriteLine("  " + new string(' ', parse.Error.At) + new string('^', Math.Max(1, parse.Error.Length)));
        }

        return null;
    }
}
