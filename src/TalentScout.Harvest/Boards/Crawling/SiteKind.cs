using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// A crawl of sites: from the start pages that a job names, and their hosts' sitemaps, over links within its scope. Every page is parsed once and handed to all readers.
/// </summary>
/// <param name="readers">In the order in which what they find is kept.</param>
internal sealed partial class SiteKind(ImmutableArray<IPageReader> readers, TimeProvider clock) : BoardKind
{
    public const string Page = "page", Map = "sitemap";

    /// <summary>An index lists sitemaps; one that lists further indexes ends here.</summary>
    private const int MapDepth = 2;

    /// <summary>Pages of one calendar that are looked at, whatever else it has.</summary>
    private const int CalendarPages = 12;

    private static readonly BoardRequest PageRequest = new() { Accept = "text/html,application/xhtml+xml;q=0.9", MediaTypes = ["text/html", "application/xhtml+xml"] };

    private static readonly BoardRequest MapRequest = new()
    {
        Accept = "application/xml,text/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        MediaTypes =
        [
            "application/xml", "text/xml", "text/plain", "application/x-xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/gzip", "application/x-gzip",
            "application/x-gunzip", "application/gzipped", "application/gzip-compressed", "application/octet-stream", "binary/octet-stream",
        ],
        MaxBytes = Sitemap.MaxBytes,
    };

    private readonly ConcurrentDictionary<string, (HarvestJob Job, CrawlScope Scope)> _scopes = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<SourceDocument, WebPage> _parsed = new();
    private readonly SeenContent _seen = new();

