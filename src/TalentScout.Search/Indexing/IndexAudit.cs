using System.Collections.Immutable;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>The index held against the store.</summary>
/// <param name="Fault">What Lucene finds wrong with its files; null where they are sound.</param>
/// <param name="Sequence">The store's change that the index reaches to; what came later is not held against it.</param>
/// <param name="Missing">In the store and not in the index.</param>
/// <param name="Surplus">In the index and not in the store, or no person's account.</param>
/// <param name="Different">In both, with another content.</param>
public sealed record IndexAuditReport(string? Fault, long Sequence, long People, ImmutableArray<CandidateId> Missing, ImmutableArray<CandidateId> Surplus, ImmutableArray<CandidateId> Different)
{
    public bool IsGood => Fault is null && Missing.IsEmpty && Surplus.IsEmpty && Different.IsEmpty;
}

/// <summary>
/// Compares everybody in the index with the store. Begun before the store is read: whoever changed after the index's commit has a later number, and is left out. Give all changes from 0, then
/// ask for the result.
/// </summary>
public sealed class IndexAudit : IDisposable
{
    private readonly CandidateIndex.Held _held;
    private readonly Dictionary<CandidateId, (int Segment, int Doc)> _left = [];
    private readonly SortedSet<CandidateId> _missing = [], _different = [];
    private readonly string? _fault;
    private readonly long _sequence;
    private readonly int _people;

    private IndexAudit(CandidateIndex.Held held, long sequence, string? fault)
    {
        (_held, _sequence, _fault) = (held, sequence, fault);
        var segments = held.View.Segments;
        for (var segment = 0; segment < segments.Length; segment++)
        {
            for (var doc = 0; doc < segments[segment].Columns.Count; doc++)
            {
                if (segments[segment].Live[doc])
                    _left[segments[segment].Columns.Ids[doc]] = (segment, doc);
            }
        }

        _people = _left.Count;
    }

    /// <summary>Reads the checksums of all files; then what is committed is held until this is disposed.</summary>
    public static IndexAudit Begin(CandidateIndex index)
    {
        // The number first: what is searched may be newer, never older.
        var sequence = index.Sequence;
        index.Refresh();
        var fault = CheckFiles(index.Folder);
        return new IndexAudit(index.Acquire(), sequence, fault);
    }

    /// <summary>A page of the store's feed.</summary>
    public void See(IEnumerable<CandidateChange> changes)
    {
        var known = changes.AsParallel().AsOrdered().Select(change => (change.Sequence, change.Id, Wanted: change.Candidate is { } candidate && IndexChanges.Takes(candidate), Same: IsSame(change))).ToList();
        foreach (var (sequence, id, wanted, same) in known)
        {
            var found = _left.ContainsKey(id);
            if (sequence > _sequence)
                _left.Remove(id);
            else if (wanted && !found)
                _missing.Add(id);
            else if (wanted && !same)
                _different.Add(id);
            if (wanted)
                _left.Remove(id);
        }
    }

    public IndexAuditReport Result() => new(_fault, _sequence, _people, [.. _missing], [.. _left.Keys.Order()], [.. _different]);

    public void Dispose() => _held.Dispose();

    private bool IsSame(CandidateChange change)
    {
        if (change.Candidate is not { } candidate || !_left.TryGetValue(change.Id, out var at))
            return true;
        try
        {
            return StoredFields.CandidateBytes(_held.Searcher, _held.View, at.Segment, at.Doc).AsSpan().SequenceEqual(StoredCandidate.Form(candidate));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string? CheckFiles(string folder)
    {
        using var directory = IndexDirectory.Open(folder);
        try
        {
            var status = new CheckIndex(directory).DoCheckIndex();
            return status.Clean ? null : $"{status.NumBadSegments} of {status.SegmentInfos.Count} segments are damaged, with {status.TotLoseDocCount} people in them";
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return e.Message;
        }
    }
}
