namespace TalentScout.Harvest.GhArchive;

/// <summary>A file fetched in part: its bytes in NAME.part, and beside them which of the source's files they are of.</summary>
internal sealed class PartFile
{
    private readonly string _path;
    private readonly string _part;
    private readonly string _tagPath;

    public PartFile(string path)
    {
        _path = path;
        _part = path + ".part";
        _tagPath = path + ".tag";
        Length = File.Exists(_part) && File.Exists(_tagPath) ? new FileInfo(_part).Length : 0;
        Tag = Length > 0 ? File.ReadAllText(_tagPath) : null;
        if (Length == 0)
            Forget();
    }

    public long Length { get; private set; }

    /// <summary>The source's ETag; empty where it gave none.</summary>
    public string? Tag { get; private set; }

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, string? tag, CancellationToken cancellationToken)
    {
        if (Length == 0)
            await File.WriteAllTextAsync(_tagPath, Tag = tag ?? "", cancellationToken);
        await using var file = new FileStream(_part, FileMode.OpenOrCreate, FileAccess.Write);
        // A piece that was cut off by a kill is written anew.
        file.SetLength(Length);
        file.Position = Length;
        await file.WriteAsync(bytes, cancellationToken);
        Length += bytes.Length;
    }

    public string Finish()
    {
        File.Move(_part, _path, overwrite: true);
        File.Delete(_tagPath);
        return _path;
    }

    public void Forget()
    {
        File.Delete(_part);
        File.Delete(_tagPath);
        (Length, Tag) = (0, null);
    }
}
