namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>Puts a tree together from a stream of events, within bounds.</summary>
internal sealed class TreeBuilder
{
    private readonly Stack<(DataNode Node, string? Key, int KeyLine)> _open = new();
    private string? _key;
    private int _keyLine;

    public DataNode? Root { get; private set; }
    public int Nodes { get; private set; }
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
        _open.Push((node, null, 0));
    }

    public void Close()
    {
        if (_open.Count > 0)
            _open.Pop();
        _key = null;
    }

    public void Attach(DataNode node)
    {
        Nodes++;
        if (_open.Count == 0)
            Root ??= node;
        else if (_key is { } key)
            _open.Peek().Node.Add(key, _keyLine, node);
        else
            _open.Peek().Node.Add(node);
        _key = null;
    }
}
