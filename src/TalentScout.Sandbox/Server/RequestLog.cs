using System.Collections.Concurrent;

namespace TalentScout.Sandbox;

/// <summary>One request as it was answered. Status 0: the connection was cut.</summary>
public sealed record SandboxRequest(string Method, string Path, string Query, int Status, DateTimeOffset At)
{
    /// <summary>It carried If-None-Match or If-Modified-Since.</summary>
    public bool Conditional { get; init; }
    public string? UserAgent { get; init; }
    public bool Authorised { get; init; }

    /// <summary>"core", "search", or "web" for pages and boards.</summary>
    public string Bucket { get; init; } = "web";

    /// <summary>Came after an answer that said that nothing remains, before the reset.</summary>
    public bool AfterExhausted { get; init; }

    /// <summary>Came before the time that Retry-After named.</summary>
    public bool InsideRetryAfter { get; init; }

    /// <summary>Requests in the air when it arrived, itself included.</summary>
    public int AtOnce { get; init; }

    /// <summary>What was made to go wrong with it; null: nothing.</summary>
    public FaultKind? Fault { get; init; }
}

internal sealed class RequestLog
{
    private readonly ConcurrentQueue<SandboxRequest> _requests = new();

    public IReadOnlyList<SandboxRequest> All => [.. _requests];

    public void Add(SandboxRequest request) => _requests.Enqueue(request);

    public void Clear() => _requests.Clear();
}
