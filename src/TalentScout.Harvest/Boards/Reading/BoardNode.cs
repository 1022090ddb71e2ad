using System.Collections.Immutable;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>
/// A value of a board's answer, whatever it was written in: text, list, or fields by name in the order written. Asking for what is not there gives nothing,
/// never an exception. Names are compared without case and without a prefix ("schema:title" is "title").
/// </summary>
internal sealed class BoardNode
{
    public static readonly BoardNode Nothing = new();

    public string? Text { get; init; }

    /// <summary>True for a number, true or false: "1" written as text is none.</summary>
    public bool IsBare { get; init; }
    public IReadOnlyList<BoardNode> Items { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, BoardNode>> Fields { get; init; } = [];
    public bool HasFields => Fields.Count > 0;

    public static BoardNode Of(string text) => new() { Text = text };

    /// <summary>The first field of one of the names that holds something, in the order of the names.</summary>
    public BoardNode this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
                foreach (var (key, value) in Fields)
                    if (IsNamed(key, name) && !value.IsEmpty)
                        return value;
            return Nothing;
        }
    }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Items.Count == 0 && Fields.Count == 0;

    /// <summary>This, or its members where it is a list.</summary>
    public IEnumerable<BoardNode> Each => Items.Count > 0 ? Items.SelectMany(i => i.Each) : IsEmpty ? [] : [this];

    /// <summary>All values of the fields of these names.</summary>
    public IEnumerable<BoardNode> All(params string[] names) => Fields.Where(f => names.Any(n => IsNamed(f.Key, n))).SelectMany(f => f.Value.Each);

    public string? String(params ReadOnlySpan<string> names) => this[names].Words;

    public ImmutableArray<string> Strings(params ReadOnlySpan<string> names) => [.. this[names].Each.Select(n => n.Words).OfType<string>()];

    public bool? Flag(params ReadOnlySpan<string> names) => this[names].Words?.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    /// <summary>Its text; of an object the field that names it; of a list the first.</summary>
    public string? Words => !string.IsNullOrWhiteSpace(Text) ? Text
        : HasFields ? this["@value", "name", "value", "text", "label", "title", "legalName", "html"] is { IsEmpty: false } named && named != this ? named.Words : null
        : Items.Select(i => i.Words).FirstOrDefault(w => w is not null);

    /// <summary>All objects in it, itself first, in the order written.</summary>
    public IEnumerable<BoardNode> Objects()
    {
        var open = new Stack<BoardNode>([this]);
        while (open.TryPop(out var node))
        {
            if (node.HasFields)
                yield return node;
            for (var i = node.Fields.Count - 1; i >= 0; i--)
                open.Push(node.Fields[i].Value);
            for (var i = node.Items.Count - 1; i >= 0; i--)
                open.Push(node.Items[i]);
        }
    }

    private static bool IsNamed(string key, string name)
    {
        if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            return true;
        var local = key.AsSpan(key.AsSpan().LastIndexOfAny(":/#") + 1);
        return local.Length < key.Length && local.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
