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

    private readonly FrozenDictionary<string, GitHubKind> _kinds;
    private readonly GitHubClient _client;
    private readonly RateBudget _budget;
    private readonly Func<long, string?, bool> _isSuppressed;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    private GitHubSource(IEnumerable<GitHubKind> kinds, GitHubClient client, RateBudget budget, Func<long, string?, bool> isSuppressed, TimeProvider clock, ILogger log)
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

    /// <param name="isSuppressed">By numeric id and, where known, login: somebody who asked not to be here.</param>
    /// <param name="network">Stands in for the network; null: the real one.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static GitHubSource Create(
        GitHubOptions options,
        SourceRegistry registry,
        SkillCatalogue catalogue,
        Func<long, string?, bool> isSuppressed,
        TimeProvider clock,
        HttpMessageHandler? network = null,
        ILoggerFactory? loggers = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var address = options.BaseAddress;
        if (!address.IsAbsoluteUri || !address.AbsolutePath.EndsWith('/'))
            throw new ValidationException($"Harvest:GitHub:BaseAddress '{address}' must be an absolute address that ends with a slash");
        var budget = new RateBudget(clock);
        var settings = new FetchChainSettings
        {
            UserAgent = $"TalentScout/{OwnVersion.ToString(2)} (+{options.Contact})",
            Token = string.IsNullOrWhiteSpace(options.Token) ? null : options.Token.Trim(),
            TokenOrigin = address,
            Concurrency = options.MaxConcurrency,
            RequestsPerMinute = (options.RequestsPerMinute ?? (address.IdnHost == GitHubOptions.PublicAddress.IdnHost ? 900 : 0)) is > 0 and var most ? most : null,
            Retries = options.Retries,
            FirstRetry = TimeSpan.FromMilliseconds(options.FirstRetryMs),
            MaxBytes = options.MaxBytes,
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        };
        var fetcher = FetchChain.Build(settings, registry.With(GitHubWork.Source, address), budget, clock, network);
        return new GitHubSource(KindsOf(options, catalogue), new GitHubClient(address, fetcher), budget, isSuppressed, clock, (loggers ?? NullLoggerFactory.Instance).CreateLogger<GitHubSource>());
    }

    private static GitHubKind[] KindsOf(GitHubOptions options, SkillCatalogue catalogue)
    {
        var skills = new RepositorySkills(catalogue);
        var names = new RepositoryNames();
        return
        [
            new RepositoryKind(skills, names),
            new LanguagesKind(skills),
            new ContributorsKind(),
            new CommitsKind(),
            new UserKind(options.KeepEmailOfHireable),
        ];
    }

    public IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(started.ToUnixTimeSeconds());
        return
        [
            .. job.Seeds.Repositories.Select(name => GitHubWork.Repository(name.Trim(), second)),
            .. job.Seeds.Logins.Select(login => GitHubWork.Login(login.Trim(), second)),
        ];
    }

    public async Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken)
    {
        var kind = _kinds.GetValueOrDefault(item.Kind) ?? throw new ArgumentException($"GitHub has no work of kind '{item.Kind}'", nameof(item));
        var visit = new Visit(item, ItemContext.Parse(item.Context), job);
        if (visit.Context.Person is { } person && _isSuppressed(person, visit.Context.Login))
            return Suppressed(item, stored);
        using var before = stored is null ? null : new GitHubPage(stored);
        if (before is not null && kind.IsFinal(before))
            return Unchanged(kind, visit, before, new FetchOutcome(FetchStatus.NotModified, "read before, cannot change"));

        var call = new FetchCall(item.Bucket, stored?.Validators ?? Validators.None, TimeSpan.FromMilliseconds(job.Budget.MinIntervalMs), kind.Expected);
        using var reply = await _client.GetAsync(item.Address, kind.Accept, call, cancellationToken);
        var result = reply.Outcome.Status switch
        {
            FetchStatus.Fetched => Fetched(kind, visit with { Reply = reply }, before),
            FetchStatus.NotModified when before is not null => Unchanged(kind, visit with { Reply = reply }, before, reply.Outcome),
            FetchStatus.NotModified => new WorkResult(item, FetchOutcome.Failed("not modified, but nothing is stored", reply.Status)),
            FetchStatus.Gone => new WorkResult(item, reply.Outcome) { Forget = stored is not null && reply.Status is 404 or 410 or 451 },
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

    private WorkResult Fetched(GitHubKind kind, Visit visit, GitHubPage? before)
    {
        var (item, context, reply) = (visit.Item, visit.Context with { Started = null }, visit.Reply!);
        if (kind.Minimise(reply.Body.Span, context) is not { } body)
            return new WorkResult(item, FetchOutcome.Failed($"the answer is no {kind.Name}", reply.Status));
        var document = new SourceDocument
        {
            Key = item.Key,
            Source = Name,
            Kind = kind.Name,
            Address = item.Address,
            Person = context.Person is { } id ? CandidateId.OfGitHub(id) : null,
            Repository = context.Repository?.Key,
            Fetched = _clock.GetUtcNow(),
            Validators = reply.Validators,
            Next = reply.Links.TryGetValue("next", out var next) ? _client.RelativeOf(next) : null,
            Context = context.ToString(),
            Body = kind.Without(body, _isSuppressed),
        };
        using var raw = new GitHubPage(document);
        var subject = kind.Subject(raw);
        if (subject is { } account && _isSuppressed(account.Id, account.Login))
            return Suppressed(item, before?.Document);
        return Stored(kind, visit, document with { Context = kind.Describe(raw, before, visit).ToString(), Person = document.Person ?? PersonOf(kind, subject) }, reply.Outcome);
    }

    private static WorkResult Unchanged(GitHubKind kind, Visit visit, GitHubPage before, FetchOutcome outcome)
    {
        var context = kind.Describe(before, before, visit).ToString();
        return context == before.Document.Context
            ? new WorkResult(visit.Item, outcome) { FollowUps = [.. kind.FollowUps(before, visit)] }
            : Stored(kind, visit, before.Document with { Context = context }, outcome with { Status = FetchStatus.Fetched, Reason = "not modified, but more is known about it" });
    }

    private static WorkResult Stored(GitHubKind kind, Visit visit, SourceDocument document, FetchOutcome outcome)
    {
        using var page = new GitHubPage(document);
        return new WorkResult(visit.Item, outcome)
        {
            Document = document,
            Evidence = [.. kind.Extract(page).Select(e => e with { Document = document.Key })],
            FollowUps = [.. kind.FollowUps(page, visit)],
            Remarks = [.. kind.Remarks(page)],
        };
    }

    private static CandidateId? PersonOf(GitHubKind kind, Account? subject) => kind is UserKind ? subject?.Key : null;

    private static WorkResult Suppressed(WorkItem item, SourceDocument? stored) => new(item, FetchOutcome.Disallowed("suppressed")) { Forget = stored is not null };

    public void Dispose() => _client.Dispose();
}
