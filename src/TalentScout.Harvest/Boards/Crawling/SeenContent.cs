using System.Security.Cryptography;
using System.Text;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>What pages of a run have said so far, so that the same content at another address is told. Of the last few runs; a restart forgets, and finds duplicates anew.</summary>
internal sealed class SeenContent
{
    private const int RunsKept = 8;
    private readonly Lock _lock = new();
    private readonly List<(string Run, Dictionary<string, string> Pages, Dictionary<string, int> Templates)> _runs = [];

    /// <summary>The address that said the same before; null where this is the first.</summary>
    public string? Before(string run, string address, string content)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        lock (_lock)
        {
            var pages = Of(run).Pages;
            if (pages.TryGetValue(hash, out var first))
                return first == address ? null : first;
            pages.Add(hash, address);
            return null;
        }
    }

    /// <summary>How many addresses of a form there have been, this one included.</summary>
    public int Count(string run, string template)
    {
        lock (_lock)
        {
            var templates = Of(run).Templates;
            return templates[template] = templates.GetValueOrDefault(template) + 1;
        }
    }

    private (string Run, Dictionary<string, string> Pages, Dictionary<string, int> Templates) Of(string run)
    {
        var at = _runs.FindIndex(r => r.Run == run);
        if (at >= 0)
            return _runs[at];
        if (_runs.Count == RunsKept)
            _runs.RemoveAt(0);
        _runs.Add((run, new(StringComparer.Ordinal), new(StringComparer.Ordinal)));
        return _runs[^1];
    }
}
