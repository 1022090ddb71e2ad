using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.GitHub;
using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.GitHub;

/// <summary>A GitHub that answers by path and query, the source that reads it, and a store as simple as a dictionary.</summary>
internal sealed class GitHubFixture : IDisposable
{
    public static readonly Uri Base = new("https://api.github.com/");
    public static readonly DateTimeOffset FirstNight = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    public static readonly SkillCatalogue Catalogue = new(
    [
        new Skill { Id = "csharp", Name = "C#", Kind = SkillKind.Language, Linguist = ["C#"], Aliases = ["c#"] },
        new Skill { Id = "go", Name = "Go", Kind = SkillKind.Language, Linguist = ["Go"], Aliases = ["golang"], Ambiguous = ["go"] },
        new Skill { Id = "postgresql", Name = "PostgreSQL", Kind = SkillKind.Database, Topics = ["postgresql", "postgres"], Aliases = ["postgres"] },
        new Skill { Id = "npgsql", Name = "Npgsql", Kind = SkillKind.Framework, Packages = System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add("nuget", ["Npgsql"]) },
        new Skill { Id = "kafka", Name = "Kafka", Kind = SkillKind.Messaging, Topics = ["kafka"] },
    ]);

    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(StringComparer.Ordinal);

    public GitHubFixture(GitHubOptions? options = null)
    {
        Clock.SetUtcNow(FirstNight);
        Network = new ScriptedNetwork(request => _answers.TryGetValue(request.RequestUri!.PathAndQuery, out var answer) ? answer(request) : ScriptedNetwork.Json("""{"message":"Not Found"}""", 404));
        var registry = new SourceRegistry([Chain.Source("github", SourceVerdict.Allow, "api.github.com")]);
        Source = GitHubSource.Create((options ?? new GitHubOptions()) with { BaseAddress = Base, Retries = 0 }, registry, Catalogue, (id, login) => (id is { } number && Suppressed.Contains(number)) || (Suppressed.Contains(5) && login == "eve"), Clock, Network);
    }

    public FakeTimeProvider Clock { get; } = new();
    public ScriptedNetwork Network { get; }
    public GitHubSource Source { get; }

    /// <summary>By number; 5 is eve.</summary>
    public HashSet<long> Suppressed { get; } = [];
    public Dictionary<string, SourceDocument> Documents { get; } = [];
    public HarvestJob Job { get; set; } = new() { Name = "test", Kind = "harvest", Budget = new HarvestBudget { FreshHours = 0 } };

    public void Answer(string pathAndQuery, string body, int status = 200, params (string Name, string Value)[] headers) =>
        _answers[pathAndQuery] = _ => ScriptedNetwork.Json(body, status, headers);

    /// <summary>200 with that ETag, or 304 where the request has it.</summary>
    public void AnswerConditionally(string pathAndQuery, string body, string etag, params (string Name, string Value)[] headers) =>
        _answers[pathAndQuery] = request => request.Headers.TryGetValues("If-None-Match", out var asked) && asked.Contains(etag)
            ? ScriptedNetwork.Json("", 304, ("ETag", etag))
            : ScriptedNetwork.Json(body, 200, [("ETag", etag), .. headers]);

    /// <summary>Does one item as a runner would, and stores what it brought.</summary>
    public async Task<WorkResult> WorkAsync(WorkItem item, CancellationToken? cancellationToken = null)
    {
        var result = await Source.WorkAsync(item, Job, Documents.GetValueOrDefault(item.Key), cancellationToken ?? TestContext.Current.CancellationToken);
        if (result.Document is { } document && result.Outcome.Status == FetchStatus.Fetched)
            Documents[document.Key] = document;
        if (result.Forget)
            Documents.Remove(item.Key);
        return result;
    }

    public static WorkItem Item(string kind, string address, string context = "{}") => new() { Source = "github", Kind = kind, Address = address, Context = context };

    public void Dispose() => Source.Dispose();
}
