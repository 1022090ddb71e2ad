using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.GitHub.Kinds;

namespace TalentScout.Harvest.GitHub;

/// <summary>GitHub's REST API as a source: people and repositories, through Octokit's connection over the polite chain.</summary>
public sealed class GitHubSource : ISource, IDisposable
{
    private static readonly Version OwnVersion = typeof(GitHubSource).Assembly.GetName().Version ?? new Version(0, 0);

    // A night that comes here some minutes earlier than the one before leaves it to the next.
    private static readonly TimeSpan MissingForSure = TimeSpan.FromHours(24);

    private readonly FrozenDictionary<string, GitHubKind> _kinds;
    private readonly GitHubClient _client;
    private readonly RateBudget _budget;
    private readonly Func<long?, string?, bool> _isSuppressed;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private int _recalled;

    private GitHubSource(IEnumerable<GitHubKind> kinds, GitHubClient client, RateBudget budget, Func<long?, string?, bool> isSuppressed, TimeProvider clock, ILogger log)
    {
        _kinds = kinds.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
        _client = client;
        _budget = budget;
        _isSuppressed = isSuppressed;
        _clock = clock;
        _log = log;
    }

    public string Name => GitHubWork.Source;

    /// <summary>What is left of each limit, as far as GitHub has told.</summary>
    public ImmutableArray<BucketLimits> Limits => _budget.Snapshot();

    public SourceUse? Use => _budget.Use;

    public void Recall(SourceUse use, int unknown)
    {
        // What this very process has stored it knows better by itself.
        if (Interlocked.Exchange(ref _recalled, 1) == 0)
            _budget.Recall(use, unknown);
    }

    /// <param name="isSuppressed">By numeric id and login, each null where it is not known: somebody who asked not to be here.</param>
    /// <param name="network">Stands in for the network; null: the real one.</param>
    /// <param name="robots">Answers over the end of the process; null: none.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static GitHubSource Create(
        GitHubOptions options,
        SourceRegistry registry,
        SkillCatalogue catalogue,
        Func<long?, string?, bool> isSuppressed,
        TimeProvider clock,
        HttpMessageHandler? network = null,
        RobotsMemory? robots = null,
        ILoggerFactory? loggers = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var address = options.BaseAddress;
        if (!address.IsAbsoluteUri || !address.AbsolutePath.EndsWith('/'))
            throw new ValidationException($"Harvest:GitHub:BaseAddress '{address}' must be an absolute address that ends with a slash");
        // What would go without its token would go with a quarter of the limits, and nobody would know why.
        if (!string.IsNullOrWhiteSpace(options.Token) && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ValidationException($"Harvest:GitHub:BaseAddress '{address}' is an open connection, over which the token is never sent: use https, or unset GITHUB_TOKEN");
        var budget = new RateBudget(clock);
        var settings = new FetchChainSettings
        {
            UserAgent = $"TalentScout/{OwnVersion.ToString(2)} (+{options.Contact})",
            Token = string.IsNullOrWhiteSpace(options.Token) ? null : options.Token.Trim(),
            TokenOrigin = address,
            Concurrency = options.MaxConcurrency,
            RequestsPerMinute = (options.RequestsPerMinute ?? GitHubOptions.PointsPerMinute) is > 0 and var most ? most : null,
            MinuteOnlyWhereLimited = options.RequestsPerMinute is null,
            // What the operator names as base address may be a server within the house.
            OwnHosts = address == GitHubOptions.PublicAddress ? FrozenSet<string>.Empty : FrozenSet.Create(HostKey.Of(address)),
            Retries = options.Retries,
            FirstRetry = TimeSpan.FromMilliseconds(options.FirstRetryMs),
            MaxBytes = options.MaxBytes,
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            Robots = robots,
        };
        var fetcher = FetchChain.Build(settings, registry.With(GitHubWork.Source, address), budget, clock, network);
        return new GitHubSource(KindsOf(options, catalogue), new GitHubClient(address, fetcher), budget, isSuppressed, clock, (loggers ?? NullLoggerFactory.Instance).CreateLogger<GitHubSource>());
    }

