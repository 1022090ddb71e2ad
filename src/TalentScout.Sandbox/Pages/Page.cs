using System.Net;

namespace TalentScout.Sandbox;

/// <summary>The frame of the sandbox's own pages: what evidence links open in the demo.</summary>
internal static class Page
{
    private const string Style = """
        :root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --soft: light-dark(#59636e, #9198a1); --mark: light-dark(#fff3c4, #4d3800); }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; color: light-dark(#1f2328, #e6edf3); background: light-dark(#fff, #0d1117); }
        a { color: light-dark(#0a5bc4, #6cb0ff); text-decoration: none; } a:hover { text-decoration: underline; }
        h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; } .soft { color: var(--soft); }
        table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid var(--line); padding: .35rem .6rem .35rem 0; vertical-align: top; } td.n { text-align: right; color: var(--soft); white-space: nowrap; }
        pre { font: 13px/1.5 ui-monospace, monospace; border: 1px solid var(--line); border-radius: 8px; padding: .7rem 0; overflow-x: auto; counter-reset: line; margin: .8rem 0; }
        pre span { display: block; padding: 0 1rem; min-height: 1.5em; } pre span::before { counter-increment: line; content: counter(line); display: inline-block; width: 3em; margin-right: 1.2em; text-align: right; color: var(--soft); }
        pre span:target { background: var(--mark); } .tag { border: 1px solid var(--line); border-radius: 99px; padding: .05rem .6rem; font-size: .8rem; color: var(--soft); display: inline-block; margin: 0 .2rem .2rem 0; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .8rem; color: var(--soft); font-size: .85rem; } header { font-size: .9rem; margin-bottom: 1.2rem; }
        """;

    /// <param name="trail">What stands above the title, as HTML.</param>
    /// <param name="body">As HTML.</param>
    public static Reply Of(string title, string trail, string body, int status = 200) => Reply.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)}</title><link rel="icon" href="data:,"><style>{Style}</style></head>
        <body>
        <header>{trail}</header>
        <main>
        {body}
        </main>
        <footer>An invented page of TalentScout's sandbox. Nobody and nothing on it exists.</footer>
        </body>
        </html>

        """, "text/html; charset=utf-8", status);

    public static Reply NotFound() => Of("Not found", "", "<h1>Not found</h1><p>There is no such thing in this invented world.</p>", 404);

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A link within the site.</summary>
    public static string Link(string path, string? text) => $"<a href=\"/{Text(path)}\">{Text(text)}</a>";

    public static string Row(params string[] cells) => $"<tr>{string.Concat(cells.Select(c => $"<td>{c}</td>"))}</tr>";

    public static string Table(IEnumerable<string> rows) => $"<table>{string.Concat(rows)}</table>";

    public static string Day(long seconds) => $"<span class=\"soft\">{UnixTime.Iso(seconds)[..10]}</span>";
}
