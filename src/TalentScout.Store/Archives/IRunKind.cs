namespace TalentScout.Store;

/// <summary>What a run is made of: how records are keyed, written, and added up. Three of them: counts, people, repositories.</summary>
internal interface IRunKind<T>
    where T : struct
{
    /// <summary>In archive_run.kind.</summary>
    int Id { get; }

    /// <summary>What chunks are cut and found by.</summary>
    long KeyOf(in T record);
    int Compare(in T a, in T b);

    /// <summary>Of two records that compare as equal; the order must not matter.</summary>
    T Combine(in T a, in T b);

    /// <param name="before">The record before it in the same chunk; null for the first.</param>
    void Write(ChunkWriter to, in T record, T? before);
    void Read(byte[] bytes, List<T> into);
}