    private static GitHubKind[] KindsOf(GitHubOptions options, SkillCatalogue catalogue)
    {
        var text = new AboutText(catalogue);
        var skills = new RepositorySkills(catalogue, text);
        var files = new RepositoryFiles(catalogue);
        var discoveries = new Discoveries();
        return
        [
            new RepositoryKind(skills),
            new LanguagesKind(skills),
            new ContributorsKind(),
            new StatisticsKind(),
            new ReadmeKind(skills),
            new TreeKind(files),
            new ManifestKind(files),
            new CommitsKind(text, new CommitSample()),
            new CommitKind(new TouchedFiles(catalogue)),
            new PullsKind(text),
            new UserKind(options.KeepEmailOfHireable, text),
            new UserRepositoriesKind(skills, discoveries),
            new OrganisationsKind(),
            new MergedElsewhereKind(text, discoveries),
            new EventsKind(),
            new OrganisationKind(),
            new OrganisationRepositoriesKind(),
            new OrganisationMembersKind(),
            SearchKind.Users,
            SearchKind.Repositories,
        ];
    }

    public IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(started.ToUnixTimeSeconds());
        return
        [
            .. job.Seeds.Repositories.Select(name => GitHubWork.Repository(name.Trim(), second)),
            .. job.Seeds.Organisations.Select(name => GitHubWork.Organisation(name.Trim(), second)),
            .. job.Seeds.Logins.Select(login => GitHubWork.Login(login.Trim(), second)),
            .. job.Seeds.People.Select(id => GitHubWork.Person(id, second)),
            .. job.Seeds.RepositorySearches.Select(terms => GitHubWork.SearchFor("repository-search", "repositories", terms, second)),
            .. job.Seeds.UserSearches.Select(terms => GitHubWork.SearchFor("user-search", "users", terms, second)),
        ];
    }

    public async Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken)
    {
        var kind = KindOf(item);
        var visit = new Visit(item, ItemContext.Parse(item.Context), job);
        if (visit.Context.Person is { } person && _isSuppressed(person, visit.Context.Login))
            return Suppressed(item, stored);
        using var before = stored is null ? null : new GitHubPage(stored);
        if (before is not null && kind.IsFinal(before, _clock.GetUtcNow()))
            return Unchanged(kind, visit, before, new FetchOutcome(FetchStatus.NotModified, "read before, cannot change"));

        var call = new FetchCall(item.Bucket, stored?.Validators ?? Validators.None, TimeSpan.FromMilliseconds(job.Budget.MinIntervalMs), kind.Expected);
        using var reply = await _client.GetAsync(item.Address, kind.Accept, call, cancellationToken);
        var result = reply.Outcome.Status switch
        {
            FetchStatus.Fetched => Fetched(kind, visit with { Reply = reply }, before),
            FetchStatus.NotModified when before is not null => Unchanged(kind, visit with { Reply = reply }, before, reply.Outcome),
            FetchStatus.NotModified => new WorkResult(item, FetchOutcome.Failed("not modified, but nothing is stored", reply.Status)),
            FetchStatus.Gone => Gone(kind, visit, before, reply),
            _ => new WorkResult(item, reply.Outcome),
        };
        Log.Worked(_log, item.Kind, result.Outcome.Status, result.Outcome.HttpStatus ?? 0, result.Evidence.Length, result.FollowUps.Length);
        return result;
    }

    public ImmutableArray<Evidence> Extract(SourceDocument document)
    {
        if (_kinds.GetValueOrDefault(document.Kind) is not { } kind)
            return [];
        using var page = new GitHubPage(document);
        return [.. kind.Extract(page).Select(e => e with { Document = document.Key })];
    }

    public WorkResult? Plan(WorkItem item, HarvestJob job, SourceDocument stored)
    {
        var kind = KindOf(item);
        var visit = new Visit(item, ItemContext.Parse(item.Context), job);
        if (visit.Context.Person is { } person && _isSuppressed(person, visit.Context.Login))
            return Suppressed(item, stored);
        using var page = new GitHubPage(stored);
        return page.Context.Missing is null || kind.IsFinal(page, _clock.GetUtcNow()) ? Unchanged(kind, visit, page, new FetchOutcome(FetchStatus.NotModified, "read a short while ago")) : null;
    }

    public SourceDocument? Without(SourceDocument document, Func<CandidateId?, string?, bool> isGone)
    {
        if (_kinds.GetValueOrDefault(document.Kind) is not { } kind)
            return null;
        bool IsGone(long? id, string? login) => isGone(id is { } number ? CandidateId.OfGitHub(number) : null, login);
        using var page = new GitHubPage(document);
        var context = page.Context;
        var wholly = (context.Person is { } person && IsGone(person, context.Login))
            || (context.Repository is { } repository && IsGone(repository.Owner, RepositoryReading.OwnerIn(repository.Name)))
            || (kind.Subject(page) is { } subject && IsGone(subject.Id, subject.Login));
        if (wholly)
            return null;
        var body = page.Body;
        var cut = kind.Without(body, IsGone);
        var cleared = context.Without(name => IsGone(null, RepositoryReading.OwnerIn(name)));
        return ReferenceEquals(cut, body) && ReferenceEquals(cleared, context) ? document : document with { Body = cut, Context = cleared.ToString() };
    }

    /// <summary>Asks for the limits alone, which counts towards none of them; then <see cref="Limits"/> knows.</summary>
    public async Task<FetchOutcome> AskLimitsAsync(CancellationToken cancellationToken)
    {
        using var reply = await _client.GetAsync("rate_limit", "application/vnd.github+json", new FetchCall("core", Validators.None, TimeSpan.Zero, Expected.Json), cancellationToken);
        return reply.Outcome;
    }

    private GitHubKind KindOf(WorkItem item) => _kinds.GetValueOrDefault(item.Kind) ?? throw new ArgumentException($"GitHub has no work of kind '{item.Kind}'", nameof(item));

    private bool IsSuppressed(long? id, string? login) => _isSuppressed(id, login);

    private WorkResult Fetched(GitHubKind kind, Visit visit, GitHubPage? before)
    {
        var (item, context, reply) = (visit.Item, visit.Context with { Started = null }, visit.Reply!);
        if (kind.Minimise(reply.Body.Span, context) is not { } body)
            return new WorkResult(item, FetchOutcome.Failed($"the answer is no {kind.Name}", reply.Status));
        var document = DocumentOf(kind, item, context, kind.Without(body, IsSuppressed)) with
        {
            Validators = reply.Validators,
            Next = reply.Links.TryGetValue("next", out var next) ? _client.RelativeOf(next) : null,
        };
        using var raw = new GitHubPage(document);
        if (kind.Refuse(raw, visit) is { } refused)
            return new WorkResult(item, refused);
        var subject = kind.Subject(raw);
        if (subject is { } account && _isSuppressed(account.Id, account.Login))
            return Suppressed(item, before?.Document);
        var described = document with { Context = kind.Describe(raw, before, visit).ToString(), Body = kind.Keep(raw, before), Person = document.Person ?? PersonOf(kind, subject) };
        return before is not null && SameContent(described, before.Document)
            ? Same(kind, visit, before, reply.Outcome with { Status = FetchStatus.NotModified, Reason = "the same as before" })
            : Stored(kind, visit, described, reply.Outcome) with { Drift = PayloadFields.Missing(raw, reply.Body.Span) };
    }

    /// <summary>Some answers (searches) have no validators, and come whole each time.</summary>
    private static bool SameContent(SourceDocument a, SourceDocument b) =>
        a.Validators == b.Validators && a.Context == b.Context && a.Next == b.Next && a.Body.Span.SequenceEqual(b.Body.Span);

    /// <summary>Not found once may be a mishap; a day later it is so. Blocked for legal reasons is so at once.</summary>
    private WorkResult Gone(GitHubKind kind, Visit visit, GitHubPage? before, FetchReply reply)
    {
        if (reply.Status is not (404 or 410 or 451))
            return new WorkResult(visit.Item, reply.Outcome);
        var now = _clock.GetUtcNow();
        if (before is not null && reply.Status == 404 && before.Context.Missing is null)
            return Stored(kind, visit, before.Document with { Context = (before.Context with { Missing = now }).ToString() }, reply.Outcome with { Status = FetchStatus.Fetched, Reason = "not found, for the first time" }) with { FollowUps = [] };
        if (before?.Context.Missing is { } first && reply.Status == 404 && now - first < MissingForSure)
            return new WorkResult(visit.Item, reply.Outcome);
        if (kind.Tombstone(visit.Context, before) is not { } body)
            return new WorkResult(visit.Item, reply.Outcome) { Forget = before is not null };
        var context = visit.Context with { Started = null, Missing = before?.Context.Missing ?? now };
        var tombstone = DocumentOf(kind, visit.Item, context, body) with { Person = before?.Document.Person ?? (context.Person is { } id ? CandidateId.OfGitHub(id) : null) };
        return Stored(kind, visit, tombstone, reply.Outcome with { Status = FetchStatus.Fetched, Reason = "the account is gone" });
    }

    private SourceDocument DocumentOf(GitHubKind kind, WorkItem item, ItemContext context, byte[] body) => new()
    {
        Key = item.Key,
        Source = Name,
        Kind = kind.Name,
        Address = item.Address,
        Person = context.Person is { } id ? CandidateId.OfGitHub(id) : null,
        Repository = context.Repository?.Key,
        Fetched = _clock.GetUtcNow(),
        Context = context.ToString(),
        Body = body,
    };

    private static WorkResult Unchanged(GitHubKind kind, Visit visit, GitHubPage before, FetchOutcome outcome)
    {
        // Only an answer can say that it is there again.
        var missing = visit.Reply is null ? before.Context.Missing : null;
        var context = (kind.Describe(before, before, visit) with { Missing = missing }).ToString();
        return context == before.Document.Context
            ? Same(kind, visit, before, outcome)
            : Stored(kind, visit, before.Document with { Context = context }, outcome with { Status = FetchStatus.Fetched, Reason = "not modified, but more is known about it" });
    }

    /// <summary>What follows from the stored document; the pages after an unchanged first one only where they were never read.</summary>
    private static WorkResult Same(GitHubKind kind, Visit visit, GitHubPage before, FetchOutcome outcome) => new(visit.Item, outcome)
    {
        FollowUps = [.. kind.FollowUps(before, visit).Select(f => kind.NewestFirst && f.Kind == kind.Name ? f with { OnlyIfUnread = true } : f)],
        Gaps = [.. kind.Gaps(before)],
    };

    private static WorkResult Stored(GitHubKind kind, Visit visit, SourceDocument document, FetchOutcome outcome)
    {
        using var page = new GitHubPage(document);
        return new WorkResult(visit.Item, outcome)
        {
            Document = document,
            Evidence = [.. kind.Extract(page).Select(e => e with { Document = document.Key })],
            FollowUps = [.. kind.FollowUps(page, visit)],
            Remarks = [.. kind.Remarks(page)],
            Gaps = [.. kind.Gaps(page)],
        };
    }

    private static CandidateId? PersonOf(GitHubKind kind, Account? subject) => kind is UserKind ? subject?.Key : null;

    private static WorkResult Suppressed(WorkItem item, SourceDocument? stored) => new(item, FetchOutcome.Disallowed("suppressed")) { Forget = stored is not null };

    public void Dispose() => _client.Dispose();
}
