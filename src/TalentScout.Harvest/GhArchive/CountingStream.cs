namespace TalentScout.Harvest.GhArchive;

/// <summary>Tells of what is read of another stream.</summary>
internal sealed class CountingStream(Stream inner, Action<int> told) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        told(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
