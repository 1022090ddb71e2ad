using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>Reads the repository object, which is the same in every answer that has one.</summary>
internal static class RepositoryReading
{
    public static bool HasIdentity(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return Facts(json.RootElement) is not null;
    }

    /// <summary>Null where id, name or page are missing.</summary>
    public static RepositoryFacts? Facts(JsonElement repository)
    {
        return repository.Number("id") is > 0 and var id && NameOf(repository) is { } name && (repository.Text("html_url") ?? $"https://github.com/{name}") is var html
            ? new RepositoryFacts { Id = id, Name = name, Html = html, Branch = repository.Text("default_branch"), Owner = OwnerOf(repository) }
            : null;
    }

    /// <summary>Before 2013 the full name was not told.</summary>
    private static string? NameOf(JsonElement repository) =>
        repository.Text("full_name") ?? (repository.Child("owner")?.Text("login") is { } owner && repository.Text("name") is { } name ? $"{owner}/{name}" : null);

    /// <summary>"owner" of "owner/name".</summary>
    public static string OwnerIn(string fullName) => fullName.IndexOf('/') is > 0 and var slash ? fullName[..slash] : fullName;

    /// <summary>Null where it belongs to an organisation, or nothing is said.</summary>
    public static long? OwnerOf(JsonElement repository) =>
        AccountKinds.Read(repository.Child("owner")) is { Kind: not AccountKind.Organisation } owner ? owner.Id : null;

    public static RepositoryEvidence? Evidence(JsonElement repository, DateTimeOffset seen, string extractor)
    {
        if (Facts(repository) is not { } facts)
            return null;
        CandidateId? owner = facts.Owner is { } id ? CandidateId.OfGitHub(id) : null;
        return new RepositoryEvidence
        {
            Person = owner,
            Repository = facts.Key,
            Owner = owner,
            Url = facts.Html,
            Extractor = extractor,
            FullName = facts.Name,
            Description = repository.Text("description"),
            Language = repository.Text("language"),
            Topics = [.. repository.Items("topics").Select(t => t.AsText()).OfType<string>()],
            Stars = repository.Count("stargazers_count"),
            Forks = repository.Count("forks_count"),
            Fork = repository.Flag("fork") ?? false,
            Archived = repository.Flag("archived") ?? false,
            Template = repository.Flag("is_template") ?? false,
            SizeKb = repository.Number("size"),
            Created = repository.Day("created_at"),
            Pushed = repository.Day("pushed_at"),
            Seen = seen,
        };
    }
}
