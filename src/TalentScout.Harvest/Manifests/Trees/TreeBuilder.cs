namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>Puts a tree together from a stream of events, within bounds.</summary>
/// <param name="nodes">How many values were read of the same file before.</param>
internal sealed class TreeBuilder(int nodes = 0)
{
    private readonly Stack<DataNode> _open = new();
    private string? _key;
    private int _keyLine;

    public DataNode? Root { get; private set; }

    /// <summary>Values of the file so far; one that is written once and referred to counts wherever it stands.</summary>
    public int Nodes { get; private set; } = nodes;
    public int Depth => _open.Count;
    public bool IsFull => Nodes >= TreeReading.MaxNodes || Depth > TreeReading.MaxDepth;

    /// <summary>True where the next scalar of a map is a key.</summary>
    public bool WantsKey(bool inMap) => inMap && _key is null;

    public void Key(string key, int line)
    {
        _key = key;
        _keyLine = line;
    }

    public void Open(DataNode node)
    {
        Attach(node);
        _open.Push(node);
    }

    /// <summary>The map or list that ends here; null where none is open.</summary>
    public DataNode? Close()
    {
        _key = null;
        return _open.TryPop(out var closed) ? closed : null;
    }

    /// <param name="weight">Values in it, itself too, where it is known from before.</param>
    public void Attach(DataNode node, int weight = 1)
    {
        Nodes += weight;
        if (_open.Count == 0)
            Root ??= node;
        else if (_key is { } key)
            _open.Peek().Add(key, _keyLine, node);
        else
            _open.Peek().Add(node);
        _key = null;
    }
}
