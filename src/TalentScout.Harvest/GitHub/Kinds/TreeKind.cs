using System.Buffers;
using System.Text.Json;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>The paths of a repository's files at its default branch: which manifests to read, and what file names alone show.</summary>
internal sealed class TreeKind(RepositoryFiles files) : GitHubKind("tree", ManifestReader.Version)
{
    /// <summary>Kept at most, in the order of the tree.</summary>
    private const int MaxPaths = 20_000;

    /// <summary>A larger file is data or generated, whatever its name.</summary>
    private const long MaxFileSize = 512 * 1024;

    private static readonly JsonShape Shape = JsonShape.Object(
        ("truncated", JsonShape.Value), ("tree", JsonShape.List(JsonShape.Object(("path", JsonShape.Value), ("type", JsonShape.Value), ("size", JsonShape.Value)))));

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context)
    {
        if (Shape.Keep(body) is not { } kept)
            return null;
        using var json = JsonDocument.Parse(kept);
        if (json.RootElement.Child("tree") is not { ValueKind: JsonValueKind.Array } tree)
            return null;
        var output = new ArrayBufferWriter<byte>(kept.Length / 2);
        using var writer = new Utf8JsonWriter(output, JsonShape.Compact);
        writer.WriteStartObject();
        writer.WriteBoolean("truncated", json.RootElement.Flag("truncated") ?? false);
        writer.WriteStartArray("paths");
        foreach (var path in tree.Items().Where(IsOwnFile).Select(e => e.Text("path")).OfType<string>().Where(p => !new ManifestPath(p).IsForeign).Take(MaxPaths))
            writer.WriteStringValue(path);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public override IEnumerable<Evidence> Extract(GitHubPage page) =>
        page.Context.Repository is { } repository ? files.InTree(PathsOf(page), repository, page.Document.Fetched, Extractor) : [];

    public override IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit)
    {
        if (page.Context.Repository is not { } repository)
            return [];
        var below = new BelowRepository(repository, visit);
        return files.Manifests(PathsOf(page)).Take(visit.Depth.Manifests).Select(path => below.Manifest(repository.BranchOrHead, path));
    }

    public override IEnumerable<string> Remarks(GitHubPage page) => page.Root.Flag("truncated") == true ? ["a tree was too large to be listed whole"] : [];

    private static bool IsOwnFile(JsonElement entry) => entry.Text("type") == "blob" && entry.Number("size") is null or <= MaxFileSize;

    private static string[] PathsOf(GitHubPage page) => [.. page.Root.Items("paths").Select(p => p.AsText()).OfType<string>()];
}
