using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Harvest.GitHub;

/// <summary>What a work item and its document know beside address and body. Stored as JSON; absent is unknown.</summary>
internal sealed record ItemContext
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static readonly ItemContext Empty = new();

    /// <summary>Start of the run: the end of the commit window that it opens. Whole seconds.</summary>
    public DateTimeOffset? Started { get; init; }

    public RepositoryFacts? Repository { get; init; }

    /// <summary>Whom the document is wholly about.</summary>
    public long? Person { get; init; }
    public string? Login { get; init; }

    /// <summary>The page of the person or organisation, as served.</summary>
    public string? Html { get; init; }

    /// <summary>Of a file in the repository.</summary>
    public string? Path { get; init; }

    /// <summary>Of a repository document: where one commit window ends and the next begins, oldest first.</summary>
    public ImmutableArray<DateTimeOffset>? Windows { get; init; }

    /// <summary>Repositories that became seeds because of this document; decided when it was fetched.</summary>
    public ImmutableArray<string>? Discovered { get; init; }

    /// <summary>Of a page of commits: those whose files are asked for, by hash; decided when it was fetched. Null: not decided.</summary>
    public ImmutableArray<string>? Sampled { get; init; }

    /// <summary>Of a search: the part of the job's terms that it is; null: all of them.</summary>
    public Slicing.SearchSlice? Slice { get; init; }

    /// <summary>Number of the last page, as the first page named it.</summary>
    public int? LastPage { get; init; }

    /// <summary>Entries of the list as it was served, where fewer are kept.</summary>
    public int? Listed { get; init; }

    /// <summary>Of a page of events: what it has listed on all nights, oldest first.</summary>
    public ImmutableArray<EventSpan>? Spans { get; init; }

    /// <summary>Of a page of events: what the pages before it have listed.</summary>
    public ImmutableArray<EventSpan>? Above { get; init; }

    /// <summary>Nobody looked for longer than GitHub lists events: the last one seen before that.</summary>
    public DateTimeOffset? Unseen { get; init; }

    /// <summary>When the account or repository was first not found any more.</summary>
    public DateTimeOffset? Missing { get; init; }

    /// <summary>Without the repositories of people who must not be here; the same instance where there are none.</summary>
    public ItemContext Without(Func<string, bool> isGone) =>
        Discovered is { } all && all.Any(isGone) ? this with { Discovered = all.RemoveAll(name => isGone(name)) is { IsEmpty: false } left ? left : null } : this;

    public static ItemContext Parse(string json) => JsonSerializer.Deserialize<ItemContext>(json, Json) ?? Empty;
    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>What everything below a repository needs of it.</summary>
internal sealed record RepositoryFacts
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string Html { get; init; }
    public string? Branch { get; init; }

    /// <summary>Null where the owner is an organisation.</summary>
    public long? Owner { get; init; }

    [JsonIgnore] public RepositoryId Key => RepositoryId.OfGitHub(Id);
    [JsonIgnore] public string BranchOrHead => Branch ?? "HEAD";
}
