namespace TalentScout.Search;

/// <summary>
/// An index being built from nothing beside the one that serves. Apply everything, catch up with what changed meanwhile, then
/// <see cref="Complete"/>: from then on every process changes over at its next <see cref="CandidateIndex.Refresh"/>. Disposed before that, it
/// leaves nothing behind.
/// </summary>
public sealed class IndexRebuild : IDisposable
{
    private readonly GenerationFolders _folders;
    private readonly IndexBuild _build;
    private readonly CandidateDocument _documents;
    private readonly Func<bool> _isSearched;
    private bool _complete;

    internal IndexRebuild(GenerationFolders folders, CommitData data, RepositoryTies ties, Func<IndexBuild, CandidateDocument> documents, Func<bool> isSearched)
    {
        (_folders, _isSearched) = (folders, isSearched);
        var number = folders.Next();
        _build = IndexBuild.Create(folders.PathOf(number), number, data, ties)
            ?? throw new IOException($"{folders.PathOf(number)}: another process is rebuilding the index");
        _documents = documents(_build);
    }

    public void Apply(IEnumerable<CandidateChange> changes) => IndexChanges.Apply(_build, _documents, changes, _isSearched);

    /// <param name="sequence">of the store's last change that was applied</param>
    public void Complete(long sequence)
    {
        _build.Compact();
        _build.Commit(sequence);
        // The lock goes first: whoever sees the new CURRENT wants to write.
        _build.Dispose();
        _folders.MakeCurrent(_build.Number);
        _complete = true;
    }

    public void Dispose()
    {
        if (_complete)
            return;
        _build.Dispose();
        _folders.Remove(_build.Number);
    }
}
