namespace TalentScout.Search;

/// <summary>
/// Bytes one after the other in a few long stretches. An array for each would have to be moved by the garbage collector, and looked at again and again, until the segment is written.
/// </summary>
internal sealed class ByteStore
{
    private const int StretchLength = 1 << 20;

    private readonly List<byte[]> _stretches = [];
    private int _stretch;
    private int _end;

    public Stored Add(ReadOnlySpan<byte> bytes)
    {
        if (_stretches.Count == 0 || _end + bytes.Length > _stretches[_stretch].Length)
            Next(bytes.Length);
        var stored = new Stored(_stretch, _end, bytes.Length);
        bytes.CopyTo(_stretches[_stretch].AsSpan(_end));
        _end += bytes.Length;
        return stored;
    }

    public byte[] Array(Stored stored) => _stretches[stored.Stretch];

    public ReadOnlySpan<byte> this[Stored stored] => _stretches[stored.Stretch].AsSpan(stored.Start, stored.Length);

    /// <summary>The stretches are used again.</summary>
    public void Clear() => (_stretch, _end) = (0, 0);

    private void Next(int length)
    {
        var next = _stretches.Count == 0 || _end == 0 ? _stretch : _stretch + 1;
        if (next == _stretches.Count)
            _stretches.Add(new byte[Math.Max(StretchLength, length)]);
        else if (_stretches[next].Length < length)
            _stretches[next] = new byte[length];
        (_stretch, _end) = (next, 0);
    }

    public readonly record struct Stored(int Stretch, int Start, int Length);
}
