using System.Text;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>What a job lets the crawler read: hosts of its start pages (with or without "www."), and there the paths that are allowed.</summary>
internal sealed class CrawlScope
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _starts = new(StringComparer.Ordinal);
    private readonly RobotsRules _paths;

    public CrawlScope(HarvestJob job)
    {
        Starts = [.. job.Seeds.Pages.Select(p => PageAddress.Of(p)).OfType<Uri>().DistinctBy(a => a.AbsoluteUri)];
        foreach (var start in Starts)
        {
            _hosts.Add(Bare(HostKey.Of(start)));
            _starts.Add(start.AbsoluteUri);
        }
        // Paths are written as in robots.txt, and decided alike.
        var rules = new StringBuilder("User-agent: *\n");
        foreach (var path in job.Crawl.Allow)
            rules.Append("Allow: ").Append(path).Append('\n');
        if (job.Crawl.Allow.Length > 0)
            rules.Append("Disallow: /\n");
        foreach (var path in job.Crawl.Deny)
            rules.Append("Disallow: ").Append(path).Append('\n');
        _paths = RobotsFile.Parse(Encoding.UTF8.GetBytes(rules.ToString())).For(ProductToken.Anybody);
    }

    public IReadOnlyList<Uri> Starts { get; }

    public bool HasHost(Uri address) => _hosts.Contains(Bare(HostKey.Of(address)));

    public bool Has(Uri address) => HasHost(address) && (_starts.Contains(address.AbsoluteUri) || _paths.Decide(address.PathAndQuery).Allowed);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
