using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>A stored (minimised) document with its body parsed once, for extraction and for planning.</summary>
internal sealed class GitHubPage(SourceDocument document) : IDisposable
{
    private JsonDocument? _json;
    private ItemContext? _context;

    public SourceDocument Document { get; } = document;
    public ItemContext Context => _context ??= ItemContext.Parse(Document.Context);
    public JsonElement Root => (_json ??= JsonDocument.Parse(Document.Body)).RootElement;

    public void Dispose() => _json?.Dispose();
}
