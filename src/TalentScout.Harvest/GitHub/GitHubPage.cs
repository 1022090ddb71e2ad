using System.Runtime.InteropServices;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>A stored (minimised) document with its body parsed once, for extraction and for planning.</summary>
internal sealed class GitHubPage(SourceDocument document) : IDisposable
{
    private JsonDocument? _json;
    private ItemContext? _context;

    public SourceDocument Document { get; } = document;
    public ItemContext Context => _context ??= ItemContext.Parse(Document.Context);
    public byte[] Body => MemoryMarshal.TryGetArray(Document.Body, out var whole) && whole.Array is { } array && whole.Count == array.Length ? array : Document.Body.ToArray();
    public JsonElement Root => (_json ??= JsonDocument.Parse(Document.Body)).RootElement;

    public void Dispose() => _json?.Dispose();
}
