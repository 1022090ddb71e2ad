using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TalentScout.Store;

/// <summary>What people and repositories were called last.</summary>
internal sealed class NameRuns : IRunKind<ArchiveName>
{
    public static readonly NameRuns People = new(1), Repositories = new(2);

    private NameRuns(int id) => Id = id;

    public int Id { get; }
    public long KeyOf(in ArchiveName record) => record.Id;
    public int Compare(in ArchiveName a, in ArchiveName b) => a.Id.CompareTo(b.Id);
    public ArchiveName Combine(in ArchiveName a, in ArchiveName b) => ArchiveName.Later(a, b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ChunkWriter to, in ArchiveName record, ArchiveName? before)
    {
        to.Signed(record.Id - (before?.Id ?? 0));
        to.Signed(record.At);
        to.Text(record.Text.AsSpan());
        to.Text(record.Language.AsSpan());
        if (!record.Language.IsEmpty)
            to.Signed(record.LanguageAt);
    }

    public void Read(byte[] bytes, List<ArchiveName> into)
    {
        var reader = new ChunkReader(bytes);
        var id = 0L;
        while (!reader.AtEnd)
        {
            id += reader.Signed();
            var at = reader.Signed();
            var text = ImmutableCollectionsMarshal.AsImmutableArray(reader.Text());
            var language = ImmutableCollectionsMarshal.AsImmutableArray(reader.Text());
            into.Add(new ArchiveName(id, at, text) { Language = language, LanguageAt = language.IsEmpty ? 0 : reader.Signed() });
        }
    }
}
