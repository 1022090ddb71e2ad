using System.Runtime.CompilerServices;

namespace TalentScout.Store;

/// <summary>Counts by person, repository and month: about nine bytes each before they are packed.</summary>
internal sealed class CountRuns : IRunKind<ArchiveCount>
{
    public static readonly CountRuns Instance = new();

    /// <summary>Months are written from here on.</summary>
    private const int FirstMonth = 2008 * 12;

    public int Id => 0;
    public long KeyOf(in ArchiveCount record) => record.Person;
    public int Compare(in ArchiveCount a, in ArchiveCount b) => a.CompareTo(b);

    public ArchiveCount Combine(in ArchiveCount a, in ArchiveCount b)
    {
        var tally = a.Tally;
        tally.Add(b.Tally);
        return a with { Tally = tally };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ChunkWriter to, in ArchiveCount record, ArchiveCount? before)
    {
        var samePerson = before?.Person == record.Person;
        to.Signed(record.Person - (before?.Person ?? 0));
        to.Signed(record.Repository - (samePerson ? before!.Value.Repository : 0));
        to.Signed(record.Month.Index - FirstMonth);
        var t = record.Tally;
        ReadOnlySpan<int> values = [t.Pushes, t.PushesUntold, t.Commits, t.Opened, t.Merged, t.ClosedUntold, t.Reviews, t.ReviewComments, t.Issues, t.Comments];
        var mask = 0UL;
        for (var i = 0; i < values.Length; i++)
            mask |= values[i] != 0 ? 1UL << i : 0;
        to.Number(mask);
        foreach (var value in values)
        {
            if (value != 0)
                to.Signed(value);
        }
    }

    public void Read(byte[] bytes, List<ArchiveCount> into)
    {
        var reader = new ChunkReader(bytes);
        var (person, repository) = (0L, 0L);
        Span<int> values = stackalloc int[10];
        while (!reader.AtEnd)
        {
            var step = reader.Signed();
            person += step;
            repository = reader.Signed() + (step == 0 ? repository : 0);
            var month = new Month((int)reader.Signed() + FirstMonth);
            var mask = reader.Number();
            for (var i = 0; i < values.Length; i++)
                values[i] = (mask & (1UL << i)) != 0 ? (int)reader.Signed() : 0;
            into.Add(new ArchiveCount(person, repository, month, new ArchiveTally
            {
                Pushes = values[0],
                PushesUntold = values[1],
                Commits = values[2],
                Opened = values[3],
                Merged = values[4],
                ClosedUntold = values[5],
                Reviews = values[6],
                ReviewComments = values[7],
                Issues = values[8],
                Comments = values[9],
            }));
        }
    }
}
