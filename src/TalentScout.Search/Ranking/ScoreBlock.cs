namespace TalentScout.Search;

/// <summary>
/// Documents of one segment that are scored together: a signal's columns stay in the cache, and where a document has a skill is looked up once, whichever
/// signals ask. Scratch space, filled again and again.
/// </summary>
internal sealed class ScoreBlock : IDisposable
{
    /// <summary>Documents at most.</summary>
    public const int Size = 512;

    /// <summary>Skills whose space is kept for the next query: few ask for more.</summary>
    private const int SkillsKept = 16;

    /// <summary>Of this thread, with all the space they ever needed: what a query has scored is no longer in the way of the next, and still in the cache.</summary>
    [ThreadStatic]
    private static Stack<ScoreBlock>? _spare;

    private readonly int _room;
    private readonly int[] _docs;
    private readonly List<RowsOfSkill> _rows = [];
    private readonly List<MostOfSkill> _most = [];
    private SegmentQuery? _segment;
    private int _rowsUsed;
    private int _mostUsed;

    private ScoreBlock(int room) => (_room, _docs) = (room, new int[room]);

    public SegmentQuery Segment => _segment!;
    public SegmentColumns Columns => Segment.Columns;
    public int Count { get; private set; }
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, Count);

    /// <summary>An empty block to fill; whoever disposes of it has no use for it any more.</summary>
    public static ScoreBlock Rent(SegmentQuery segment)
    {
        var block = _spare is { Count: > 0 } spare ? spare.Pop() : new ScoreBlock(Size);
        block._segment = segment;
        return block;
    }

    /// <summary>A single document, to be held as long as one likes.</summary>
    public static ScoreBlock Of(SegmentQuery segment, int doc)
    {
        var block = new ScoreBlock(1) { _segment = segment };
        block.Fill(doc);
        return block;
    }

    /// <summary>One document.</summary>
    public void Fill(int doc)
    {
        _docs[0] = doc;
        Filled(1);
    }

    /// <summary>The next documents of the set at or after <paramref name="from"/>; the next place to ask from, or -1 at the end.</summary>
    public int Fill(DocBits hits, int from)
    {
        var next = hits.Next(from, _docs, out var filled);
        Filled(filled);
        return next;
    }

    /// <summary>The same, of those that can reach the floor, with what each can come to.</summary>
    public int Fill(DocBits hits, int from, HitBounds ceilings, double floor, Span<double> bounds)
    {
        var next = ceilings.Next(hits, from, floor, _docs, bounds, out var filled);
        Filled(filled);
        return next;
    }

    /// <summary>Of each document the row in <see cref="SkillColumn"/> where it has the skill; -1 where it has not.</summary>
    public ReadOnlySpan<int> Rows(int ordinal) => RowsOf(ordinal).AsSpan(0, Count);

    /// <summary>The same, to be held until the block is filled again; what stands behind the documents means nothing.</summary>
    public int[] RowsOf(int ordinal)
    {
        var rows = RowsOfSkillAt(ordinal);
        if (!rows.Known)
        {
            Columns.Skills.FindEach(Docs, ordinal, rows.Of);
            rows.Known = true;
        }

        return rows.Of;
    }

    /// <summary>What each document has of a skill at most, as <see cref="SkillCeilings"/> has it.</summary>
    public MostOfSkill Most(int ordinal)
    {
        var most = MostOfSkillAt(ordinal);
        if (!most.Known)
        {
            Columns.Skills.Ceilings(ordinal, Segment.Context.Options.Query).Read(Docs, most.Strengths, most.Breadths, most.Roots);
            most.Known = true;
        }

        return most;
    }

    /// <summary>
    /// Moves documents with the greatest bounds to another block; the others stay, with their bounds. Bounds are told apart in steps: who is scored first decides how many are scored after, not
    /// who is in the list, and an exact order takes longer.
    /// </summary>
    /// <param name="most">so many are moved, of more than there are here</param>
    public void Move(ScoreBlock to, Span<double> bounds, int most)
    {
        const int Steps = 128;
        bounds = bounds[..Count];
        var (low, high) = (bounds[0], bounds[0]);
        foreach (var bound in bounds)
            (low, high) = (Math.Min(low, bound), Math.Max(high, bound));
        var scale = high > low ? (Steps - 1) / (high - low) : 0;
        Span<int> counts = stackalloc int[Steps];
        counts.Clear();
        foreach (var bound in bounds)
            counts[(int)((bound - low) * scale)]++;
        var (least, room) = (Steps - 1, most);
        while (counts[least] < room)
            room -= counts[least--];
        var (moved, kept) = (0, 0);
        for (var i = 0; i < bounds.Length; i++)
        {
            var step = (int)((bounds[i] - low) * scale);
            if (step > least || (step == least && room-- > 0))
            {
                to._docs[moved++] = _docs[i];
            }
            else
            {
                _docs[kept] = _docs[i];
                bounds[kept++] = bounds[i];
            }
        }

        to.Filled(moved);
        Filled(kept);
    }

    /// <summary>Leaves the documents whose bound reaches the floor, in their order, and their bounds.</summary>
    public void Keep(Span<double> bounds, double floor)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (bounds[i] >= floor)
            {
                _docs[kept] = _docs[i];
                bounds[kept++] = bounds[i];
            }

        if (kept < Count)
            Filled(kept);
    }

    /// <summary>To the spare blocks of this thread.</summary>
    public void Dispose()
    {
        Count = _rowsUsed = _mostUsed = 0;
        _segment = null;
        if (_rows.Count > SkillsKept)
            _rows.RemoveRange(SkillsKept, _rows.Count - SkillsKept);
        if (_most.Count > SkillsKept)
            _most.RemoveRange(SkillsKept, _most.Count - SkillsKept);
        (_spare ??= []).Push(this);
    }

    private RowsOfSkill RowsOfSkillAt(int ordinal)
    {
        for (var i = 0; i < _rowsUsed; i++)
            if (_rows[i].Ordinal == ordinal)
                return _rows[i];
        if (_rowsUsed == _rows.Count)
            _rows.Add(new RowsOfSkill(_room));
        var rows = _rows[_rowsUsed++];
        (rows.Ordinal, rows.Known) = (ordinal, false);
        return rows;
    }

    private MostOfSkill MostOfSkillAt(int ordinal)
    {
        for (var i = 0; i < _mostUsed; i++)
            if (_most[i].Ordinal == ordinal)
                return _most[i];
        if (_mostUsed == _most.Count)
            _most.Add(new MostOfSkill(_room));
        var most = _most[_mostUsed++];
        (most.Ordinal, most.Known) = (ordinal, false);
        return most;
    }

    private void Filled(int count)
    {
        Count = count;
        foreach (var rows in _rows)
            rows.Known = false;
        foreach (var most in _most)
            most.Known = false;
    }

    private sealed class RowsOfSkill(int room)
    {
        public int Ordinal { get; set; }

        /// <summary>By place in the block.</summary>
        public int[] Of { get; } = new int[room];
        public bool Known { get; set; }
    }
}

/// <summary>Of the documents of a block what they have of a skill at most: see <see cref="SkillCeilings.Read"/>. By place in the block; what stands behind its documents means nothing.</summary>
internal sealed class MostOfSkill(int room)
{
    public int Ordinal { get; set; }
    public double[] Strengths { get; } = new double[room];
    public double[] Breadths { get; } = new double[room];
    public double[] Roots { get; } = new double[room];
    public bool Known { get; set; }
}
