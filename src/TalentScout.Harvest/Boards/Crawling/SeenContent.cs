using System.Security.Cryptography;
using System.Text;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// What pages of a run have said so far, so that the same content at another address is told. Of the last few runs; a restart forgets, and finds duplicates anew.
/// </summary>
internal sealed class SeenContent
{
    /// <summary>Addresses of one content whose pages are kept: where one of them vanishes, another still says it. Where there are more it is a site that makes addresses up.</summary>
    public const int MostKept = 3;

    private const int RunsKept = 8;
    private readonly Lock _lock = new();
    private readonly List<(string Run, Dictionary<string, List<string>> Pages, Dictionary<string, int> Templates)> _runs = [];

    /// <summary>128 bits, as hex.</summary>
    public static string HashOf(string content) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)), 0, 16);

    /// <returns>The address that said the same first, null where it is this one; and how many did before it, <see cref="MostKept"/> at most.</returns>
    public (string? First, int Others) Before(string run, string address, string hash)
    {
        lock (_lock)
        {
            var pages = Of(run).Pages;
            if (!pages.TryGetValue(hash, out var said))
                pages.Add(hash, said = []);
            var at = said.IndexOf(address);
            if (at < 0 && said.Count < MostKept)
            {
                at = said.Count;
                said.Add(address);
            }

            return at == 0 ? (null, 0) : (said[0], at < 0 ? MostKept : at);
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

    private (string Run, Dictionary<string, List<string>> Pages, Dictionary<string, int> Templates) Of(string run)
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