    public override string Name => "site";

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started)
    {
        var context = ContextOf(started);
        var starts = ScopeOf(job).Starts;
        var pages = starts.Select(address => PageAt(address, job, context, 0) with { Priority = 50 });
        return job.Crawl.Sitemaps ? pages.Concat(starts.Select(address => new Uri(address, "/sitemap.xml")).Distinct().Select(address => MapAt(address, context, 0))) : pages;
    }

    public override string? Refuse(WorkItem item, HarvestJob job, DateTimeOffset now) =>
        PageContext.Parse(item.Context).Started is { } started && now - started > TimeSpan.FromMinutes(job.Crawl.MinutesPerHost)
            ? $"the {job.Crawl.MinutesPerHost} minutes of this run are over"
            : null;

    public override BoardRequest RequestOf(WorkItem item, HarvestJob job) => (item.Kind == Map ? MapRequest : PageRequest) with { GateOpen = ScopeOf(job).HasHost(new Uri(item.Address)) };

    public override WorkItem? Follow(WorkItem item, HarvestJob job, Uri to) =>
        PageAddress.Of(to.AbsoluteUri) is { } address && ScopeOf(job).HasHost(address)
            ? item.Kind == Map ? MapAt(address, PageContext.Parse(item.Context), item.Depth) : PageAt(address, job, PageContext.Parse(item.Context), item.Depth)
            : null;

    public override WorkItem? Revisit(HarvestJob job, DateTimeOffset now, string kind, string address) => kind == Page && PageAddress.Of(address) is { } at && ScopeOf(job).Has(at)
        ? PageAt(at, job, ContextOf(now), job.Crawl.Depth) with { MostOfBucket = null }
        : null;

    public override BoardKeep Keep(SourceDocument document, BoardAnswer answer) => document.Kind == Map ? KeepMap(document, answer) : KeepPage(document, answer);

    private static BoardKeep KeepMap(SourceDocument document, BoardAnswer answer)
    {
        var map = SitemapReader.Read(answer.Body, answer.CharSet, answer.Address);
        return map.Entries.IsEmpty && map.Trouble.Length > 0
            ? BoardKeep.Nothing(map.Trouble)
            : BoardKeep.Of(document with { Context = new PageContext { IsIndex = map.IsIndex, Trouble = map.Trouble.Length == 0 ? null : map.Trouble }.ToString(), Body = SitemapText.Of(map) });
    }

    private BoardKeep KeepPage(SourceDocument document, BoardAnswer answer)
    {
        if (Charsets.IsBinary(answer.Body.Span))
            return BoardKeep.Nothing("the body is no text");
        var text = PageText.Minimise(Charsets.Decode(answer.Body.Span, answer.CharSet, answer.ContentType));
        var parse = PageParser.Parse(text, answer.Address, document.Fetched);
        if (parse.Page is not { } page)
            return BoardKeep.Nothing(parse.Trouble);
        if (SoftMissing.Is(page.Dom))
            return BoardKeep.Nothing("says that it is not found, with status 200", forget: true);
        var item = PageContext.Parse(document.Context);
        var asked = page.Directives | PageDirectives.OfHeaders(answer.RobotsTags, RobotsHandler.Agent);
        var content = SeenContent.HashOf(ContentOf(page));
        var (same, others) = _seen.Before(RunOf(item), document.Address, content);
        var context = new PageContext
        {
            ServedAt = answer.Address.AbsoluteUri == document.Address ? null : answer.Address.AbsoluteUri,
            NoIndex = asked.NoIndex || asked.NoCache,
            NoFollow = asked.NoFollow,
            Content = content,
            SameAs = same,
            Sitemaps = answer.Sitemaps.IsEmpty ? null : answer.Sitemaps,
        };
        var kept = context switch
        {
            _ when others == SeenContent.MostKept => "",
            { NoIndex: true } => LinksAlone(page),
            _ => text,
        };
        // What is not kept comes whole each time: it is, once one of those that say the same has vanished.
        var final = document with { Context = context.ToString(), Body = Encoding.UTF8.GetBytes(kept), Validators = kept.Length == 0 ? Validators.None : document.Validators };
        if (ReferenceEquals(kept, text))
            _parsed.AddOrUpdate(final, page);
        return BoardKeep.Of(final);
    }

    public override BoardReading Read(SourceDocument document)
    {
        var context = PageContext.Parse(document.Context);
        if (document.Kind == Map)
            return context.Trouble is { } trouble ? new BoardReading { Remarks = [$"sitemap: {trouble}"] } : BoardReading.Nothing;
        if (context.NoIndex || document.Body.IsEmpty || PageOf(document, context) is not { } page)
            return BoardReading.Nothing;
        var readings = readers.Select(r => r.Read(page)).ToList();
        return new BoardReading
        {
            Postings = [.. readings.SelectMany(r => r.Postings)],
            Evidence = [.. readings.SelectMany(r => r.Evidence)],
            Remarks = [.. readings.SelectMany(r => r.Remarks)],
        };
    }

    public override IEnumerable<WorkItem> FollowUps(SourceDocument document, WorkItem item, HarvestJob job)
    {
        var context = PageContext.Parse(document.Context);
        if (document.Kind == Map)
            return ListedIn(document, context, item, job);
        // An unchanged page says it in this run, too, though it was not read.
        if (context.Content is { } content)
            _seen.Before(RunOf(PageContext.Parse(item.Context)), item.Address, content);
        var next = new List<WorkItem>();
        if (item.Depth == 0 && job.Crawl.Sitemaps && context.Sitemaps is { } maps)
            next.AddRange(maps.Select(m => PageAddress.Of(m, item.Address)).OfType<Uri>().Where(ScopeOf(job).HasHost).Select(a => MapAt(a, PageContext.Parse(item.Context) with { Hops = 0 }, 0)));
        if (!context.NoFollow && context.SameAs is null && item.Depth < job.Crawl.Depth && PageOf(document, context) is { } page)
            next.AddRange(LinksOf(page, item, job));
        _parsed.Remove(document);
        return next;
    }

    private IEnumerable<WorkItem> LinksOf(WebPage page, WorkItem item, HarvestJob job)
    {
        var (scope, context) = (ScopeOf(job), PageContext.Parse(item.Context) with { Hops = 0 });
        // A page that names another as the one meant has that page's links, or none that matter.
        var canonical = page.Dom.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href") is { } href ? PageAddress.Of(href, page.Base) : null;
        if (canonical is not null && canonical.AbsoluteUri != item.Address && scope.Has(canonical) && canonical.AbsolutePath != "/")
            return [PageAt(canonical, job, context, item.Depth)];
        return PageLinks.Of(page)
            .Where(address => scope.Has(address) && !IsTrap(address, context))
            .Take(job.Crawl.LinksPerPage)
            .Select(address => PageAt(address, job, context, item.Depth + 1))
            .ToList();
    }

    /// <summary>What changed last comes first: a host may have more pages than a run reads.</summary>
    private IEnumerable<WorkItem> ListedIn(SourceDocument document, PageContext context, WorkItem item, HarvestJob job)
    {
        var (scope, next) = (ScopeOf(job), PageContext.Parse(item.Context) with { Hops = 0 });
        var listed = SitemapText.Read(document.Body);
        return context.IsIndex
            ? item.Depth < MapDepth ? listed.Where(e => scope.HasHost(e.Address)).Select(e => MapAt(e.Address, next, item.Depth + 1)) : []
            : listed.Where(e => scope.Has(e.Address) && !IsTrap(e.Address, next)).OrderByDescending(e => e.Modified ?? DateTimeOffset.MinValue).Select(e => PageAt(e.Address, job, next, 1));
    }

    private WorkItem MapAt(Uri address, PageContext context, int depth) => Work(Map, address) with { Depth = depth, Priority = 60, Context = context.ToString() };

    private bool IsTrap(Uri address, PageContext context) =>
        TrapRules.Refuse(address, clock.GetUtcNow()) is not null
        || (TrapRules.IsCalendar(address) && _seen.Count(RunOf(context), HostKey.Of(address) + TrapRules.Template(address)) > CalendarPages);

    private WorkItem PageAt(Uri address, HarvestJob job, PageContext context, int depth) =>
        Work(Page, address) with { Depth = depth, Priority = 100 + depth, Context = context.ToString(), MostOfBucket = job.Crawl.PagesPerHost };

    private WebPage? PageOf(SourceDocument document, PageContext context) => _parsed.TryGetValue(document, out var page)
        ? page
        : PageParser.Parse(Encoding.UTF8.GetString(document.Body.Span), new Uri(context.ServedAt ?? document.Address), document.Fetched).Page;

    /// <summary>A job file is read once per start; a test may change its job.</summary>
    private CrawlScope ScopeOf(HarvestJob job)
    {
        if (_scopes.TryGetValue(job.Name, out var known) && ReferenceEquals(known.Job, job))
            return known.Scope;
        var scope = new CrawlScope(job);
        _scopes[job.Name] = (job, scope);
        return scope;
    }

    private static PageContext ContextOf(DateTimeOffset started) => new() { Started = DateTimeOffset.FromUnixTimeSeconds(started.ToUnixTimeSeconds()) };

    private static string RunOf(PageContext context) => context.Started?.ToString("O") ?? "";

    /// <summary>What a page says, its data included, without how it is laid out.</summary>
    private static string ContentOf(WebPage page) => Blank().Replace(page.Dom.DocumentElement.TextContent, " ");

    private static string LinksAlone(WebPage page) =>
        string.Concat(PageLinks.Of(page).Select(a => $"<a href=\"{System.Net.WebUtility.HtmlEncode(a.AbsoluteUri)}\"></a>\n"));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
