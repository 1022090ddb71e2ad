namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>A value of a JSON, TOML or YAML file with its 1-based line: a text, a map or a list. Reading past what is there gives null or nothing.</summary>
internal sealed class DataNode(int line)
{
    private const int FewEntries = 16;
    private static readonly List<DataEntry> NoEntries = [];
    private static readonly List<DataNode> NoItems = [];
    private List<DataEntry>? _entries;
    private List<DataNode>? _items;
    private Dictionary<string, DataNode>? _byKey;

    public int Line { get; } = line;

    /// <summary>The scalar as written, unquoted; null for a map, a list and an explicit null.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<DataEntry> Entries => _entries ?? NoEntries;
    public IReadOnlyList<DataNode> Items => _items ?? NoItems;

    /// <summary>The value of a key, the last one where it stands twice; null where there is none.</summary>
    public DataNode? this[string key]
    {
        get
        {
            if (_entries is null)
                return null;
            if (_entries.Count > FewEntries)
                return ByKey().GetValueOrDefault(key);
            for (var i = _entries.Count - 1; i >= 0; i--)
                if (_entries[i].Key == key)
                    return _entries[i].Value;
            return null;
        }
    }

    /// <summary>Down several keys at once.</summary>
    public DataNode? At(params ReadOnlySpan<string> keys)
    {
        var node = this;
        foreach (var key in keys)
        {
            node = node[key];
            if (node is null)
                return null;
        }
        return node;
    }

    /// <summary>All values down a path of keys, also where a key stands twice; "*" is any key.</summary>
    public IEnumerable<DataEntry> Each(params string[] keys)
    {
        IEnumerable<DataEntry> level = [new DataEntry("", Line, this)];
        foreach (var key in keys)
            level = level.SelectMany(e => e.Value.Entries.Where(inner => key == "*" || inner.Key == key));
        return level;
    }

    // Formats ask one list for each name of another: of long ones in one look each.
    private Dictionary<string, DataNode> ByKey()
    {
        if (_byKey is not null)
            return _byKey;
        _byKey = new Dictionary<string, DataNode>(_entries!.Count, StringComparer.Ordinal);
        foreach (var entry in _entries)
            _byKey[entry.Key] = entry.Value;
        return _byKey;
    }

    public bool Says(string key) => this[key]?.Text is "true" or "True";

    public void Add(string key, int line, DataNode value)
    {
        (_entries ??= []).Add(new DataEntry(key, line, value));
        _byKey = null;
    }

    public void Add(DataNode item) => (_items ??= []).Add(item);

    /// <summary>This node and everything below it, in the order of the file. Shared parts (YAML aliases) are visited once.</summary>
    public IEnumerable<(string Key, DataNode Node)> Walk()
    {
        var seen = new HashSet<DataNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<(string, DataNode)>();
        waiting.Push(("", this));
        while (waiting.TryPop(out var next))
        {
            var (key, node) = next;
            if (!seen.Add(node))
                continue;
            yield return next;
            for (var i = node.Items.Count - 1; i >= 0; i--)
                waiting.Push((key, node.Items[i]));
            for (var i = node.Entries.Count - 1; i >= 0; i--)
                waiting.Push((node.Entries[i].Key, node.Entries[i].Value));
        }
    }
}

/// <summary>A key with the line it stands on, and its value.</summary>
internal readonly record struct DataEntry(string Key, int Line, DataNode Value);
