using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Tests.Jobs;

/// <summary>
/// A source whose answers the test writes. Unscripted addresses answer a page with nothing on it. "user/N" is a profile with a login;
/// what each address was asked, when, and against which stored document, is recorded.
/// </summary>
public sealed class ScriptedSource(TimeProvider clock) : ISource
{
    private readonly ConcurrentDictionary<string, Func<WorkItem, SourceDocument?, CancellationToken, Task<WorkResult>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<WorkItem>> _followUps = new(StringComparer.Ordinal);

    public string Name => "github";
    public ConcurrentQueue<(string Address, DateTimeOffset At, bool Conditional)> Asked { get; } = new();
    public ImmutableArray<WorkItem> Seeds { get; set; } = [];

    /// <summary>Whether fresh documents are planned from the store.</summary>
    public bool Plans { get; set; } = true;

    /// <summary>Buckets with a pace of their own.</summary>
    public Func<string, TimeSpan> Rests { get; set; } = _ => TimeSpan.Zero;

    public SourceUse? Use { get; set; }
    public ConcurrentQueue<(SourceUse Use, int Unknown)> Recalled { get; } = new();

    public void Recall(SourceUse use, int unknown) => Recalled.Enqueue((use, unknown));

    public TimeSpan RestOf(string bucket) => Rests(bucket);

    public IEnumerable<string> Addresses => Asked.Select(a => a.Address);

    public static WorkItem Item(string address, string bucket = "core", int priority = 100) =>
        new() { Source = "github", Kind = address.Split('/')[0], Address = address, Bucket = bucket, Priority = priority };

    public ScriptedSource Answer(string address, Func<WorkItem, SourceDocument?, CancellationToken, Task<WorkResult>> answer)
    {
        _answers[address] = answer;
        return this;
    }

    public ScriptedSource Answer(string address, Func<WorkItem, FetchOutcome> outcome) => Answer(address, (item, _, _) => Task.FromResult(new WorkResult(item, outcome(item))));

    /// <summary>The page names these.</summary>
    public ScriptedSource Page(string address, params string[] next)
    {
        _followUps[address] = [.. next.Select(n => Item(n))];
        return this;
    }

    public IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) => Seeds;

    public async Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken)
    {
        Asked.Enqueue((item.Address, clock.GetUtcNow(), stored is not null));
        return _answers.TryGetValue(item.Address, out var answer) ? await answer(item, stored, cancellationToken) : Served(item, stored);
    }

    public WorkResult? Plan(WorkItem item, HarvestJob job, SourceDocument stored) =>
        Plans ? new WorkResult(item, new FetchOutcome(FetchStatus.NotModified, "fresh")) { FollowUps = FollowUpsOf(item) } : null;

    public ImmutableArray<Evidence> Extract(SourceDocument document) => EvidenceOf(document.Address, document);

    /// <summary>200, or 304 where the very same is stored.</summary>
    public WorkResult Served(WorkItem item, SourceDocument? stored, string extra = "")
    {
        var body = Encoding.UTF8.GetBytes($"{item.Address} {extra}");
        if (stored is not null && stored.Body.Span.SequenceEqual(body))
            return new WorkResult(item, FetchOutcome.Unchanged) { FollowUps = FollowUpsOf(item) };
        var document = new SourceDocument
        {
            Key = item.Key,
            Source = Name,
            Kind = item.Kind,
            Address = item.Address,
            Fetched = clock.GetUtcNow(),
            Validators = new Validators("\"1\"", null),
            Body = body,
        };
        return new WorkResult(item, FetchOutcome.Ok) { Document = document, Evidence = EvidenceOf(item.Address, document), FollowUps = FollowUpsOf(item) };
    }

    private ImmutableArray<WorkItem> FollowUpsOf(WorkItem item) => _followUps.GetValueOrDefault(item.Address, []);

    private static ImmutableArray<Evidence> EvidenceOf(string address, SourceDocument document)
    {
        if (!address.StartsWith("user/", StringComparison.Ordinal) || !long.TryParse(address.AsSpan(5), out var id))
            return [];
        return
        [
            new ProfileEvidence
            {
                Person = CandidateId.OfGitHub(id),
                Login = $"person-{id}",
                Url = $"https://github.com/person-{id}",
                Extractor = "scripted@1",
                Seen = document.Fetched,
                Document = document.Key,
            },
        ];
    }
}
